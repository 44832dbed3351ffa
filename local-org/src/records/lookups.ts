/** References must lead to live records of the right object. */
import type { FieldType, ObjectType } from '../schema/schema.ts';
import { quoted } from '../store/ddl.ts';
import { bindQuery, runQuery } from '../soql/query.ts';
import { parseSoql } from '../syntax/parseSoql.ts';
import type { SaveContext } from './context.ts';
import { filtersSoql } from './filterSoql.ts';
import type { Row } from './row.ts';
import { fail, passing } from './row.ts';

const references = new WeakMap<ObjectType, { field: FieldType; key: string }[]>();

function referencesOf(object: ObjectType): { field: FieldType; key: string }[] {
  let list = references.get(object);
  if (list === undefined) {
    list = [...object.fields.values()]
      .filter((field) => field.type === 'reference' && (field.createable || field.updateable))
      .map((field) => ({ field, key: field.apiName.toLowerCase() }));
    references.set(object, list);
  }
  return list;
}

/** Checks every reference that was set or changed. */
export function checkLookups(context: SaveContext, object: ObjectType, rows: readonly Row[]): void {
  for (const { field, key } of referencesOf(object)) {
    const changed = rows.filter((row) => {
      const value = row.record.fields.get(key) ?? null;
      return value !== null && value !== (row.before?.get(key) ?? null);
    });
    if (changed.length === 0) continue;
    checkReference(context, object, field, key, changed);
    checkFilter(context, field, key, passing(changed));
  }
}

function checkReference(
  context: SaveContext,
  object: ObjectType,
  field: FieldType,
  key: string,
  rows: readonly Row[],
): void {
  const { schema } = context.store;
  const states = new Map<string, 'live' | 'deleted' | 'inactive'>();
  const ids = new Set(rows.map((row) => row.record.fields.get(key) as string));
  for (const targetName of field.referenceTo) {
    const target = schema.object(targetName)!;
    const own = [...ids].filter((id) => target.keyPrefix === null || id.startsWith(target.keyPrefix));
    if (own.length > 0) readStates(context, target, own, states);
  }
  for (const row of rows) {
    const id = row.record.fields.get(key) as string;
    const target = schema.objectOfId(id);
    if (target !== undefined && field.referenceTo.length > 0 && !field.referenceTo.includes(target.apiName)) {
      fail(row, 'FIELD_INTEGRITY_EXCEPTION', `${field.label}: id value of incorrect type: ${id}`, [field.apiName]);
      continue;
    }
    const state = states.get(id);
    if (state === undefined) fail(row, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [field.apiName]);
    else if (state === 'deleted') fail(row, 'ENTITY_IS_DELETED', 'entity is deleted', [field.apiName]);
    else if (state === 'inactive' && field.apiName === 'OwnerId') {
      const message = `operation performed with inactive user [${id.slice(0, 15)}] as owner of ${object.label.toLowerCase()}`;
      fail(row, 'INACTIVE_OWNER_OR_USER', message);
    }
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm (LookupFilter) */
function checkFilter(context: SaveContext, field: FieldType, key: string, rows: readonly Row[]): void {
  const filter = field.lookupFilter;
  if (filter === null || !filter.active || filter.optional || rows.length === 0) return;
  const where = filtersSoql(filter.items, filter.booleanFilter);
  const text = `SELECT Id FROM ${field.referenceTo[0]!} WHERE Id IN :ids AND (${where})`;
  const ids = rows.map((row) => row.record.fields.get(key));
  const run = { binds: [ids], now: context.now(), timeZone: context.timeZone, userId: context.userId };
  const bound = bindQuery(parseSoql(text).query, context.store.schema);
  const found = runQuery(bound, context.store, run, { permissions: null, sharing: null });
  const fitting = new Set(found.map((record) => record.id));
  const message = filter.errorMessage ?? 'Value does not exist or does not match filter criteria.';
  for (const row of rows) {
    if (fitting.has(row.record.fields.get(key) as string)) continue;
    fail(row, 'FIELD_FILTER_VALIDATION_EXCEPTION', message, [field.apiName]);
  }
}

function readStates(
  context: SaveContext,
  target: ObjectType,
  ids: readonly string[],
  states: Map<string, 'live' | 'deleted' | 'inactive'>,
): void {
  const deleted = target.fields.has('IsDeleted') ? '"IsDeleted"' : '0';
  const active = target.apiName === 'User' ? '"IsActive"' : '1';
  const sql = `SELECT "Id", ${deleted}, ${active} FROM ${quoted(target.apiName)} WHERE "Id" IN (SELECT value FROM json_each(?))`;
  const found = context.store.prepare(sql).all(JSON.stringify(ids)) as unknown as [string, bigint, bigint][];
  for (const [id, isDeleted, isActive] of found) {
    states.set(id, Number(isDeleted) === 1 ? 'deleted' : Number(isActive) === 0 ? 'inactive' : 'live');
  }
}
