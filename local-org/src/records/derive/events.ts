/**
 * Calendar events: start, end and duration follow from one another.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_event.htm
 */
import { ApexDate, ApexDatetime } from '../../runtime/values/apexDate.ts';
import type { SaveContext } from '../context.ts';
import type { Row } from '../row.ts';
import { fail } from '../row.ts';

const MINUTE = 60_000;

/** Fills in what an event does not say about its time. */
export function deriveEvent(_context: SaveContext, row: Row): void {
  const { fields } = row.record;
  const changed = (key: string): boolean => {
    const value = row.input.fields.get(key) ?? null;
    return value !== null && String(value) !== String(row.before?.get(key) ?? null);
  };
  const start = changed('activitydatetime') ? fields.get('activitydatetime') : fields.get('startdatetime');
  if (!(start instanceof ApexDatetime)) return allDay(row);
  fields.set('startdatetime', start);
  fields.set('activitydatetime', start);
  fields.set('activitydate', ApexDate.parseIso(start.toIso().slice(0, 10)));
  const [end, minutes] = [fields.get('enddatetime'), fields.get('durationinminutes') ?? null];
  if (end instanceof ApexDatetime && (changed('enddatetime') || minutes === null)) {
    fields.set('durationinminutes', Math.round((end.ms - start.ms) / MINUTE));
  } else if (typeof minutes === 'number') fields.set('enddatetime', new ApexDatetime(start.ms + minutes * MINUTE));
  const what = fields.get('whatid');
  if (typeof what === 'string' && what.startsWith('001')) fields.set('accountid', what);
}

/** An event of a whole day has a date and lasts a day; any other has to say when it begins. */
function allDay(row: Row): void {
  const { fields } = row.record;
  if (fields.get('activitydate') instanceof ApexDate && fields.get('isalldayevent') === true) {
    if ((fields.get('durationinminutes') ?? null) === null) fields.set('durationinminutes', 1440);
    return;
  }
  if (row.before !== null) return;
  const message = 'Required fields are missing: [ActivityDateTime]';
  fail(row, 'REQUIRED_FIELD_MISSING', message, ['ActivityDateTime']);
}
