/** Values as text in flows: dates in the user's way, numbers without trailing zeros. */
import { DateTime } from 'luxon';
import { ApexDate, ApexDatetime } from '../../runtime/values/apexDate.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { SObject } from '../../runtime/values/sObject.ts';
import { textOf } from '../../soql/formula/evaluate.ts';

/** The text of a merge field. */
export function flowText(value: unknown, timeZone: string): string {
  if (value === null || value === undefined) return '';
  if (value instanceof ApexDate)
    return DateTime.fromMillis(value.days * 86_400_000, { zone: 'utc' }).toFormat('M/d/yyyy');
  if (value instanceof ApexDatetime)
    return DateTime.fromMillis(value.ms, { zone: timeZone }).toFormat('M/d/yyyy, h:mm a');
  if (value instanceof ApexList) return `[${value.items.map((item) => flowText(item, timeZone)).join(', ')}]`;
  if (value instanceof SObject) return value.id ?? value.type.apiName;
  return textOf(value);
}
