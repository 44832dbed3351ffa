/**
 * Describe results over REST, read from the schema.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describesobjects_describesobjectresult.htm
 */
import type { FieldType, ObjectType, Schema } from '../schema/schema.ts';

/** One entry of the global describe. */
export function describeGlobalEntry(type: ObjectType, version: string): Record<string, unknown> {
  const base = `/services/data/${version}/sobjects/${type.apiName}`;
  return {
    activateable: false,
    createable: type.createable,
    custom: type.custom,
    customSetting: type.kind === 'customSetting',
    deletable: type.deletable,
    deprecatedAndHidden: false,
    feedEnabled: false,
    hasSubtypes: false,
    isSubtype: false,
    keyPrefix: type.keyPrefix,
    label: type.label,
    labelPlural: type.labelPlural,
    layoutable: type.kind === 'standard' || type.kind === 'custom',
    mergeable: false,
    mruEnabled: false,
    name: type.apiName,
    queryable: type.queryable,
    replicateable: type.queryable,
    retrieveable: type.queryable,
    searchable: type.searchable,
    triggerable: type.triggerable,
    undeletable: type.undeletable,
    updateable: type.updateable,
    urls: { sobject: base, describe: `${base}/describe`, rowTemplate: `${base}/{ID}` },
  };
}

/** The whole describe of an object. */
export function describeObject(schema: Schema, type: ObjectType, version: string): Record<string, unknown> {
  return {
    ...describeGlobalEntry(type, version),
    actionOverrides: [],
    childRelationships: type.references
      .filter((reference) => schema.object(reference.childObject) !== undefined)
      .map((reference) => ({
        cascadeDelete: reference.cascadeDelete,
        childSObject: reference.childObject,
        deprecatedAndHidden: false,
        field: reference.field,
        junctionIdListNames: [],
        junctionReferenceTo: [],
        relationshipName: reference.relationshipName === '' ? null : reference.relationshipName,
        restrictedDelete: reference.restrictedDelete,
      })),
    compactLayoutable: type.kind === 'standard' || type.kind === 'custom',
    fields: [...type.fields.values()].map(describeField),
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: type.recordTypes.map((recordType) => ({
      active: recordType.active,
      available: recordType.active,
      developerName: recordType.developerName,
      master: recordType.developerName === 'Master',
      name: recordType.label,
    })),
    searchLayoutable: type.searchable,
    supportedScopes: [{ label: `All ${type.labelPlural.toLowerCase()}`, name: 'everything' }],
  };
}

const SOAP_TYPES: Partial<Record<FieldType['type'], string>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  long: 'xsd:long',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  time: 'xsd:time',
  base64: 'xsd:base64Binary',
  anyType: 'xsd:anyType',
  address: 'urn:address',
  location: 'urn:location',
};

/** One field of the describe. */
export function describeField(field: FieldType): Record<string, unknown> {
  return {
    aggregatable: field.type !== 'boolean' && field.filterable,
    autoNumber: field.autoNumber !== null,
    byteLength: field.length * 3,
    calculated: field.formula !== null || field.rollup !== null,
    calculatedFormula: field.formula,
    cascadeDelete: field.deleteConstraint === 'Cascade',
    caseSensitive: field.caseSensitive,
    compoundFieldName: field.compound,
    createable: field.createable,
    custom: field.custom,
    defaultValue: field.type === 'boolean' ? (field.defaultValue ?? 'false').toLowerCase() === 'true' : null,
    defaultValueFormula: field.defaultValue,
    defaultedOnCreate: field.defaultedOnCreate,
    dependentPicklist: false,
    deprecatedAndHidden: false,
    digits: field.type === 'int' ? 9 : 0,
    encrypted: field.type === 'encryptedstring',
    externalId: field.externalId,
    filterable: field.filterable,
    groupable: field.filterable && !['double', 'currency', 'percent', 'datetime', 'time'].includes(field.type),
    htmlFormatted: field.html,
    idLookup: field.idLookup,
    inlineHelpText: field.helpText,
    label: field.label,
    length: field.length,
    name: field.apiName,
    nameField: field.nameField,
    namePointing: field.referenceTo.length > 1,
    nillable: field.nillable,
    permissionable: field.custom,
    picklistValues: (field.picklist?.values ?? []).map((value) => ({
      active: value.active,
      defaultValue: value.isDefault,
      label: value.label,
      validFor: null,
      value: value.value,
    })),
    polymorphicForeignKey: field.referenceTo.length > 1,
    precision: field.precision,
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName,
    relationshipOrder: field.relationshipOrder,
    restrictedDelete: field.deleteConstraint === 'Restrict',
    restrictedPicklist: field.picklist?.restricted ?? false,
    scale: field.scale,
    soapType: SOAP_TYPES[field.type] ?? 'xsd:string',
    sortable: field.filterable,
    type: field.type,
    unique: field.unique,
    updateable: field.updateable,
    writeRequiresMasterRead: field.writeRequiresMasterRead,
  };
}
