/** Rows the platform writes itself: no triggers, no checks. */
import { ApexDatetime } from '../runtime/values/apexDate.ts';
import type { Store } from './store.ts';

/** Adds a row; values by API name. Audit fields are filled in; gives the id. */
export function insertSystemRow(
  store: Store,
  objectName: string,
  values: Readonly<Record<string, unknown>>,
  now: number,
  userId: string | null = null,
): string {
  const { object } = store.table(objectName);
  const row = new Map<string, unknown>();
  const at = new ApexDatetime(now);
  for (const field of object.fields.values()) {
    if (field.type === 'datetime' && ['CreatedDate', 'LastModifiedDate', 'SystemModstamp'].includes(field.apiName)) {
      row.set(field.apiName.toLowerCase(), at);
    } else if (['CreatedById', 'LastModifiedById'].includes(field.apiName))
      row.set(field.apiName.toLowerCase(), userId);
  }
  for (const [name, value] of Object.entries(values)) row.set(name.toLowerCase(), value);
  if (!row.has('id')) row.set('id', store.newId(objectName));
  store.table(objectName).insert(row);
  return row.get('id') as string;
}

/** Changes fields of a row. */
export function updateSystemRow(
  store: Store,
  objectName: string,
  id: string,
  values: Readonly<Record<string, unknown>>,
): void {
  const row = new Map(Object.entries(values).map(([name, value]) => [name.toLowerCase(), value]));
  store.table(objectName).update(id, row, row.keys());
}
