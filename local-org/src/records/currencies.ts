/**
 * Currencies of records, in orgs that have several.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_currencytype.htm
 */
import { RoundingMode } from 'bigdecimal.js';
import { type decimal, decimalOf } from '../runtime/values/decimal.ts';
import type { ObjectType } from '../schema/schema.ts';
import type { Store } from '../store/store.ts';
import type { SaveContext } from './context.ts';
import type { Row } from './row.ts';
import { fail } from './row.ts';

/** What a currency is worth in units of the corporate one, and whether records can have it. */
interface Currency {
  readonly rate: ReturnType<typeof decimal>;
  readonly active: boolean;
}

function currencies(store: Store): Map<string, Currency> {
  const rows = store.table('CurrencyType').loadAll().values();
  return new Map(
    [...rows].map((row) => [
      String(row.get('isocode')),
      { rate: decimalOf(row.get('conversionrate') ?? 1), active: row.get('isactive') === true },
    ]),
  );
}

/** Whether records of the object have a currency. */
export function hasCurrency(object: ObjectType): boolean {
  return object.fields.has('CurrencyIsoCode');
}

/** The currency of a new record: that of its master, else that of the user. */
export function defaultCurrency(context: SaveContext, object: ObjectType, row: Row): void {
  if (!hasCurrency(object) || (row.record.fields.get('currencyisocode') ?? null) !== null) return;
  row.record.fields.set('currencyisocode', masterCurrency(context, object, row) ?? userCurrency(context));
}

/** Details and opportunity products have the currency of what they belong to. */
function masterCurrency(context: SaveContext, object: ObjectType, row: Row): unknown {
  for (const field of object.fields.values()) {
    if (!field.masterDetail || field.relationshipOrder === 1) continue;
    const id = row.record.fields.get(field.apiName.toLowerCase());
    const target = field.referenceTo[0]!;
    if (typeof id !== 'string') return null;
    return context.store.table(target).load([id]).get(id)?.get('currencyisocode') ?? null;
  }
  return null;
}

function userCurrency(context: SaveContext): string {
  const user = context.store.table('User').load([context.userId]).get(context.userId);
  return String(user?.get('defaultcurrencyisocode') ?? 'USD');
}

/** Refuses currencies that the org does not have. */
export function checkCurrency(context: SaveContext, object: ObjectType, rows: readonly Row[]): void {
  if (!hasCurrency(object) || rows.length === 0) return;
  const known = currencies(context.store);
  for (const row of rows) {
    const code = row.record.fields.get('currencyisocode') ?? null;
    if (code === null || code === row.before?.get('currencyisocode')) continue;
    if (known.get(String(code))?.active === true) continue;
    const message = `bad value for restricted picklist field: ${String(code)}`;
    fail(row, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', message, ['CurrencyIsoCode']);
  }
}

/** An amount of one currency in another. */
export function converted(store: Store, amount: unknown, from: unknown, to: unknown): unknown {
  if (amount === null || from === to) return amount;
  const known = currencies(store);
  const [source, target] = [known.get(String(from)), known.get(String(to))];
  if (source === undefined || target === undefined) return amount;
  return decimalOf(amount).multiply(target.rate).divide(source.rate, 6, RoundingMode.HALF_UP).stripTrailingZeros();
}
