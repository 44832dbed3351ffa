/**
 * `Schema.DescribeFieldResult`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_fields_describe.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryFunction, LibraryType } from '../../abi/libraryType.ts';
import type { FieldType, ObjectType } from '../../schema/schema.ts';
import { withoutPrefix } from '../../base/nameScope.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { PicklistEntry, SObjectFieldToken, SObjectTypeToken } from '../../runtime/values/schemaTokens.ts';
import type { DescribeField } from '../../runtime/values/schemaTokens.ts';
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { describeFilter } from '../support/filteredLookup.ts';
import { displayType } from '../support/displayType.ts';

function fact(read: (field: FieldType) => unknown): LibraryFunction {
  return (_env, self: DescribeField) => read(self.field);
}

type Access = ReturnType<Env['ports']['access']['fieldAccess']>;

/** The user's right on the field; `also` is what the field itself must allow. */
function access(right: keyof Access, also: (field: FieldType) => boolean = () => true): LibraryFunction {
  return (env, self: DescribeField) =>
    also(self.field) && env.ports.access.fieldAccess(self.objectType.apiName, self.field.apiName)[right];
}

const SOAP_TYPES: Record<string, string> = {
  Id: 'ID',
  Boolean: 'BOOLEAN',
  Integer: 'INTEGER',
  Long: 'INTEGER',
  Decimal: 'DOUBLE',
  Double: 'DOUBLE',
  Date: 'DATE',
  Datetime: 'DATETIME',
  Time: 'TIME',
  Blob: 'BASE64BINARY',
  Object: 'ANYTYPE',
  Address: 'ADDRESS',
  Location: 'LOCATION',
};

function picklistValues(env: Env, self: DescribeField): ApexList {
  const entries = (self.field.picklist?.values ?? []).map((value) => new PicklistEntry(value));
  return new ApexList(env.type('List<Schema.PicklistEntry>'), entries);
}

function referenceTo(env: Env, self: DescribeField): ApexList {
  const tokens = self.field.referenceTo.flatMap((name) => {
    const object = env.ports.schema.objectType(name) as ObjectType | null;
    return object ? [new SObjectTypeToken(object)] : [];
  });
  return new ApexList(env.type('List<Schema.SObjectType>'), tokens);
}

const isText = (field: FieldType): boolean => field.apexType === 'String';
const sobjectField: LibraryFunction = (_env, self: DescribeField) => new SObjectFieldToken(self.objectType, self.field);

const ADDRESS_PART =
  /^(Billing|Shipping|Mailing|Other|)(?:Street|City|State|PostalCode|Country|StateCode|CountryCode|Latitude|Longitude|GeocodeAccuracy)$/;
const NAME_PART = /^(?:Salutation|FirstName|MiddleName|LastName|Suffix)$/;

/** The address or name that a field of a standard object is a part of. */
function compoundName({ objectType, field }: DescribeField): string | null {
  if (field.custom) return null;
  const address = ADDRESS_PART.exec(field.apiName);
  if (address) return `${address[1]}Address`;
  return NAME_PART.test(field.apiName) && objectType.fields.has('FirstName') ? 'Name' : null;
}

/** Only checkboxes have a default that is no formula. */
function defaultValue({ field }: DescribeField): boolean | null {
  return field.type === 'boolean' ? field.defaultValue?.toLowerCase() === 'true' : null;
}

function maskOf(member: string): LibraryFunction {
  return (_env, { field, objectType }: DescribeField) => {
    if (field.type !== 'encryptedstring') return null;
    throw new UnsupportedError(`DescribeFieldResult.${member}`, `${objectType.apiName}.${field.apiName}`);
  };
}

export const behaviour: LibraryType = {
  getCompoundFieldName: (_env, self: DescribeField) => compoundName(self),
  // Dependent picklists are described as if they were independent: their values are not filtered.
  getController: () => null,
  getDefaultValue: (_env, self: DescribeField) => defaultValue(self),
  getFilteredLookupInfo: (_env, self: DescribeField) => describeFilter(self.field),
  getMask: maskOf('getMask'),
  getMaskType: maskOf('getMaskType'),
  // Only indirect lookups of external objects name one.
  getReferenceTargetField: () => null,
  isAggregatable: fact((field) => field.filterable && field.type !== 'boolean' && field.type !== 'multipicklist'),
  isAiPredictionField: () => false,
  isDependentPicklist: () => false,
  isDeprecatedAndHidden: () => false,
  isDisplayLocationInDecimal: () => false,
  isFormulaTreatNullNumberAsZero: fact((field) => field.formula !== null && field.formulaBlanks === 'zero'),
  isHighScaleNumber: () => false,
  isQueryByDistance: fact((field) => field.type === 'location'),
  isSearchPrefilterable: fact((field) => field.type === 'reference' && field.filterable),
  getName: fact((field) => field.apiName),
  getLocalName: (env, self: DescribeField) => withoutPrefix(env.ports.schema.names.current, self.field.apiName),
  getLabel: fact((field) => field.label),
  getLength: fact((field) => (isText(field) || field.apexType === 'Id' ? field.length : 0)),
  getByteLength: fact((field) => (isText(field) ? field.length * 3 : field.length)),
  getPrecision: fact((field) => field.precision),
  getScale: fact((field) => field.scale),
  getDigits: fact((field) => (field.apexType === 'Integer' ? field.precision : 0)),
  getInlineHelpText: fact((field) => field.helpText),
  getRelationshipName: fact((field) => field.relationshipName),
  getRelationshipOrder: fact((field) => field.relationshipOrder),
  getCalculatedFormula: fact((field) => field.formula),
  getDefaultValueFormula: fact((field) => field.defaultValue),
  getType: (env, self: DescribeField) => displayType(env, self.field),
  getSoapType: (env, self: DescribeField) =>
    env.enumValueOf('Schema.SoapType', SOAP_TYPES[self.field.apexType] ?? 'STRING'),
  getSobjectField: sobjectField,
  getSObjectType: (_env, self: DescribeField) => new SObjectTypeToken(self.objectType),
  getPicklistValues: picklistValues,
  getReferenceTo: referenceTo,
  isAccessible: access('read'),
  isCreateable: access('create', (field) => field.createable),
  isUpdateable: access('edit', (field) => field.updateable),
  isAutoNumber: fact((field) => field.autoNumber !== null),
  isCalculated: fact((field) => field.formula !== null || field.rollup !== null),
  isCascadeDelete: fact((field) => field.deleteConstraint === 'Cascade'),
  isRestrictedDelete: fact((field) => field.deleteConstraint === 'Restrict'),
  isCaseSensitive: fact((field) => field.caseSensitive),
  isCustom: fact((field) => field.custom),
  isDefaultedOnCreate: fact((field) => field.defaultedOnCreate),
  isEncrypted: fact((field) => field.type === 'encryptedstring'),
  isExternalId: fact((field) => field.externalId),
  isFilterable: fact((field) => field.filterable),
  isGroupable: fact((field) => field.filterable && field.apexType !== 'Decimal' && field.apexType !== 'Datetime'),
  isHtmlFormatted: fact((field) => field.html),
  isIdLookup: fact((field) => field.idLookup),
  isNameField: fact((field) => field.nameField),
  isNamePointing: fact((field) => field.referenceTo.length > 1),
  isNillable: fact((field) => field.nillable),
  isPermissionable: fact(
    (field) =>
      field.nillable && !field.nameField && field.type !== 'id' && !field.masterDetail && field.compound === null,
  ),
  isRestrictedPicklist: fact((field) => field.picklist?.restricted === true),
  isSortable: fact((field) => field.filterable && field.type !== 'multipicklist'),
  isUnique: fact((field) => field.unique),
  isWriteRequiresMasterRead: fact((field) => field.writeRequiresMasterRead),
};
