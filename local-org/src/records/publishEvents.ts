/** Platform events are checked like records and handed on; nothing is stored. */
import type { ObjectType } from '../schema/schema.ts';
import type { SaveContext } from './context.ts';
import { applyDefaults } from './defaults.ts';
import { checkFields } from './fieldChecks.ts';
import type { Row } from './row.ts';
import { fail } from './row.ts';
import { checkPermissions } from './permissions.ts';

/** Publishes a chunk of events. */
export function publishEvents(context: SaveContext, object: ObjectType, operation: string, rows: readonly Row[]): void {
  for (const row of rows) {
    if (operation !== 'insert') {
      fail(
        row,
        'INVALID_TYPE_FOR_OPERATION',
        `DML operation ${operation.toUpperCase()} not allowed on ${object.apiName}`,
      );
      continue;
    }
    row.record = row.input.snapshot();
    applyDefaults(context, object, row.record);
  }
  checkPermissions(context, object, 'insert', rows);
  checkFields(object, rows);
  for (const row of rows) {
    if (row.errors.length > 0) continue;
    row.record.fields.set('eventuuid', context.hooks.publish(object, row.record));
    row.created = true;
  }
}
