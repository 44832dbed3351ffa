/** Unique fields, against the store and within the chunk. */
import type { FieldType, ObjectType } from '../schema/schema.ts';
import type { SaveContext } from './context.ts';
import type { Row } from './row.ts';
import { fail } from './row.ts';

const USERNAME_TAKEN =
  "Duplicate Username.<br>The username already exists in this or another Salesforce organization. Usernames must be unique across all Salesforce organizations. To resolve, use a different username (it doesn't need to match the user's email address).";

/** Refuses values that another live record has. */
export function checkUnique(context: SaveContext, object: ObjectType, rows: readonly Row[]): void {
  for (const field of object.fields.values()) {
    if (!field.unique) continue;
    const key = field.apiName.toLowerCase();
    const changed = rows.filter((row) => {
      const value = row.record.fields.get(key) ?? null;
      return value !== null && value !== '' && !sameText(field, value, row.before?.get(key));
    });
    if (changed.length > 0) checkField(context, object, field, key, changed);
  }
}

function sameText(field: FieldType, a: unknown, b: unknown): boolean {
  return identity(field, a) === identity(field, b);
}

/** The form in which values are compared. */
function identity(field: FieldType, value: unknown): string {
  const text = String(value ?? '');
  return field.caseSensitive ? text : text.toLowerCase();
}

function checkField(
  context: SaveContext,
  object: ObjectType,
  field: FieldType,
  key: string,
  rows: readonly Row[],
): void {
  const values = rows.map((row) => row.record.fields.get(key));
  const holders = new Map<string, string>();
  for (const [id, stored] of context.store.table(object.apiName).loadWhere(field.apiName, values)) {
    holders.set(identity(field, stored.get(key)), id);
  }
  const leaving = new Map(rows.filter((row) => row.before).map((row) => [row.input.id, row]));
  const seen = new Set<string>();
  for (const row of rows) {
    const value = identity(field, row.record.fields.get(key));
    const holder = holders.get(value);
    // A record of the same chunk that gives the value up at the same time does not hold it.
    if (holder !== undefined && holder !== row.record.id && !leaving.has(holder)) refuse(row, field, holder);
    else if (seen.has(value)) refuse(row, field, null);
    seen.add(value);
  }
}

function refuse(row: Row, field: FieldType, holder: string | null): void {
  if (field.apiName === 'Username') return fail(row, 'DUPLICATE_USERNAME', USERNAME_TAKEN, ['Username']);
  const [name, id] = holder === null ? ['<unknown>', '<unknown>'] : [field.apiName, holder.slice(0, 15)];
  fail(row, 'DUPLICATE_VALUE', `duplicate value found: ${name} duplicates value on record with id: ${id}`, []);
}
