/**
 * Merge: the duplicates go as a delete does, what hangs on them moves to the master, the master is updated. Moved children see no triggers.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_merge_statements.htm
 */
import type { MergeOutcome } from '../abi/ports.ts';
import { SObject } from '../runtime/values/sObject.ts';
import type { ChildRelationship, ObjectType } from '../schema/schema.ts';
import { quoted } from '../store/ddl.ts';
import { apexError } from '../runtime/values/apexException.ts';
import type { SaveContext } from './context.ts';
import { childIds, deleteChunk } from './deleteChunk.ts';
import { recordOf } from './load.ts';
import { updateRollups } from './rollups.ts';
import type { Row } from './row.ts';
import { newRow } from './row.ts';
import { saveChunk } from './saveChunk.ts';
import { watchMixedDml } from './mixedDml.ts';

/** Objects whose records can be merged. */
const MERGEABLE = new Set(['Account', 'Case', 'Contact', 'Individual', 'Lead']);

/** A master takes in this many at a time. */
const MOST = 2;

/** Merges duplicates into a master: all of them or none; one outcome for each duplicate. */
export function mergeRecords(context: SaveContext, master: SObject, duplicates: readonly string[]): MergeOutcome[] {
  const object = context.store.schema.object(master.type.apiName) ?? master.type;
  refuse(object, master, duplicates);
  watchMixedDml(context.written, object, 'update', [master]);
  const savepoint = context.store.savepoint();
  const moved: string[] = [];
  const losers = duplicates.map((id) => newRow(bare(object, id)));
  const winner = newRow(master);
  const into = { id: master.id!, moved };
  deleteChunk(context, object, losers, (rows) => absorb(context, object, rows, into));
  if (losers.every((row) => row.errors.length === 0)) saveChunk(context, object, 'update', [winner]);
  const failed = [...losers, winner].find((row) => row.errors.length > 0);
  if (failed !== undefined) context.store.rollbackTo(savepoint);
  context.store.release(savepoint);
  return duplicates.map((id) => ({
    success: failed === undefined,
    id: master.id,
    mergedIds: failed === undefined ? [id] : [],
    relatedIds: failed === undefined ? moved : [],
    errors: failed?.errors ?? [],
  }));
}

function refuse(object: ObjectType, master: SObject, duplicates: readonly string[]): void {
  if (!MERGEABLE.has(object.apiName)) {
    throw apexError('System.TypeException', `Specified type ${object.apiName} cannot be merged`);
  }
  if (master.id === null) throw apexError('System.SObjectException', 'Merge requires a master record with an id');
  if (duplicates.length > MOST) {
    throw apexError('System.ListException', `Merge takes at most ${MOST} duplicate records, not ${duplicates.length}`);
  }
  if (duplicates.includes(master.id)) {
    throw apexError('System.ListException', `Duplicate id in list: ${master.id}`);
  }
}

function bare(object: ObjectType, id: string): SObject {
  const record = new SObject(object);
  record.id = id;
  return record;
}

/** Gives the children of the duplicates to the master, and tells the duplicates into what they went. */
function absorb(
  context: SaveContext,
  object: ObjectType,
  rows: readonly Row[],
  into: { id: string; moved: string[] },
): void {
  const ids = rows.map((row) => row.input.id!);
  for (const reference of object.references) {
    const child = context.store.schema.object(reference.childObject)!;
    if (reference.field === 'MasterRecordId' || child.kind === 'share' || child.kind === 'history') continue;
    into.moved.push(...move(context, reference, child, ids, into.id));
  }
  if (!object.fields.has('MasterRecordId')) return;
  const table = context.store.table(object.apiName);
  for (const row of rows) {
    row.record.readOnly = false;
    row.record.fields.set('masterrecordid', into.id);
    table.update(row.input.id!, row.record.fields, ['masterrecordid']);
  }
}

function move(
  context: SaveContext,
  reference: ChildRelationship,
  child: ObjectType,
  parents: readonly string[],
  to: string,
): string[] {
  const ids = childIds(context, reference, parents).filter((id) => id !== to);
  if (ids.length === 0) return [];
  const sql = `UPDATE ${quoted(child.apiName)} SET ${quoted(reference.field)} = ? WHERE "Id" IN (SELECT value FROM json_each(?))`;
  context.store.prepare(sql).run(to, JSON.stringify(ids));
  const stored = context.store.table(child.apiName).load(ids);
  const rows = [...stored.values()].map((values) => newRow(recordOf(child, values)));
  updateRollups(context, child, rows);
  return ids;
}
