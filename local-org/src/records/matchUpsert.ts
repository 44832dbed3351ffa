/** Upsert: which rows are new, which are there. */
import { apexError } from '../runtime/values/apexException.ts';
import type { FieldType, ObjectType } from '../schema/schema.ts';
import type { SaveContext } from './context.ts';
import type { Row } from './row.ts';
import { fail } from './row.ts';

/** Splits rows by whether their id or external id is known. */
export function matchUpsert(
  context: SaveContext,
  object: ObjectType,
  rows: readonly Row[],
  externalId: string | null,
): { inserts: Row[]; updates: Row[] } {
  const field = externalId === null ? undefined : object.fields.get(externalId);
  if (externalId === null || field?.apiName === 'Id') {
    return {
      inserts: rows.filter((row) => row.input.id === null),
      updates: rows.filter((row) => row.input.id !== null),
    };
  }
  if (field === undefined || (!field.externalId && !field.idLookup)) {
    throw apexError('System.SObjectException', `Invalid external id field: ${externalId} on ${object.apiName}`);
  }
  return matchByField(context, object, rows, field);
}

function matchByField(
  context: SaveContext,
  object: ObjectType,
  rows: readonly Row[],
  field: FieldType,
): { inserts: Row[]; updates: Row[] } {
  const key = field.apiName.toLowerCase();
  const identity = (value: unknown): string => (field.caseSensitive ? String(value) : String(value).toLowerCase());
  const withValue = rows.filter((row) => (row.input.fields.get(key) ?? null) !== null);
  const found = new Map<string, string[]>();
  const values = withValue.map((row) => row.input.fields.get(key));
  for (const [id, stored] of context.store.table(object.apiName).loadWhere(field.apiName, values)) {
    const name = identity(stored.get(key));
    found.set(name, [...(found.get(name) ?? []), id]);
  }
  const [inserts, updates]: [Row[], Row[]] = [[], []];
  const seen = new Set<string>();
  for (const row of rows) {
    const value = row.input.fields.get(key) ?? null;
    const ids = value === null ? [] : (found.get(identity(value)) ?? []);
    if (value === null) fail(row, 'MISSING_ARGUMENT', `${field.apiName} not specified`, [field.apiName]);
    else if (seen.has(identity(value))) {
      fail(row, 'DUPLICATE_VALUE', `Duplicate external id specified: ${String(value)}`, [field.apiName]);
    } else if (ids.length > 1) {
      const message = `${field.apiName}: more than one record found for external id field: [${ids.join(', ')}]`;
      fail(row, 'DUPLICATE_EXTERNAL_ID', message, [field.apiName]);
    } else if (ids.length === 1) {
      row.input.id = ids[0]!;
      updates.push(row);
    } else inserts.push(row);
    if (value !== null) seen.add(identity(value));
  }
  return { inserts, updates };
}
