/** Access to sObject members by names known only when running (`get`, `put`, `getSObject`, …). */
import type { FieldType } from '../../schema/schema.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { fieldValue, requireField } from '../../runtime/values/fieldValues.ts';
import type { SObjectFieldToken } from '../../runtime/values/schemaTokens.ts';
import type { SObject } from '../../runtime/values/sObject.ts';

/** A field by name or token. */
export type FieldRef = string | SObjectFieldToken | null;

/** The field a reference means; a token must belong to the record's object. */
export function fieldOf(record: SObject, ref: FieldRef): FieldType {
  if (ref === null) throw apexError('System.NullPointerException', 'Argument cannot be null.');
  if (typeof ref === 'string') return requireField(record.type, ref);
  if (ref.objectType.apiName !== record.type.apiName) {
    const shown = `${ref.objectType.apiName}.${ref.field.apiName}`;
    throw apexError('System.SObjectException', `${shown} does not belong to SObject type ${record.type.apiName}`);
  }
  return ref.field;
}

/** `record.get(…)`. Aggregate results are read by alias. */
export function getValue(record: SObject, ref: FieldRef): unknown {
  if (record.type.kind === 'aggregate' && typeof ref === 'string') {
    const alias = ref.toLowerCase();
    if (!record.fields.has(alias))
      throw apexError('System.SObjectException', `Invalid field ${ref} for AggregateResult`);
    return record.peek(alias);
  }
  return record.get(fieldOf(record, ref).apiName.toLowerCase());
}

/** `record.put(…)`: the value before. */
export function putValue(record: SObject, ref: FieldRef, value: unknown): unknown {
  const field = fieldOf(record, ref);
  const name = field.apiName.toLowerCase();
  const before = record.peek(name);
  if (field.formula !== null) throw apexError('System.SObjectException', `Field ${field.apiName} is not editable`);
  record.set(name, fieldValue(field, value));
  return before;
}

/** The lower-case relationship name a name or a lookup's token means. */
export function relationshipOf(record: SObject, ref: FieldRef): string {
  const name = typeof ref === 'string' ? ref : fieldOf(record, ref).relationshipName;
  const found = name === null ? undefined : record.type.parentRelationships.get(name)?.relationshipName;
  if (!found) {
    throw apexError('System.SObjectException', `Invalid relationship ${String(name)} for ${record.type.apiName}`);
  }
  return found.toLowerCase();
}

/** Rows made from the schema: their children are lists also where there are none. */
const DEFINITIONS = new Set(['EntityDefinition', 'FieldDefinition', 'EntityParticle']);

/** `record.getSObjects(…)`: null where nothing was queried or nothing was found. */
export function childRecords(record: SObject, name: string): ApexList | null {
  const found = record.type.childRelationships.get(name)?.relationshipName;
  if (found === undefined) {
    throw apexError('System.SObjectException', `Invalid aggregate relationship ${name} for ${record.type.apiName}`);
  }
  const children = record.peek(found.toLowerCase());
  if (!(children instanceof ApexList)) return null;
  return children.size > 0 || DEFINITIONS.has(record.type.apiName) ? children : null;
}

/** Populated members under their names in the schema: child lists first, then the rest as they were set. */
export function populated(record: SObject, nameOf: (name: string) => string): [string, unknown][] {
  const entries = [...record.fields];
  const lists = entries.filter(([, value]) => value instanceof ApexList);
  const others = entries.filter(([, value]) => !(value instanceof ApexList));
  return [...lists, ...others].map(([name, value]) => [nameOf(name), value]);
}
