/** Tasks and cases. */
import { ApexDatetime } from '../../runtime/values/apexDate.ts';
import type { SaveContext } from '../context.ts';
import type { Row } from '../row.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_task.htm */
export function deriveTask(context: SaveContext, row: Row): void {
  const { fields } = row.record;
  const closed = fields.get('status') === 'Completed';
  fields.set('isclosed', closed);
  fields.set('ishighpriority', fields.get('priority') === 'High');
  if (closed && !fields.get('completeddatetime')) fields.set('completeddatetime', new ApexDatetime(context.now()));
  if (!closed) fields.delete('completeddatetime');
  const what = fields.get('whatid');
  if (typeof what === 'string' && what.startsWith('001')) fields.set('accountid', what);
}

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_case.htm */
export function deriveCase(context: SaveContext, row: Row): void {
  const { fields } = row.record;
  const closed = fields.get('status') === 'Closed';
  fields.set('isclosed', closed);
  if (closed && !fields.get('closeddate')) fields.set('closeddate', new ApexDatetime(context.now()));
  if (!closed) fields.delete('closeddate');
  if (!fields.get('casenumber')) {
    fields.set('casenumber', String(context.store.counters.next('case number', 1000)).padStart(8, '0'));
  }
}
