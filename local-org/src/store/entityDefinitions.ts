/**
 * EntityDefinition, FieldDefinition and EntityParticle rows: one per object and field of the schema, brought up to it with every migration. Other rows
 * point to them by their durable ids, which is what custom metadata and FieldDefinition hold, so these are their ids here.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_entitydefinition.htm
 */
import { createHash } from 'node:crypto';
import { nameParts } from '../base/nameScope.ts';
import type { FieldType, ObjectType } from '../schema/schema.ts';
import type { Store } from './store.ts';

/** Values by lower-case field name, in order. */
type Values = [string, unknown][];

/** What the tables hold of one object. */
interface Described {
  readonly entity: Values;
  readonly fields: readonly Values[];
  readonly particles: readonly Values[];
}

/** Makes the rows equal to the schema; objects that are described as they were keep theirs. */
export function syncEntityDefinitions(store: Store): void {
  const tables = ['EntityDefinition', 'FieldDefinition', 'EntityParticle'].map((name) => store.table(name));
  const columns = tables.map((table) => table.fields.length).join();
  const known = knownDigests(store);
  for (const object of store.schema.objects.values()) {
    const rows = describe(object);
    const digest = createHash('sha1')
      .update(`${columns}\n${JSON.stringify(rows)}`)
      .digest('base64');
    const before = known.get(object.apiName);
    known.delete(object.apiName);
    if (before === digest) continue;
    if (before !== undefined) forget(store, object.apiName);
    store.table('EntityDefinition').insert(new Map(rows.entity));
    for (const values of rows.fields) store.table('FieldDefinition').insert(new Map(values));
    for (const values of rows.particles) store.table('EntityParticle').insert(new Map(values));
    store.prepare('INSERT INTO _described VALUES (?, ?)').run(object.apiName, digest);
  }
  for (const name of known.keys()) forget(store, name);
}

function knownDigests(store: Store): Map<string, string> {
  const rows = store.prepare('SELECT object, digest FROM _described').all() as unknown as [string, string][];
  if (rows.length === 0) {
    for (const table of ['EntityDefinition', 'FieldDefinition', 'EntityParticle'])
      store.db.exec(`DELETE FROM "${table}"`);
  }
  return new Map(rows);
}

function forget(store: Store, name: string): void {
  store.prepare('DELETE FROM "EntityDefinition" WHERE "Id" = ?').run(name);
  for (const table of ['FieldDefinition', 'EntityParticle']) {
    store.prepare(`DELETE FROM "${table}" WHERE "EntityDefinitionId" = ?`).run(name);
  }
  store.prepare('DELETE FROM _described WHERE object = ?').run(name);
}

function describe(object: ObjectType): Described {
  const fields: Values[] = [];
  const particles: Values[] = [];
  for (const field of object.fields.values()) {
    const fieldId = `${object.apiName}.${field.apiName}`;
    const shared: Values = [['id', fieldId], ...fieldValues(object, field, object.apiName)];
    fields.push([...shared, ...definitionValues(field)]);
    particles.push([...shared, ...particleValues(field, fieldId)]);
  }
  return { entity: [['id', object.apiName], ...valuesOf(object)], fields, particles };
}

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_fielddefinition.htm */
function fieldValues(object: ObjectType, field: FieldType, entityId: string): [string, unknown][] {
  const { developerName, namespace } = nameParts(field.apiName);
  return [
    ['durableid', `${object.apiName}.${field.apiName}`],
    ['qualifiedapiname', field.apiName],
    ['namespaceprefix', namespace],
    ['entitydefinitionid', entityId],
    ['developername', field.type === 'reference' ? developerName.replace(/Id$/, '') : developerName],
    ['masterlabel', field.label],
    ['label', field.label],
    ['length', field.length],
    ['relationshipname', field.relationshipName],
    ['iscalculated', field.formula !== null],
    ['isnillable', field.nillable],
    ['isnamefield', field.nameField],
    ['precision', field.precision],
    ['scale', field.scale],
    ['ishtmlformatted', field.html],
    ['isapifilterable', field.filterable],
    ['isapisortable', field.filterable],
    ['isapigroupable', field.filterable && field.formula === null],
  ];
}

function definitionValues(field: FieldType): [string, unknown][] {
  return [
    ['datatype', dataType(field)],
    ['isindexed', field.idLookup || field.unique || field.type === 'reference'],
    ['iscompound', field.type === 'address' || field.type === 'location'],
    ['ispolymorphicforeignkey', field.referenceTo.length > 1],
    ['description', field.description],
  ];
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_entityparticle.htm */
function particleValues(field: FieldType, fieldId: string): [string, unknown][] {
  return [
    ['fielddefinitionid', fieldId],
    ['name', field.apiName],
    ['datatype', field.type],
    ['referenceto', field.referenceTo.join(',') || null],
    ['isautonumber', field.autoNumber !== null],
    ['iscasesensitive', field.caseSensitive],
    ['iscreatable', field.createable],
    ['isupdatable', field.updateable],
    ['isunique', field.unique],
    ['isidlookup', field.idLookup],
  ];
}

const DATA_TYPES: Readonly<Record<string, string>> = {
  address: 'Address',
  boolean: 'Checkbox',
  date: 'Date',
  datetime: 'Date/Time',
  email: 'Email',
  location: 'Geolocation',
  phone: 'Phone',
  picklist: 'Picklist',
  multipicklist: 'Picklist (Multi-Select)',
  time: 'Time',
};

/** The type as the object manager shows it. */
function dataType(field: FieldType): string {
  if (field.formula !== null)
    return `Formula (${DATA_TYPES[field.type] ?? (field.type === 'string' ? 'Text' : 'Number')})`;
  if (field.autoNumber !== null) return 'Auto Number';
  if (field.type === 'reference')
    return `${field.masterDetail ? 'Master-Detail' : 'Lookup'}(${field.referenceTo.join(',')})`;
  if (field.type === 'string') return `Text(${field.length})`;
  if (field.type === 'textarea') return field.length > 255 ? `Long Text Area(${field.length})` : 'Text Area(255)';
  if (field.type === 'url') return `URL(${field.length})`;
  const numbers: Readonly<Record<string, string>> = {
    double: 'Number',
    int: 'Number',
    currency: 'Currency',
    percent: 'Percent',
  };
  const number = numbers[field.type];
  if (number !== undefined) return `${number}(${field.precision - field.scale}, ${field.scale})`;
  return DATA_TYPES[field.type] ?? field.type;
}

function valuesOf(object: ObjectType): [string, unknown][] {
  return [
    ['durableid', object.apiName],
    ['developername', nameParts(object.apiName).developerName],
    ['namespaceprefix', nameParts(object.apiName).namespace],
    ['masterlabel', object.label],
    ['label', object.label],
    ['plurallabel', object.labelPlural],
    ['qualifiedapiname', object.apiName],
    ['keyprefix', object.keyPrefix],
    ['iscustomizable', object.kind === 'standard' || object.custom],
    ['isapextriggerable', object.triggerable],
    ['isqueryable', object.queryable],
    ['iscustomsetting', object.kind === 'customSetting'],
    ['issearchable', object.searchable],
    ['istriggerable', object.triggerable],
    ['isidenabled', true],
    ['islayoutable', object.kind === 'standard' || object.kind === 'custom'],
    ['iscompactlayoutable', object.kind === 'standard' || object.kind === 'custom'],
    ['isworkflowenabled', object.kind === 'standard' || object.kind === 'custom'],
    ['isreplicateable', true],
    ['isretrieveable', object.queryable],
    ['isevercreatable', object.createable],
    ['iseverupdatable', object.updateable],
    ['iseverdeletable', object.deletable],
    ['internalsharingmodel', object.sharingModel],
    ['externalsharingmodel', 'Private'],
  ];
}
