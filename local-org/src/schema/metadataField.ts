/**
 * Field metadata → FieldType.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm
 */
import type { FieldMetadata } from '../project/model.ts';
import type { XmlElement } from '../project/xml.ts';
import { plainField } from './fieldDefaults.ts';
import type { FieldType, FilterItem, LookupFilter, Picklist, RollupSummary, SoapFieldType } from './schema.ts';

const TYPES: Readonly<Record<string, SoapFieldType>> = {
  Text: 'string',
  TextArea: 'textarea',
  LongTextArea: 'textarea',
  Html: 'textarea',
  Number: 'double',
  Currency: 'currency',
  Percent: 'percent',
  Checkbox: 'boolean',
  Date: 'date',
  DateTime: 'datetime',
  Time: 'time',
  Picklist: 'picklist',
  MultiselectPicklist: 'multipicklist',
  Lookup: 'reference',
  MasterDetail: 'reference',
  Hierarchy: 'reference',
  MetadataRelationship: 'reference',
  AutoNumber: 'string',
  Email: 'email',
  Phone: 'phone',
  Url: 'url',
  EncryptedText: 'encryptedstring',
  Summary: 'double',
  Location: 'location',
};

/** Objects that describe others: custom metadata points to them by durable id, a text in Apex. */
const DEFINITIONS = new Set(['EntityDefinition', 'FieldDefinition', 'EntityParticle']);

/** A field, and the relationship name its parent sees. */
export interface BuiltField {
  readonly field: FieldType;
  readonly children: string | null;
}

/** Values of global value sets by name. */
export type ValueSets = ReadonlyMap<string, XmlElement>;

/** Builds a custom field; throws with a sentence for the deployer when the metadata makes no sense. */
export function fieldOfMetadata(source: FieldMetadata, valueSets: ValueSets): BuiltField {
  const { xml, fullName } = source;
  const metadataType = xml.text('type');
  if (metadataType === null) throw new Error(`Required field is missing: type`);
  const type = TYPES[metadataType];
  if (type === undefined) throw new Error(`Not supported by the local org: field type ${metadataType}`);
  const formula = xml.text('formula');
  const base = plainField(fullName, type);
  const required = xml.bool('required') || metadataType === 'MasterDetail' || type === 'boolean';
  const readOnly = formula !== null || metadataType === 'AutoNumber' || metadataType === 'Summary';
  const field: FieldType = {
    ...base,
    ...numbers(xml, metadataType, formula !== null),
    label: xml.text('label') ?? fullName,
    nillable: !required,
    createable: !readOnly,
    updateable: !readOnly,
    defaultedOnCreate: type === 'boolean' || metadataType === 'AutoNumber' || xml.text('defaultValue') !== null,
    unique: xml.bool('unique'),
    caseSensitive: xml.bool('caseSensitive'),
    externalId: xml.bool('externalId'),
    idLookup: xml.bool('externalId'),
    ...references(xml, metadataType, fullName),
    picklist: type === 'picklist' || type === 'multipicklist' ? picklistOf(xml, valueSets) : null,
    defaultValue: xml.text('defaultValue') ?? (type === 'boolean' ? 'false' : null),
    formula,
    formulaBlanks: xml.text('formulaTreatBlanksAs') === 'BlankAsBlank' ? 'blank' : 'zero',
    autoNumber: metadataType === 'AutoNumber' ? (xml.text('displayFormat') ?? '{0}') : null,
    rollup: metadataType === 'Summary' ? rollupOf(xml) : null,
    lookupFilter: lookupFilterOf(xml.first('lookupFilter')),
    helpText: xml.text('inlineHelpText'),
    description: xml.text('description'),
    html: metadataType === 'Html',
    filterable: metadataType !== 'LongTextArea' && metadataType !== 'Html' && metadataType !== 'EncryptedText',
    custom: true,
  };
  return { field, children: childName(xml) };
}

function childName(xml: XmlElement): string | null {
  const name = xml.text('relationshipName');
  return name === null ? null : `${name}__r`;
}

function numbers(xml: XmlElement, metadataType: string, isFormula: boolean): Partial<FieldType> {
  const length = xml.text('length');
  const sizes: { length?: number; precision?: number; scale?: number } = {};
  if (length !== null) sizes.length = Number(length);
  else if (isFormula && metadataType === 'Text') sizes.length = 1300;
  if (xml.text('precision') !== null) sizes.precision = xml.number('precision', 18);
  if (xml.text('scale') !== null) sizes.scale = xml.number('scale', 0);
  else if (metadataType === 'Number' || metadataType === 'Percent') sizes.scale = 0;
  return sizes;
}

function references(xml: XmlElement, metadataType: string, fullName: string): Partial<FieldType> {
  if (TYPES[metadataType] !== 'reference') return {};
  const target = metadataType === 'Hierarchy' ? 'User' : xml.text('referenceTo');
  if (target === null) throw new Error('Required field is missing: referenceTo');
  const master = metadataType === 'MasterDetail';
  const constraint = xml.text('deleteConstraint') as FieldType['deleteConstraint'] | null;
  const isDefinition = DEFINITIONS.has(target);
  return {
    ...(isDefinition ? { apexType: 'String' } : {}),
    referenceTo: [target],
    relationshipName: fullName.replace(/__c$/, '__r'),
    masterDetail: master,
    relationshipOrder: master ? (xml.number('relationshipOrder', 0) as 0 | 1) : null,
    writeRequiresMasterRead: xml.bool('writeRequiresMasterRead'),
    reparentable: xml.bool('reparentableMasterDetail'),
    deleteConstraint: master ? 'Cascade' : (constraint ?? 'SetNull'),
    updateable: !master || xml.bool('reparentableMasterDetail'),
  };
}

/** The values of a picklist: its own, a global value set's, or the older notation. */
export function picklistOf(xml: XmlElement, valueSets: ValueSets): Picklist {
  const set = xml.first('valueSet');
  const globalName = set?.text('valueSetName') ?? null;
  if (globalName !== null) {
    const global = valueSets.get(globalName);
    if (!global) throw new Error(`In field: valueSet - no GlobalValueSet named ${globalName} found`);
    return { restricted: set?.bool('restricted', true) ?? true, values: global.all('customValue').map(valueOf) };
  }
  const definition = set?.first('valueSetDefinition');
  const values = definition?.all('value') ?? xml.first('picklist')?.all('picklistValues') ?? [];
  return { restricted: set?.bool('restricted') ?? false, values: values.map(valueOf) };
}

/** One picklist value of metadata. */
export function valueOf(xml: XmlElement): Picklist['values'][number] {
  const value = xml.text('fullName') ?? '';
  return {
    value,
    label: xml.text('label') ?? value,
    active: xml.bool('isActive', true),
    isDefault: xml.bool('default'),
  };
}

function rollupOf(xml: XmlElement): RollupSummary {
  const [childObject, foreignKey] = (xml.text('summaryForeignKey') ?? '').split('.');
  const summarized = xml.text('summarizedField');
  return {
    childObject: childObject ?? '',
    foreignKey: foreignKey ?? '',
    operation: (xml.text('summaryOperation') ?? 'count') as RollupSummary['operation'],
    field: summarized === null ? null : summarized.slice(summarized.indexOf('.') + 1),
    filters: xml.all('summaryFilterItems').map(filterItem),
  };
}

function lookupFilterOf(xml: XmlElement | null): LookupFilter | null {
  if (xml === null) return null;
  const items = xml.all('filterItems').map(filterItem);
  const beyond = items.find((item) => item.field.startsWith('$') || item.valueField !== null);
  if (beyond !== undefined) {
    throw new Error(
      `Not supported by the local org: lookup filter that compares ${beyond.field} with ${beyond.valueField ?? beyond.value}`,
    );
  }
  return {
    active: xml.bool('active', true),
    optional: xml.bool('isOptional'),
    errorMessage: xml.text('errorMessage'),
    booleanFilter: xml.text('booleanFilter'),
    items,
  };
}

function filterItem(xml: XmlElement): FilterItem {
  return {
    field: xml.text('field') ?? '',
    operation: xml.text('operation') ?? 'equals',
    value: xml.text('value'),
    valueField: xml.text('valueField'),
  };
}
