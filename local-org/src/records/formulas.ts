/** Formula fields of records in memory, for triggers. */
import type { SObject } from '../runtime/values/sObject.ts';
import type { FieldType, ObjectType } from '../schema/schema.ts';
import type { SaveContext } from './context.ts';
import { formulaValue } from './formulaContext.ts';

const formulaFields = new WeakMap<ObjectType, FieldType[]>();

function formulasOf(object: ObjectType): FieldType[] {
  let fields = formulaFields.get(object);
  if (fields === undefined) {
    fields = [...object.fields.values()].filter((field) => field.formula !== null);
    formulaFields.set(object, fields);
  }
  return fields;
}

/** Computes the formula fields of a record from its present values. */
export function fillFormulas(context: SaveContext, object: ObjectType, record: SObject): void {
  for (const field of formulasOf(object)) {
    const value = formulaValue(context, object, record, field);
    const key = field.apiName.toLowerCase();
    if (value === null) record.fields.delete(key);
    else record.fields.set(key, value);
  }
}
