/** Checks before any trigger runs: ids where they belong, only writable fields. */
import type { FieldType, ObjectType } from '../schema/schema.ts';
import type { Row } from './row.ts';
import { fail } from './row.ts';

/** Refuses rows that no trigger shall see. */
export function checkSystem(object: ObjectType, operation: 'insert' | 'update', rows: readonly Row[]): void {
  for (const row of rows) {
    if (row.errors.length > 0 || row.internal) continue;
    if (operation === 'insert' && row.input.id !== null) {
      fail(row, 'INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']);
      continue;
    }
    const refused = refusedFields(object, operation, row);
    if (refused.length > 0) {
      const message = `Unable to create/update fields: ${refused.join(', ')}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`;
      fail(row, 'INVALID_FIELD_FOR_INSERT_UPDATE', message, refused);
    }
  }
}

/** Fields that were set although nobody can set them. Queried rows may carry values that stayed the same. */
function refusedFields(object: ObjectType, operation: 'insert' | 'update', row: Row): string[] {
  const refused: string[] = [];
  for (const [name, value] of row.input.scalars()) {
    if (name === 'id') continue;
    const field = object.fields.get(name);
    if (field === undefined || isWritable(field, operation)) continue;
    // A read-only field that came with a query (or a clone of its row) is left alone.
    const carried = row.input.queriedFields?.has(name) === true || row.input.isClone;
    const before = row.before?.get(name) ?? null;
    if (carried || value === null || String(before) === String(value)) {
      restore(row, name, before);
      continue;
    }
    refused.push(field.apiName);
  }
  return refused;
}

function isWritable(field: FieldType, operation: 'insert' | 'update'): boolean {
  return operation === 'insert' ? field.createable : field.updateable;
}

function restore(row: Row, name: string, before: unknown): void {
  if (before === null) row.record.fields.delete(name);
  else row.record.fields.set(name, before);
}
