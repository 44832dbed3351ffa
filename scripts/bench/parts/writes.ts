/** DML in Apex and raw inserts of the same rows in one transaction. */
import { BenchOrg, WAREHOUSE } from '../benchOrg.ts';
import { measure, type Measured } from '../measure.ts';
import { madeUpId, RawTables } from './rows.ts';

const SIZE = 10_000;

/** Measures inserts with and without a trigger. */
export async function measureWrites(report: (line: Measured) => void): Promise<void> {
  const bench = new BenchOrg([WAREHOUSE]);
  const raw = new RawTables(bench);
  try {
    const [depotId] = bench.insert('Depot__c', [{ Name: 'Depot' }]);
    report(insertInto(bench, raw, depotId!, { table: 'Arrival__c', method: 'plain', name: 'no trigger' }));
    report(insertInto(bench, raw, depotId!, { table: 'TracedArrival__c', method: 'traced', name: 'with a trigger' }));
  } finally {
    raw.close();
    await bench.close();
  }
}

function insertInto(
  bench: BenchOrg,
  raw: RawTables,
  depotId: string,
  { table, method, name }: { table: string; method: string; name: string },
): Measured {
  const [example] = bench.insert(table, [{ Name: 'Example', Status__c: 'New', Depot__c: depotId }]);
  return measure({
    group: 'DML',
    name: `insert of ${SIZE} records, ${name}`,
    unit: 'record',
    units: SIZE,
    against: 'raw SQL, one transaction',
    before: () => raw.db.exec(`DELETE FROM ${table} WHERE Code__c IS NOT NULL`),
    ours: () => bench.call('Writes', method, { depotId, size: SIZE }),
    theirs: () =>
      raw.insertCopies(table, SIZE, (index) => ({
        Id: madeUpId(example!, index),
        Name: `Arrival ${index}`,
        Code__c: `A${index}`,
        Weight__c: index * 100,
        Status__c: 'New',
        ReceivedOn__c: '2026-11-02',
      })),
  });
}
