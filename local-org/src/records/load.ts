/** Update, first step: the stored record, with the new values laid over it. */
import { SObject } from '../runtime/values/sObject.ts';
import type { ObjectType } from '../schema/schema.ts';
import type { RowValues } from '../store/objectTable.ts';
import type { SaveContext } from './context.ts';
import { fillFormulas } from './formulas.ts';
import type { Row } from './row.ts';
import { fail } from './row.ts';

/** A record with all stored values. */
export function recordOf(object: ObjectType, values: RowValues): SObject {
  const record = new SObject(object);
  for (const [name, value] of values) if (value !== null) record.fields.set(name, value);
  return record;
}

/** Loads what is to be changed; unknown and deleted records fail. */
export function loadForUpdate(context: SaveContext, object: ObjectType, rows: readonly Row[]): void {
  const ids = rows.map((row) => row.input.id).filter((id): id is string => id !== null);
  const stored = context.store.table(object.apiName).load(ids);
  const withFormulas = context.hooks.hasTriggers(object, ['before update', 'after update']);
  for (const row of rows) {
    if (row.errors.length > 0) continue;
    const values = existing(object, row, stored);
    if (values === null) continue;
    row.before = values;
    row.old = recordOf(object, values);
    if (withFormulas) fillFormulas(context, object, row.old);
    row.record = recordOf(object, values);
    for (const [name, value] of row.input.scalars()) row.record.fields.set(name, value);
  }
}

/** The stored values of a row's id; the row fails where there are none. */
export function existing(object: ObjectType, row: Row, stored: ReadonlyMap<string, RowValues>): RowValues | null {
  const id = row.input.id;
  if (id === null) {
    fail(row, 'MISSING_ARGUMENT', 'Id not specified in an update call', ['Id']);
    return null;
  }
  if (object.keyPrefix !== null && !id.startsWith(object.keyPrefix)) {
    fail(row, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    return null;
  }
  const values = stored.get(id);
  if (values === undefined) {
    fail(row, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    return null;
  }
  if (values.get('isdeleted') === true) {
    fail(row, 'ENTITY_IS_DELETED', 'entity is deleted');
    return null;
  }
  return values;
}
