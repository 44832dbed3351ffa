/** What a field of a type is when nothing more is said about it. */
import type { FieldType, SoapFieldType } from './schema.ts';

const APEX_TYPES: Readonly<Record<SoapFieldType, string>> = {
  id: 'Id',
  string: 'String',
  reference: 'Id',
  boolean: 'Boolean',
  int: 'Integer',
  long: 'Long',
  double: 'Decimal',
  currency: 'Decimal',
  percent: 'Decimal',
  date: 'Date',
  datetime: 'Datetime',
  time: 'Time',
  picklist: 'String',
  multipicklist: 'String',
  textarea: 'String',
  email: 'String',
  phone: 'String',
  url: 'String',
  base64: 'Blob',
  combobox: 'String',
  anyType: 'Object',
  encryptedstring: 'String',
  address: 'Address',
  location: 'Location',
};

const LENGTHS: Partial<Record<SoapFieldType, number>> = {
  id: 18,
  string: 255,
  reference: 18,
  picklist: 255,
  multipicklist: 4099,
  textarea: 255,
  email: 80,
  phone: 40,
  url: 255,
  combobox: 255,
  encryptedstring: 175,
};

/** The Apex type of a field type. */
export function apexTypeOf(type: SoapFieldType): string {
  return APEX_TYPES[type];
}

/** A nillable, writable field with the defaults of its type. */
export function plainField(apiName: string, type: SoapFieldType): FieldType {
  const decimal = APEX_TYPES[type] === 'Decimal';
  return {
    apiName,
    label: apiName,
    type,
    apexType: APEX_TYPES[type],
    length: LENGTHS[type] ?? 0,
    precision: decimal ? 18 : type === 'int' ? 9 : 0,
    scale: decimal ? 2 : 0,
    nillable: true,
    createable: true,
    updateable: true,
    defaultedOnCreate: false,
    unique: false,
    caseSensitive: false,
    externalId: false,
    idLookup: type === 'id',
    referenceTo: [],
    relationshipName: null,
    deleteConstraint: 'SetNull',
    masterDetail: false,
    relationshipOrder: null,
    writeRequiresMasterRead: false,
    reparentable: false,
    picklist: type === 'picklist' || type === 'multipicklist' ? { restricted: false, values: [] } : null,
    defaultValue: null,
    formula: null,
    formulaBlanks: 'zero',
    autoNumber: null,
    rollup: null,
    lookupFilter: null,
    helpText: null,
    description: null,
    custom: apiName.endsWith('__c') || apiName.endsWith('__pc'),
    nameField: false,
    filterable: type !== 'base64' && type !== 'address',
    html: false,
  };
}
