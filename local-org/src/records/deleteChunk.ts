/**
 * Delete: triggers, then into the recycle bin with everything that goes along. Details and cascading lookups are
 * recycled without triggers of their own; other lookups are cleared; restricting lookups refuse.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm
 */
import type { ChildRelationship, ObjectType } from '../schema/schema.ts';
import { quoted } from '../store/ddl.ts';
import type { SaveContext } from './context.ts';
import { fillFormulas } from './formulas.ts';
import { existing, recordOf } from './load.ts';
import { checkEditable, checkLocks, checkPermissions, checkShareable } from './permissions.ts';
import { updateRollups } from './rollups.ts';
import type { Row } from './row.ts';
import { fail, passing } from './row.ts';
import { runFlows } from './flows.ts';
import { runTriggers } from './saveChunk.ts';

/** Deletes a chunk. `absorb` takes over what hangs on the records before they go. */
export function deleteChunk(
  context: SaveContext,
  object: ObjectType,
  rows: readonly Row[],
  absorb: ((rows: readonly Row[]) => void) | null = null,
): void {
  const ids = rows.map((row) => row.input.id).filter((id): id is string => id !== null);
  const stored = context.store.table(object.apiName).load(ids);
  for (const row of rows) {
    const values = existing(object, row, stored);
    if (values === null) continue;
    row.before = values;
    row.record = recordOf(object, values);
    fillFormulas(context, object, row.record);
    row.old = row.record;
  }
  checkPermissions(context, object, 'delete', passing(rows));
  checkEditable(context, object, passing(rows));
  checkLocks(context, object, passing(rows));
  checkShareable(context, object, passing(rows));
  runFlows(context, object, 'before delete', passing(rows));
  runTriggers(context, object, 'before delete', passing(rows));
  if (absorb === null) for (const row of passing(rows)) checkRestrictions(context, object, row);
  const deleted = passing(rows);
  absorb?.(deleted);
  const batch = context.store.counters.next('delete batch');
  recycle(
    context,
    object,
    deleted.map((row) => row.input.id!),
    batch,
  );
  for (const row of deleted) row.written = true;
  runTriggers(context, object, 'after delete', deleted);
  updateRollups(context, object, passing(deleted));
  context.hooks.changed?.(object, 'DELETE', passing(deleted));
}

/** Children behind a reference that have one of these parents. */
export function childIds(context: SaveContext, reference: ChildRelationship, parents: readonly string[]): string[] {
  const child = context.store.schema.object(reference.childObject)!;
  if (child.kind === 'platformEvent') return [];
  const live = child.fields.has('IsDeleted') ? ' AND "IsDeleted" = 0' : '';
  const sql = `SELECT "Id" FROM ${quoted(child.apiName)} WHERE ${quoted(reference.field)} IN (SELECT value FROM json_each(?))${live}`;
  return (context.store.prepare(sql).all(JSON.stringify(parents)) as unknown as [string][]).map(([id]) => id);
}

function checkRestrictions(context: SaveContext, object: ObjectType, row: Row): void {
  for (const reference of object.references) {
    if (!reference.restrictedDelete) continue;
    const blocking = childIds(context, reference, [row.input.id!]);
    if (blocking.length === 0) continue;
    const child = context.store.schema.object(reference.childObject)!;
    const name =
      object.nameField === null ? row.input.id! : String(row.before!.get(object.nameField.toLowerCase()) ?? '');
    const message = `Your attempt to delete ${name} could not be completed because it is associated with the following ${child.labelPlural.toLowerCase()}.: ${blocking.join(', ')}\n`;
    fail(row, 'DELETE_FAILED', message);
    return;
  }
}

/** Recycles records and what hangs on them. */
function recycle(context: SaveContext, object: ObjectType, ids: readonly string[], batch: number): void {
  if (ids.length === 0) return;
  const table = context.store.table(object.apiName);
  for (const id of ids) {
    if (object.fields.has('IsDeleted') && object.undeletable) table.recycle(id, batch, context.now());
    else table.remove(id);
  }
  for (const reference of object.references) {
    const children = childIds(context, reference, ids);
    if (children.length === 0) continue;
    const child = context.store.schema.object(reference.childObject)!;
    if (reference.cascadeDelete) recycle(context, child, children, batch);
    else if (!reference.restrictedDelete) clearLookup(context, child, reference.field, children);
  }
}

function clearLookup(context: SaveContext, child: ObjectType, fieldName: string, ids: readonly string[]): void {
  const field = child.fields.get(fieldName);
  if (field === undefined || !field.nillable) return;
  const sql = `UPDATE ${quoted(child.apiName)} SET ${quoted(fieldName)} = NULL WHERE "Id" IN (SELECT value FROM json_each(?))`;
  context.store.prepare(sql).run(JSON.stringify(ids));
}
