/** What stands in the org, in the shape of the oracle, and checks that compare the two. */
import assert from 'node:assert/strict';
import type { Connection } from 'jsforce';
import { expected, type Place, type Raise } from './oracle.ts';
import { rows } from './sampleOrg.ts';

/** Engine lines as stored, for proving that none is changed or deleted. */
export type Entries = Map<string, string>;

/** Ledger, boards and badges are exactly what the deals of the moment call for; nobody has two notices of one event. */
export async function assertTarget(admin: Connection, raise: Raise | null = null): Promise<void> {
  const target = await expected(admin, raise);
  assertSame(await postedLines(admin), target.lines, 'ledger lines by participant, month and deal');
  assertSame(await places(admin), target.places, 'places on the boards');
  assert.deepEqual(await heldBadges(admin), [...target.badges].sort(), 'badges held');
  const doubled = await rows(
    admin,
    'SELECT Participant__c, SourceId__c, COUNT(Id) n FROM Notice__c GROUP BY Participant__c, SourceId__c HAVING COUNT(Id) > 1',
  );
  assert.deepEqual(doubled, [], 'notices of one event');
  assert.equal(
    (await admin.query("SELECT COUNT() FROM IncentiveEvent__c WHERE Status__c = 'Parked'")).totalSize,
    0,
    'parked events',
  );
}

/** Every entry as text by id. */
export async function entries(admin: Connection): Promise<Entries> {
  const all = await rows<Record<string, unknown>>(
    admin,
    'SELECT Id, PostingKey__c, TargetKey__c, Kind__c, Participant__c, SourceId__c, Amount__c, CurrencyCode__c, PeriodKey__c, OccurredOn__c, Reason__c, ' +
      'Explanation__c, Inputs__c, OwnerId, CreatedDate, LastModifiedDate FROM LedgerEntry__c',
  );
  return new Map(all.map(({ attributes: _attributes, ...row }) => [String(row['Id']), JSON.stringify(row)]));
}

/** What was there is there still, to the letter. */
export function assertOnlyAppended(before: Entries, after: Entries): void {
  for (const [id, text] of before) assert.equal(after.get(id), text, `ledger entry ${id}`);
}

/** Everything a recompute could disturb: ledger, boards, badges and notices as texts by id. */
export async function everything(admin: Connection): Promise<Map<string, string>> {
  const all = await entries(admin);
  for (const soql of [
    'SELECT Id, Key__c, Value__c, Rank__c, PreviousRank__c, EventCount__c, ReachedAt__c FROM Standing__c',
    'SELECT Id, Key__c, Revoked__c, AwardedAt__c FROM BadgeAward__c',
    'SELECT Id, Key__c, Title__c, Body__c, ReadAt__c FROM Notice__c',
  ])
    for (const { attributes: _attributes, ...row } of await rows<Record<string, unknown>>(admin, soql))
      all.set(String(row['Id']), JSON.stringify(row));
  return all;
}

/** Both maps hold the same; what fails names only the places that differ. */
export function assertSame(
  actual: ReadonlyMap<string, unknown>,
  wanted: ReadonlyMap<string, unknown>,
  what: string,
): void {
  const differing = [...new Set([...actual.keys(), ...wanted.keys()])]
    .sort()
    .filter((key) => JSON.stringify(actual.get(key)) !== JSON.stringify(wanted.get(key)))
    .map((key) => `${key}: is ${JSON.stringify(actual.get(key))}, should be ${JSON.stringify(wanted.get(key))}`);
  assert.equal(differing.slice(0, 12).join('\n'), '', `${differing.length} differences in ${what}`);
}

async function postedLines(admin: Connection): Promise<Map<string, number>> {
  const sums = await rows<{ who: string; period: string; deal: string; total: number }>(
    admin,
    'SELECT Participant__c who, PeriodKey__c period, SourceId__c deal, SUM(Amount__c) total FROM LedgerEntry__c ' +
      "WHERE Kind__c IN ('Accrual', 'Reversal') GROUP BY Participant__c, PeriodKey__c, SourceId__c",
  );
  return new Map(
    sums
      .map((row): [string, number] => [`${row.who}|${row.period}|${row.deal}`, Math.round(row.total * 100)])
      .filter(([, cents]) => cents !== 0),
  );
}

async function places(admin: Connection): Promise<Map<string, Place>> {
  const all = await rows<Record<string, string | number | null>>(
    admin,
    'SELECT BoardKey__c, PeriodKey__c, Participant__c, Team__c, Value__c, EventCount__c, Rank__c, ReachedAt__c FROM Standing__c',
  );
  return new Map(
    all.map((row) => [
      `${row['BoardKey__c']}|${row['PeriodKey__c']}|${row['Participant__c'] ?? row['Team__c']}`,
      {
        cents: Math.round(Number(row['Value__c']) * 100),
        deals: Number(row['EventCount__c']),
        rank: Number(row['Rank__c']),
        reachedOn: String(row['ReachedAt__c']).slice(0, 10),
      },
    ]),
  );
}

async function heldBadges(admin: Connection): Promise<string[]> {
  const held = await rows<{ Participant__c: string; PeriodKey__c: string }>(
    admin,
    'SELECT Participant__c, PeriodKey__c FROM BadgeAward__c WHERE Revoked__c = false',
  );
  return held.map((row) => `${row.Participant__c}|${row.PeriodKey__c}`).sort();
}
