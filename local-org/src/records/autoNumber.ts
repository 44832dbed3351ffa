/**
 * `INV-{YYYY}-{0000}` → `INV-2026-0042`.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm (displayFormat)
 */
import type { ApexDatetime } from '../runtime/values/apexDate.ts';
import type { FieldType, ObjectType } from '../schema/schema.ts';
import type { Store } from '../store/store.ts';

/** The next value of an auto-number field. */
export function autoNumber(store: Store, object: ObjectType, field: FieldType, now: ApexDatetime): string {
  const n = store.counters.next(`number ${object.apiName}.${field.apiName}`);
  const [year = '', month = '', day = ''] = now.toIso().slice(0, 10).split('-');
  return field
    .autoNumber!.replace(/\{YYYY\}/g, year)
    .replace(/\{YY\}/g, year.slice(2))
    .replace(/\{MM\}/g, month)
    .replace(/\{DD\}/g, day)
    .replace(/\{(0+)\}/g, (_whole, zeros: string) => String(n).padStart(zeros.length, '0'));
}
