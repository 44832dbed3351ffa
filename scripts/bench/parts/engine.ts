/** The package at work: its arithmetic against hand-written JavaScript, a rep's save against the same save without the package. */
import { BenchOrg, PACKAGE, PACKAGE_CALLS, WAREHOUSE } from '../benchOrg.ts';
import { measure, type Measured, tableLine } from '../measure.ts';
import { sampleProgram } from '../../sample/program.ts';

const GROUP = 'package';
const FACTS = 2000;
const DEALS = 200;
const ROUNDS = 4;

/** Measures the package. */
export async function measurePackage(report: (line: Measured) => void): Promise<void> {
  const packaged = new BenchOrg([PACKAGE, WAREHOUSE, PACKAGE_CALLS]);
  const bare = new BenchOrg([WAREHOUSE]);
  try {
    report(arithmetic(packaged));
    publishSample(packaged);
    report(await pipeline(packaged));
    report(save(packaged, bare));
  } finally {
    await packaged.close();
    await bare.close();
  }
}

function arithmetic(bench: BenchOrg): Measured {
  const people = bench.insert(
    'Participant__c',
    Array.from({ length: 10 }, (_, index) => ({ Name: `Person ${index}`, Active__c: true })),
  );
  return measure({
    group: GROUP,
    name: `lines of ${FACTS} facts`,
    unit: 'fact',
    units: FACTS,
    against: 'the same program in JavaScript',
    ours: () => bench.call('EngineCalls', 'earned', { size: FACTS, people }),
    theirs: () => earnedByHand(FACTS, people),
  });
}

interface Fact {
  readonly sourceId: string;
  readonly who: string;
  readonly day: string;
}

/** Deals 1–5 of a person's month earn 10, 6–10 earn 15, the others 25; cents. */
function earnedByHand(size: number, people: readonly string[]): number {
  const once = new Map<string, Fact>();
  for (let i = 0; i < size; i++) {
    const sourceId = `006${String(i).padStart(12, '0')}`;
    const day = new Date(Date.UTC(2026, 0, 1 + ((i * 37) % 365))).toISOString().slice(0, 10);
    once.set(sourceId, { sourceId, who: people[i % people.length]!, day });
  }
  const order = (fact: Fact): string => fact.day + fact.sourceId;
  const facts = [...once.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const counts = new Map<string, number>();
  const lines: { key: string; cents: number; reason: string }[] = [];
  for (const fact of facts) {
    const bucket = `${fact.who}|${fact.day.slice(0, 7)}`;
    const position = (counts.get(bucket) ?? 0) + 1;
    counts.set(bucket, position);
    const cents = position <= 5 ? 1000 : position <= 10 ? 1500 : 2500;
    lines.push({
      key: `${bucket}|${fact.sourceId}`,
      cents,
      reason: `Deal number ${position} of ${fact.day.slice(0, 7)}.`,
    });
  }
  return lines.reduce((sum, line) => sum + line.cents, 0);
}

/** From saved deals to ledger, boards and badges: everything the package does afterwards, in the background. */
async function pipeline(bench: BenchOrg): Promise<Measured> {
  const saves: number[] = [];
  const drains: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const from = performance.now();
    bench.call('Writes', 'deals', { size: DEALS });
    const saved = performance.now();
    await bench.org.drain();
    saves.push(saved - from);
    drains.push(performance.now() - saved);
  }
  const posted = bench.org.transact(bench.admin, (tx) =>
    tx.query('SELECT COUNT() FROM LedgerEntry__c', { system: true }),
  );
  if (posted.count !== ROUNDS * DEALS) throw new Error(`${posted.count} ledger entries for ${ROUNDS * DEALS} deals`);
  return tableLine(
    {
      group: GROUP,
      name: `${DEALS} won deals to ledger and boards`,
      unit: 'deal',
      units: DEALS,
      against: 'the save of those deals',
    },
    drains,
    saves,
  );
}

function save(packaged: BenchOrg, bare: BenchOrg): Measured {
  return measure({
    group: GROUP,
    name: `save of ${DEALS} won deals`,
    unit: 'deal',
    units: DEALS,
    against: 'the same save, no package in the org',
    ours: () => packaged.call('Writes', 'deals', { size: DEALS }),
    theirs: () => bare.call('Writes', 'deals', { size: DEALS }),
  });
}

/** The sample program, published through the package's own REST resource; the administrator takes part. */
function publishSample(bench: BenchOrg): void {
  const { key, definition, events } = sampleProgram({ start: '2026-01-01' });
  bench.insert(
    'EventDefinition__c',
    events.map((event) => ({
      Key__c: event.key,
      Name: event.label,
      Label__c: event.label,
      Definition__c: JSON.stringify(event.definition),
      Active__c: true,
    })),
  );
  bench.insert('Program__c', [{ Key__c: key, Name: definition.name, Draft__c: JSON.stringify(definition) }]);
  const reply = bench.org.invokeRest(bench.admin, {
    method: 'POST',
    path: '/programs/publish',
    baseUrl: 'http://127.0.0.1',
    query: [],
    headers: [['Content-Type', 'application/json']],
    body: Buffer.from(JSON.stringify({ programKey: key })),
  });
  if (reply.status >= 400) throw new Error(`The sample program was not published: ${String(reply.body)}`);
  bench.insert('Participant__c', [{ Name: 'Rep', User__c: bench.admin.userId, Active__c: true }]);
}
