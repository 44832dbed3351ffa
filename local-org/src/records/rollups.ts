/**
 * Roll-up summaries: after children changed, their masters are brought up to date and saved in turn, triggers included.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm
 */
import { decimal, decimalOf } from '../runtime/values/decimal.ts';
import { SObject } from '../runtime/values/sObject.ts';
import type { FieldType, ObjectType, RollupSummary } from '../schema/schema.ts';
import { sameValue } from '../soql/formula/evaluate.ts';
import { bindQuery, runQuery } from '../soql/query.ts';
import { parseSoql } from '../syntax/parseSoql.ts';
import type { SaveContext } from './context.ts';
import { converted, hasCurrency } from './currencies.ts';
import { filterSoql } from './filterSoql.ts';
import type { Row } from './row.ts';
import { fail, newRow } from './row.ts';
import { saveChunk } from './saveChunk.ts';

interface Summary {
  readonly parent: ObjectType;
  readonly field: FieldType;
  readonly rollup: RollupSummary;
}

/** The amount of an opportunity with products is the sum of them. */
const LINE_ITEM_TOTAL: RollupSummary = {
  childObject: 'OpportunityLineItem',
  foreignKey: 'OpportunityId',
  operation: 'sum',
  field: 'TotalPrice',
  filters: [],
};

/** What orders and quotes sum up of their lines. */
const LINE_TOTALS: Readonly<Record<string, { parent: string; sums: Readonly<Record<string, string>> }>> = {
  OrderItem: { parent: 'Order', sums: { TotalAmount: 'TotalPrice' } },
  QuoteLineItem: { parent: 'Quote', sums: { Subtotal: 'Subtotal', TotalPrice: 'TotalPrice' } },
};

function summariesOf(context: SaveContext, child: ObjectType): Summary[] {
  const key = `rollups ${child.apiName}`;
  const known = context.store.memo.get(key) as Summary[] | undefined;
  if (known) return known;
  const found: Summary[] = [];
  for (const parent of context.store.schema.objects.values()) {
    for (const field of parent.fields.values()) {
      if (field.rollup?.childObject === child.apiName) found.push({ parent, field, rollup: field.rollup });
    }
  }
  if (child.apiName === 'OpportunityLineItem') {
    const parent = context.store.schema.object('Opportunity')!;
    found.push({ parent, field: parent.fields.get('Amount')!, rollup: LINE_ITEM_TOTAL });
    const count: RollupSummary = { ...LINE_ITEM_TOTAL, operation: 'count', field: null };
    found.push({ parent, field: parent.fields.get('HasOpportunityLineItem')!, rollup: count });
  }
  const lines = LINE_TOTALS[child.apiName];
  if (lines !== undefined) {
    const parent = context.store.schema.object(lines.parent)!;
    for (const [name, field] of Object.entries(lines.sums)) {
      const rollup = {
        childObject: child.apiName,
        foreignKey: `${lines.parent}Id`,
        operation: 'sum',
        field,
        filters: [],
      } as const;
      found.push({ parent, field: parent.fields.get(name)!, rollup });
    }
  }
  context.store.memo.set(key, found);
  return found;
}

/** Brings the masters of these rows up to date. */
export function updateRollups(context: SaveContext, child: ObjectType, rows: readonly Row[]): void {
  const byMaster = new Map<ObjectType, Map<string, Map<string, unknown>>>();
  for (const summary of summariesOf(context, child)) {
    const ids = masterIds(summary, rows);
    if (ids.length === 0) continue;
    const changes = byMaster.get(summary.parent) ?? new Map<string, Map<string, unknown>>();
    byMaster.set(summary.parent, changes);
    const values = summarize(context, summary, ids);
    for (const id of ids) {
      const change = changes.get(id) ?? new Map<string, unknown>();
      changes.set(id, change);
      change.set(summary.field.apiName.toLowerCase(), valueFor(summary, values.get(id)));
    }
  }
  for (const [parent, changes] of byMaster) saveMasters(context, parent, changes, rows);
}

function masterIds(summary: Summary, rows: readonly Row[]): string[] {
  const key = summary.rollup.foreignKey.toLowerCase();
  const ids = new Set<string>();
  for (const row of rows) {
    for (const id of [row.record.fields.get(key), row.before?.get(key)]) if (typeof id === 'string') ids.add(id);
  }
  return [...ids];
}

function valueFor(summary: Summary, value: unknown): unknown {
  if (summary.field.apexType === 'Boolean') return value !== undefined && value !== 0;
  if (summary.rollup.operation === 'count') return decimal((value as number | undefined) ?? 0);
  return value ?? (summary.rollup.operation === 'sum' ? decimal(0) : null);
}

/** Sums and extremes by master; amounts of several currencies are converted to the master's. */
function summarize(context: SaveContext, summary: Summary, ids: readonly string[]): Map<string, unknown> {
  const { rollup } = summary;
  const child = context.store.schema.object(rollup.childObject)!;
  const amounts = rollup.field !== null && child.fields.get(rollup.field)?.type === 'currency';
  const currency = amounts && hasCurrency(child) && hasCurrency(summary.parent) ? ', CurrencyIsoCode' : '';
  const call = rollup.field === null ? 'COUNT(Id)' : `${rollup.operation.toUpperCase()}(${rollup.field})`;
  const filters = rollup.filters.map((filter) => ` AND ${filterSoql(filter)}`).join('');
  const key = rollup.foreignKey;
  const text = `SELECT ${key} k, ${call} v${currency} FROM ${rollup.childObject} WHERE ${key} IN :ids${filters} GROUP BY ${key}${currency}`;
  const bound = bindQuery(parseSoql(text).query, context.store.schema);
  const run = { binds: [ids], now: context.now(), timeZone: context.timeZone, userId: context.userId };
  const rows = runQuery(bound, context.store, run, { permissions: null, sharing: null });
  if (currency === '') return new Map(rows.map((row) => [row.fields.get('k') as string, row.fields.get('v')]));
  return combined(context, summary, rows);
}

function combined(context: SaveContext, summary: Summary, rows: readonly SObject[]): Map<string, unknown> {
  const masters = context.store.table(summary.parent.apiName).load(rows.map((row) => String(row.fields.get('k'))));
  const totals = new Map<string, unknown>();
  for (const row of rows) {
    const id = String(row.fields.get('k'));
    const to = masters.get(id)?.get('currencyisocode') ?? null;
    const value = converted(context.store, row.fields.get('v') ?? null, row.fields.get('currencyisocode'), to);
    const before = totals.get(id) ?? null;
    if (value !== null) totals.set(id, before === null ? value : together(summary.rollup.operation, before, value));
  }
  return totals;
}

function together(operation: RollupSummary['operation'], a: unknown, b: unknown): unknown {
  const [first, second] = [decimalOf(a), decimalOf(b)];
  if (operation === 'sum') return first.add(second);
  const isLess = first.compareTo(second) < 0;
  return isLess === (operation === 'min') ? first : second;
}

const CHUNK = 200;

function saveMasters(
  context: SaveContext,
  parent: ObjectType,
  changes: ReadonlyMap<string, ReadonlyMap<string, unknown>>,
  children: readonly Row[],
): void {
  const stored = context.store.table(parent.apiName).load([...changes.keys()]);
  const masters: Row[] = [];
  for (const [id, change] of changes) {
    const before = stored.get(id);
    if (before === undefined || before.get('isdeleted') === true) continue;
    const differing = [...change].filter(([key, value]) => !sameValue(before.get(key) ?? null, value));
    if (differing.length === 0) continue;
    const input = new SObject(parent);
    input.id = id;
    for (const [key, value] of differing) input.fields.set(key, value);
    masters.push({ ...newRow(input), internal: true });
  }
  const system = { ...context, now: () => context.now(), permissions: null, sharing: null };
  for (let i = 0; i < masters.length; i += CHUNK) saveChunk(system, parent, 'update', masters.slice(i, i + CHUNK));
  const broken = masters.find((row) => row.errors.length > 0);
  if (broken === undefined) return;
  for (const row of children)
    fail(row, broken.errors[0]!.statusCode, broken.errors[0]!.message, broken.errors[0]!.fields);
}
