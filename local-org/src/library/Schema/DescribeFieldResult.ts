/**
 * `Schema.DescribeFieldResult`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_fields_describe.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryFunction, LibraryType } from '../../abi/libraryType.ts';
import type { FieldType, ObjectType } from '../../schema/schema.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { PicklistEntry, SObjectFieldToken, SObjectTypeToken } from '../../runtime/values/schemaTokens.ts';
import type { DescribeField } from '../../runtime/values/schemaTokens.ts';

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
};

const DISPLAY_TYPES: Record<string, string> = { int: 'INTEGER' };

function displayType(env: Env, self: DescribeField): unknown {
  return env.enumValueOf('Schema.DisplayType', DISPLAY_TYPES[self.field.type] ?? self.field.type.toUpperCase());
}

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

export const behaviour: LibraryType = {
  getName: fact((field) => field.apiName),
  getLocalName: fact((field) => field.apiName),
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
  getType: displayType,
  getSoapType: (env, self: DescribeField) =>
    env.enumValueOf('Schema.SoapType', SOAP_TYPES[self.field.apexType] ?? 'STRING'),
  getSobjectField: sobjectField,
  getSObjectType: (_env, self: DescribeField) => new SObjectTypeToken(self.objectType),
  getPicklistValues: picklistValues,
  getReferenceTo: referenceTo,
  'get Name': fact((field) => field.apiName),
  'get Label': fact((field) => field.label),
  'get Length': fact((field) => field.length),
  'get Precision': fact((field) => field.precision),
  'get Scale': fact((field) => field.scale),
  'get Type': displayType,
  'get SobjectField': sobjectField,
  'get PicklistValues': picklistValues,
  'get ReferenceTo': referenceTo,
  'get RelationshipName': fact((field) => field.relationshipName),
  isAccessible: access('read'),
  isCreateable: access('create', (field) => field.createable),
  isUpdateable: access('edit', (field) => field.updateable),
  'get Accessible': access('read'),
  'get Createable': access('create', (field) => field.createable),
  'get Updateable': access('edit', (field) => field.updateable),
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
  isPermissionable: fact((field) => field.nillable && !field.nameField && field.type !== 'id' && !field.masterDetail),
  isRestrictedPicklist: fact((field) => field.picklist?.restricted === true),
  isSortable: fact((field) => field.filterable && field.type !== 'multipicklist'),
  isUnique: fact((field) => field.unique),
  isWriteRequiresMasterRead: fact((field) => field.writeRequiresMasterRead),
};
