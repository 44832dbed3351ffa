/** SOQL in Apex and raw SQL on the same tables. */
import type { StatementSync } from 'node:sqlite';
import { BenchOrg, WAREHOUSE } from '../benchOrg.ts';
import { measure, type Measured } from '../measure.ts';
import { madeUpId, RawTables } from './rows.ts';

const DEPOTS = 100;
const GROUP = 'SOQL';
const TRANSACTIONS = 20;

/** The tables to query: depots and parcels, spread evenly. */
interface Filled {
  readonly bench: BenchOrg;
  readonly raw: RawTables;
  readonly depots: readonly string[];
  readonly parcels: number;
}

/** Measures all queries on a table of `parcels` rows. */
export async function measureQueries(parcels: number, report: (line: Measured) => void): Promise<void> {
  const bench = new BenchOrg([WAREHOUSE]);
  const raw = new RawTables(bench);
  try {
    const filled = { bench, raw, parcels, depots: fill(bench, raw, parcels) };
    for (const line of [byLookup, aggregate, parents, children, oneByCode]) report(line(filled));
  } finally {
    raw.close();
    await bench.close();
  }
}

function fill(bench: BenchOrg, raw: RawTables, parcels: number): string[] {
  const depots = bench.insert(
    'Depot__c',
    Array.from({ length: DEPOTS }, (_, index) => ({ Name: `Depot ${index}`, City__c: `City ${index % 7}` })),
  );
  const [example] = bench.insert('Parcel__c', [{ Name: 'Example', Depot__c: null, Status__c: 'New' }]);
  raw.insertCopies('Parcel__c', parcels, (index) => ({
    Id: madeUpId(example!, index),
    Name: `Parcel ${index}`,
    Code__c: `P${index}`,
    Status__c: `Status ${index % 5}`,
    Weight__c: (index * 37) % 100_000,
    ReceivedOn__c: `2026-${String(1 + (index % 12)).padStart(2, '0')}-15`,
    Depot__c: depots[index % DEPOTS]!,
  }));
  raw.db.exec('PRAGMA wal_checkpoint(TRUNCATE); ANALYZE');
  return depots;
}

/** How often a query runs per measurement, so that it neither takes too long nor breaks a limit. */
function timesFor(rows: number): number {
  return Math.max(1, Math.min(20, Math.floor(20_000 / rows)));
}

function repeated(statement: StatementSync, parameters: readonly string[], times: number): number {
  let rows = 0;
  for (let index = 0; index < times; index++) rows += statement.all(...parameters).length;
  return rows;
}

/** One transaction may query only a hundred times, which is too short to time. */
function inTransactions(work: () => number): number {
  let rows = 0;
  for (let index = 0; index < TRANSACTIONS; index++) rows += work();
  return rows;
}

function byLookup({ bench, raw, depots, parcels }: Filled): Measured {
  const depotId = depots[3]!;
  const times = timesFor(parcels / DEPOTS);
  const statement = raw.query(
    'SELECT Id, Name, Code__c, Status__c, Weight__c, ReceivedOn__c FROM Parcel__c WHERE Depot__c = ? AND IsDeleted = 0',
  );
  return measure({
    group: GROUP,
    name: `filter by indexed field, ${parcels / DEPOTS} of ${parcels} rows`,
    unit: 'row',
    units: (parcels / DEPOTS) * times,
    against: 'raw SQL',
    ours: () => bench.call('Queries', 'byLookup', { depotId, times }),
    theirs: () => repeated(statement, [depotId], times),
  });
}

function aggregate({ bench, raw, parcels }: Filled): Measured {
  const statement = raw.query(
    'SELECT Status__c, COUNT(Id), SUM(Weight__c) FROM Parcel__c WHERE IsDeleted = 0 GROUP BY Status__c',
  );
  return measure({
    group: GROUP,
    name: `aggregate over ${parcels} rows`,
    unit: 'row',
    units: parcels,
    against: 'raw SQL',
    ours: () => bench.call('Queries', 'aggregate', { times: 1 }),
    theirs: () => repeated(statement, [], 1),
  });
}

function parents({ bench, raw, depots, parcels }: Filled): Measured {
  const depotId = depots[4]!;
  const times = timesFor(parcels / DEPOTS);
  const statement = raw.query(
    `SELECT p.Id, p.Name, d.Name, d.City__c FROM Parcel__c p LEFT JOIN Depot__c d ON d.Id = p.Depot__c
     WHERE p.Depot__c = ? AND p.IsDeleted = 0`,
  );
  return measure({
    group: GROUP,
    name: `parent path, ${parcels / DEPOTS} rows`,
    unit: 'row',
    units: (parcels / DEPOTS) * times,
    against: 'raw SQL, LEFT JOIN',
    ours: () => bench.call('Queries', 'parents', { depotId, times }),
    theirs: () => repeated(statement, [depotId], times),
  });
}

function children({ bench, raw, depots, parcels }: Filled): Measured {
  const chosen = depots.slice(10, 13);
  const rows = (parcels / DEPOTS) * chosen.length;
  const times = timesFor(rows);
  const statement = raw.query(
    `SELECT d.Id, d.Name, p.Id, p.Name, p.Weight__c FROM Depot__c d JOIN Parcel__c p ON p.Depot__c = d.Id
     WHERE d.Id IN (?, ?, ?) AND d.IsDeleted = 0 AND p.IsDeleted = 0`,
  );
  return measure({
    group: GROUP,
    name: `child subquery, ${rows} rows`,
    unit: 'row',
    units: rows * times,
    against: 'raw SQL, JOIN',
    ours: () => bench.call('Queries', 'children', { depotIds: chosen, times }),
    theirs: () => repeated(statement, chosen, times),
  });
}

function oneByCode({ bench, raw, parcels }: Filled): Measured {
  const codes = Array.from({ length: 90 }, (_, index) => `P${(index * 7919) % parcels}`);
  const statement = raw.query('SELECT Id, Name, Weight__c FROM Parcel__c WHERE Code__c = ? AND IsDeleted = 0');
  return measure({
    group: GROUP,
    name: `one of ${parcels} rows by indexed field`,
    unit: 'query',
    units: codes.length * TRANSACTIONS,
    against: 'raw SQL, prepared once',
    ours: () => inTransactions(() => Number(bench.call('Queries', 'oneByCode', { codes }))),
    theirs: () => inTransactions(() => codes.reduce((rows, code) => rows + statement.all(code).length, 0)),
  });
}
