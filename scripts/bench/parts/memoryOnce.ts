/**
 * Works with many rows in a process of its own and prints the most memory it ever had, in bytes. Usage: node memoryOnce.ts WORK, where WORK
 * is `nothing`, `query` (50,000 of 200,000 rows in one transaction) or `save` (10,000 records with a trigger).
 */
import { BenchOrg, WAREHOUSE } from '../benchOrg.ts';
import { madeUpId, RawTables } from './rows.ts';

const ROWS = 200_000;
const DEPOTS = 4;
const SAVED = 10_000;

const [work = 'nothing'] = process.argv.slice(2);
const bench = new BenchOrg([WAREHOUSE]);
const depots = bench.insert(
  'Depot__c',
  Array.from({ length: DEPOTS }, (_, index) => ({ Name: `Depot ${index}` })),
);
if (work === 'query') {
  const raw = new RawTables(bench);
  const [example] = bench.insert('Parcel__c', [{ Name: 'Example', Status__c: 'New' }]);
  raw.insertCopies('Parcel__c', ROWS, (index) => ({
    Id: madeUpId(example!, index),
    Name: `Parcel ${index}`,
    Code__c: `P${index}`,
    Weight__c: index,
    ReceivedOn__c: '2026-11-02',
    Depot__c: depots[index % DEPOTS]!,
  }));
  raw.close();
  const found = bench.call('Queries', 'byLookup', { depotId: depots[0], times: 1 });
  if (found !== ROWS / DEPOTS) throw new Error(`${String(found)} rows`);
}
if (work === 'save') {
  const saved = bench.call('Writes', 'traced', { depotId: depots[0], size: SAVED });
  if (saved !== SAVED) throw new Error(`${String(saved)} records`);
}
console.log(process.resourceUsage().maxRSS * 1024);
await bench.close();
