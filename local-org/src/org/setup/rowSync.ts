/** Makes the rows of a setup object equal to what the source says. Rows keep their ids as long as their key stays. */
import { ApexDatetime } from '../../runtime/values/apexDate.ts';
import type { RowValues } from '../../store/objectTable.ts';
import type { Store } from '../../store/store.ts';

/** Values of a wanted row by API name; system fields are filled in. */
export type WantedRow = Readonly<Record<string, unknown>>;

export interface SyncFacts {
  readonly store: Store;
  readonly userId: string;
  readonly now: number;
}

/**
 * Inserts, updates and removes rows of one object. `owned` says which existing rows come from the source at all; the others are left alone.
 * Returns ids by key.
 */
export function syncRows(
  facts: SyncFacts,
  object: string,
  keyOf: (row: ReadonlyMap<string, unknown>) => string,
  wanted: readonly WantedRow[],
  owned: (row: RowValues) => boolean = () => true,
  idFor: (row: WantedRow) => string | null = () => null,
): Map<string, string> {
  const table = facts.store.table(object);
  const existing = new Map<string, RowValues>();
  for (const row of table.loadAll().values()) if (owned(row)) existing.set(keyOf(row), row);
  const ids = new Map<string, string>();
  for (const row of wanted) {
    const values = lowerKeys(row);
    const key = keyOf(values);
    const before = existing.get(key);
    existing.delete(key);
    ids.set(
      key,
      before === undefined ? insertRow(facts, object, values, idFor(row)) : updateRow(facts, object, before, values),
    );
  }
  for (const gone of existing.values()) table.remove(String(gone.get('id')));
  return ids;
}

function lowerKeys(row: WantedRow): Map<string, unknown> {
  return new Map(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Inserts a row of an object without save order, system fields included. */
export function insertRow(
  facts: SyncFacts,
  object: string,
  values: ReadonlyMap<string, unknown>,
  fixedId: string | null = null,
): string {
  const table = facts.store.table(object);
  const id = fixedId ?? facts.store.newId(object);
  const now = new ApexDatetime(facts.now);
  const row = new Map<string, unknown>([['id', id]]);
  for (const field of table.fields) {
    const key = field.apiName.toLowerCase();
    if (field.type === 'boolean') row.set(key, field.defaultValue?.toLowerCase() === 'true');
    if (key === 'createddate' || key === 'lastmodifieddate' || key === 'systemmodstamp') row.set(key, now);
    if (key === 'createdbyid' || key === 'lastmodifiedbyid' || key === 'ownerid') row.set(key, facts.userId);
  }
  for (const [name, value] of values) row.set(name, value);
  table.insert(row);
  return id;
}

function updateRow(facts: SyncFacts, object: string, before: RowValues, values: ReadonlyMap<string, unknown>): string {
  const id = String(before.get('id'));
  const changed = [...values].filter(([name, value]) => String(before.get(name) ?? '') !== String(value ?? ''));
  if (changed.length > 0)
    facts.store.table(object).update(
      id,
      new Map(changed),
      changed.map(([name]) => name),
    );
  return id;
}
