/**
 * Stage → closed, won, probability, forecast category; amount and probability → expected revenue; close date → fiscal
 * period. https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunity.htm
 */
import { ApexDate, ApexDatetime } from '../../runtime/values/apexDate.ts';
import { decimal, decimalOf } from '../../runtime/values/decimal.ts';
import type { Store } from '../../store/store.ts';
import type { SaveContext } from '../context.ts';
import type { Row } from '../row.ts';

interface Stage {
  readonly closed: boolean;
  readonly won: boolean;
  readonly probability: unknown;
  readonly category: string;
  readonly categoryName: string;
}

/** Stages by lower-case name, as the org has them now. */
function stagesOf(store: Store): Map<string, Stage> {
  const known = store.memo.get('stages') as Map<string, Stage> | undefined;
  if (known) return known;
  const sql =
    'SELECT "ApiName", "IsClosed", "IsWon", "DefaultProbability", "ForecastCategory", "ForecastCategoryName" FROM "OpportunityStage"';
  const stages = new Map<string, Stage>();
  for (const row of store.prepare(sql).all() as unknown as [string, bigint, bigint, bigint | null, string, string][]) {
    const [name, closed, won, probability, category, categoryName] = row;
    stages.set(name.toLowerCase(), {
      closed: Number(closed) === 1,
      won: Number(won) === 1,
      probability: decimal(probability ?? 0n),
      category,
      categoryName,
    });
  }
  store.memo.set('stages', stages);
  return stages;
}

const UNKNOWN: Stage = { closed: false, won: false, probability: null, category: 'Pipeline', categoryName: 'Pipeline' };

/** The stage a row had when it was last derived. */
const derived = new WeakMap<Row, string>();

/** Derives the fields of an opportunity. */
export function deriveOpportunity(context: SaveContext, row: Row): void {
  const { fields } = row.record;
  const name = String(fields.get('stagename') ?? '').toLowerCase();
  const stage = stagesOf(context.store).get(name) ?? UNKNOWN;
  fields.set('isclosed', stage.closed);
  fields.set('iswon', stage.won);
  const last = derived.get(row) ?? String(row.before?.get('stagename') ?? '').toLowerCase();
  if (name !== last) takeStage(context, row, stage, derived.has(row));
  derived.set(row, name);
  deriveRevenue(fields);
  deriveFiscal(fields);
}

function takeStage(context: SaveContext, row: Row, stage: Stage, inTrigger: boolean): void {
  const { fields } = row.record;
  const given = (key: string): boolean =>
    !inTrigger &&
    row.input.fields.has(key) &&
    row.input.fields.get(key) !== null &&
    (row.before === null || fields.get(key) !== row.before.get(key));
  if (!given('probability') && stage.probability !== null) fields.set('probability', stage.probability);
  if (!given('forecastcategoryname')) fields.set('forecastcategoryname', stage.categoryName);
  fields.set('forecastcategory', stage.category);
  if (row.before !== null) fields.set('laststagechangedate', new ApexDatetime(context.now()));
}

function deriveRevenue(fields: Map<string, unknown>): void {
  const [amount, probability] = [fields.get('amount') ?? null, fields.get('probability') ?? null];
  if (amount === null) fields.delete('expectedrevenue');
  else
    fields.set(
      'expectedrevenue',
      decimalOf(amount)
        .multiply(decimalOf(probability ?? 0))
        .scaleByPowerOfTen(-2),
    );
}

function deriveFiscal(fields: Map<string, unknown>): void {
  const close = fields.get('closedate');
  if (!(close instanceof ApexDate)) return;
  const { year, month } = close.calendar;
  const quarter = Math.floor((month - 1) / 3) + 1;
  fields.set('fiscalyear', year);
  fields.set('fiscalquarter', quarter);
  fields.set('fiscal', `${year} ${quarter}`);
}
