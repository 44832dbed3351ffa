/** Undelete: out of the recycle bin, with what was recycled along. */
import type { ObjectType } from '../schema/schema.ts';
import { isStored } from '../store/ddl.ts';
import type { SaveContext } from './context.ts';
import { recordOf } from './load.ts';
import { checkPermissions } from './permissions.ts';
import { updateRollups } from './rollups.ts';
import type { Row } from './row.ts';
import { fail, passing } from './row.ts';
import { runTriggers } from './saveChunk.ts';
import { checkUnique } from './uniqueness.ts';

/** Undeletes a chunk. */
export function undeleteChunk(context: SaveContext, object: ObjectType, rows: readonly Row[]): void {
  const table = context.store.table(object.apiName);
  const stored = table.load(rows.map((row) => row.input.id ?? ''));
  for (const row of rows) {
    const values = stored.get(row.input.id ?? '');
    if (values === undefined) fail(row, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    else if (values.get('isdeleted') !== true) fail(row, 'UNDELETE_FAILED', 'Entity is not in the recycle bin');
    else {
      row.record = recordOf(object, values);
      row.record.fields.set('isdeleted', false);
    }
  }
  checkPermissions(context, object, 'undelete', passing(rows));
  checkUnique(context, object, passing(rows));
  for (const row of passing(rows)) {
    const batch = table.deleteBatch(row.input.id!);
    table.restore(row.input.id!);
    if (batch !== null) restoreDetails(context, object, row.input.id!, batch);
    row.written = true;
  }
  runTriggers(context, object, 'after undelete', passing(rows));
  updateRollups(context, object, passing(rows));
  context.hooks.changed?.(object, 'UNDELETE', passing(rows));
}

/** Brings back the details that went with a record, and theirs. */
function restoreDetails(context: SaveContext, object: ObjectType, id: string, batch: number): void {
  for (const reference of object.references) {
    const child = context.store.schema.object(reference.childObject)!;
    if (!reference.cascadeDelete || !isStored(child) || !child.fields.has('IsDeleted')) continue;
    const table = context.store.table(child.apiName);
    for (const childId of table.idsOfBatch(batch)) {
      const values = table.load([childId]).get(childId)!;
      if (values.get(reference.field.toLowerCase()) !== id) continue;
      table.restore(childId);
      restoreDetails(context, child, childId, batch);
    }
  }
}
