/**
 * User mode: object permissions, field permissions, and with sharing the right to edit the record.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_enforce_usermode.htm
 */
import { fieldAccess, objectAccess, principals } from '../access/userAccess.ts';
import type { UserAccess } from '../access/userAccess.ts';
import { apexError } from '../runtime/values/apexException.ts';
import type { ObjectType } from '../schema/schema.ts';
import { writeVisible } from '../soql/sharing.ts';
import { SqlText } from '../soql/sql.ts';
import { quoted } from '../store/ddl.ts';
import type { SaveContext } from './context.ts';
import type { Row } from './row.ts';
import { fail } from './row.ts';

type Write = 'insert' | 'update' | 'delete' | 'undelete';
const NEEDED = { insert: 'create', update: 'edit', delete: 'delete', undelete: 'create' } as const;

/** Checks what the user may do with the object and the fields that were set. */
export function checkPermissions(context: SaveContext, object: ObjectType, write: Write, rows: readonly Row[]): void {
  const user = context.permissions;
  if (user === null || rows.length === 0) return;
  if (!objectAccess(user, object)[NEEDED[write]]) {
    const message = `Access to entity '${object.apiName}' denied`;
    if (context.throwsDenied === true) throw apexError('System.SecurityException', message);
    for (const row of rows) fail(row, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message);
    return;
  }
  if (write === 'delete' || write === 'undelete') return;
  for (const row of rows) {
    const closed = closedFields(user, object, row);
    if (closed.length === 0) continue;
    const message = `Operation failed due to fields being inaccessible on Sobject ${object.apiName}, check errors on Exception or Result!`;
    fail(row, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message, closed);
  }
}

function closedFields(user: UserAccess, object: ObjectType, row: Row): string[] {
  const closed: string[] = [];
  for (const [name, value] of row.input.scalars()) {
    const field = object.fields.get(name);
    if (field === undefined || name === 'id') continue;
    // Values that only came along with a query do not count as written.
    if (row.before !== null && String(row.before.get(name) ?? null) === String(value)) continue;
    if (!fieldAccess(user, object, field).edit) closed.push(field.apiName);
  }
  return closed;
}

/**
 * Records locked for an approval, or by `Approval.lock`, fail whatever the mode of the statement.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_process_example_lock_unlock.htm
 */
export function checkLocks(context: SaveContext, object: ObjectType, rows: readonly Row[]): void {
  if (rows.length === 0 || !context.lockedFor) return;
  const locked = context.lockedFor(
    object,
    rows.map((row) => row.input.id ?? ''),
  );
  if (locked.size === 0) return;
  for (const row of rows) {
    if (locked.has(row.input.id ?? '')) fail(row, 'ENTITY_IS_LOCKED', 'the entity is locked for editing');
  }
}

/** With sharing: the rows the user may not edit fail. */
export function checkEditable(context: SaveContext, object: ObjectType, rows: readonly Row[]): void {
  const user = context.sharing;
  if (user === null || rows.length === 0) return;
  const readable = reachable(context, object, user, rows, 'read');
  const editable = reachable(context, object, user, rows, 'edit');
  for (const row of rows) {
    const id = row.input.id!;
    if (readable !== null && !readable.has(id)) {
      fail(row, 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', 'insufficient access rights on cross-reference id');
    } else if (editable !== null && !editable.has(id)) {
      fail(row, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
    }
  }
}

/**
 * With sharing: a record is shared, and its sharing changed, by those with full access to it: its owner, people above the owner in the roles, and
 * whoever may modify all records of the object.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_bulk_sharing_understanding.htm
 */
export function checkShareable(context: SaveContext, object: ObjectType, rows: readonly Row[]): void {
  const user = context.sharing;
  if (user === null || object.kind !== 'share' || rows.length === 0) return;
  const field = object.fields.get('ParentId') ?? object.fields.get(object.apiName.replace(/Share$/, 'Id'))!;
  const parent = context.store.schema.object(field.referenceTo[0]!)!;
  if (user.modifyAllData || objectAccess(user, parent).modifyAll) return;
  const idOf = (row: Row): string => String(row.record.fields.get(field.apiName.toLowerCase()) ?? '');
  const shared = context.store.table(parent.apiName).load(rows.map(idOf));
  const own = new Set(principals(user));
  for (const row of rows) {
    const owner = shared.get(idOf(row))?.get('ownerid');
    if (typeof owner === 'string' && own.has(owner)) continue;
    fail(row, 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', 'insufficient access rights on cross-reference id');
  }
}

/** Ids within reach; null where there is no restriction. */
function reachable(
  context: SaveContext,
  object: ObjectType,
  user: UserAccess,
  rows: readonly Row[],
  access: 'read' | 'edit',
): Set<string> | null {
  const run = {
    binds: [],
    now: context.now(),
    timeZone: context.timeZone,
    userId: context.userId,
    sharing: user,
    found: null,
  };
  const out = new SqlText(run);
  out.text = `SELECT r."Id" FROM ${quoted(object.apiName)} r WHERE r."Id" IN (SELECT value FROM json_each(`;
  out.value(JSON.stringify(rows.map((row) => row.input.id)));
  out.text += ')) AND ';
  if (!writeVisible(out, context.store.schema, object, 'r', user, access)) return null;
  const found = context.store.prepare(out.text).all(...(out.parameters as never[])) as unknown as [string][];
  return new Set(found.map(([id]) => id));
}
