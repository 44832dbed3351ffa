/**
 * What the boards, the ledger and the badges must say after the CRM data is loaded, computed straight from the CSV files. It shares no code
 * with the package or the loader (its own line splitter, its own date handling), so that an agreement of the two means something.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Expected results. Money in whole US cents; periods as the package names them (`2017-03`, `2017-Q1`). */
export interface Expected {
  /** SPIFF cents by `agent|month`. */
  readonly spiffCents: ReadonlyMap<string, number>;
  readonly totalSpiffCents: number;
  readonly wonDeals: number;
  /** Won amount in cents by `quarter|agent`, with the competition rank inside the quarter. */
  readonly individual: ReadonlyMap<string, { cents: number; rank: number; deals: number }>;
  /** Won amount in cents by `quarter|region`, with the competition rank inside the quarter. */
  readonly regional: ReadonlyMap<string, { cents: number; rank: number; deals: number }>;
  /** `agent|month` of every agent with at least three wins in that month. */
  readonly fastStarts: ReadonlySet<string>;
}

/** Dollars for the n-th won deal (1-based) of an agent in one month: 10 up to the fifth, 15 up to the tenth, 25 after that. */
function dollarsForNth(n: number): number {
  if (n <= 5) return 10;
  return n <= 10 ? 15 : 25;
}

/** Computes {@link Expected} from the folder's files. */
export function expectedFromCsv(folder: string): Expected {
  const regionOf = new Map(
    rows(folder, 'sales_teams.csv').map((row) => [row['sales_agent']!, row['regional_office']!]),
  );
  const perMonth = new Map<string, number>();
  const individual = new Map<string, { cents: number; deals: number }>();
  const regional = new Map<string, { cents: number; deals: number }>();
  let wonDeals = 0;
  for (const row of rows(folder, 'sales_pipeline.csv')) {
    if (row['deal_stage'] !== 'Won') continue;
    wonDeals += 1;
    const [, month, year] = row['close_date']!.split('-');
    const agent = row['sales_agent']!;
    const monthKey = `20${year}-${month}`;
    const quarterKey = `20${year}-Q${Math.ceil(Number(month) / 3)}`;
    const cents = Number(row['close_value']) * 100;
    bump(perMonth, `${agent}|${monthKey}`);
    add(individual, `${quarterKey}|${agent}`, cents);
    add(regional, `${quarterKey}|${regionOf.get(agent)}`, cents);
  }
  const spiffCents = new Map<string, number>();
  let totalSpiffCents = 0;
  for (const [key, deals] of perMonth) {
    let cents = 0;
    for (let n = 1; n <= deals; n++) cents += dollarsForNth(n) * 100;
    spiffCents.set(key, cents);
    totalSpiffCents += cents;
  }
  const fastStarts = new Set([...perMonth].filter(([, deals]) => deals >= 3).map(([key]) => key));
  return {
    spiffCents,
    totalSpiffCents,
    wonDeals,
    individual: ranked(individual),
    regional: ranked(regional),
    fastStarts,
  };
}

function rows(folder: string, file: string): Record<string, string>[] {
  const [header, ...lines] = readFileSync(join(folder, file), 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  const names = header!.split(',');
  return lines
    .filter((line) => line !== '')
    .map((line) => Object.fromEntries(line.split(',').map((cell, index) => [names[index]!, cell])));
}

function bump(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function add(totals: Map<string, { cents: number; deals: number }>, key: string, cents: number): void {
  const before = totals.get(key) ?? { cents: 0, deals: 0 };
  totals.set(key, { cents: before.cents + cents, deals: before.deals + 1 });
}

function ranked(
  totals: Map<string, { cents: number; deals: number }>,
): Map<string, { cents: number; rank: number; deals: number }> {
  const result = new Map<string, { cents: number; rank: number; deals: number }>();
  for (const [key, own] of totals) {
    const period = key.slice(0, key.indexOf('|') + 1);
    const ahead = [...totals].filter(([other, total]) => other.startsWith(period) && total.cents > own.cents).length;
    result.set(key, { ...own, rank: ahead + 1 });
  }
  return result;
}
