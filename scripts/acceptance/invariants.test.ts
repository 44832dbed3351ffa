/** Whatever happens to the deals, in whatever order, the ledger, boards, badges and notices come to what the deals of the moment call for. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { Connection } from 'jsforce';
import { REGIONS } from '../sample/company.ts';
import { sampleProgram } from '../sample/program.ts';
import { assertOnlyAppended, assertSame, assertTarget, entries, everything } from './support/standing.ts';
import { rows, runApex, SampleOrg, settled } from './support/sampleOrg.ts';

/** People deals are given to: five reps of two regions, and two who take no part. */
const OWNERS = [
  'Maya Torres',
  'Jonah Pritchard',
  'Lena Vogt',
  'Grace Okafor',
  'Felix Marchetti',
  'Owen Castellano',
  'Dana Whitlock',
] as const;
const REPS = OWNERS.slice(0, 5);

/** The second version: 20 instead of 10 for the first five deals of a month, from the middle of a month on. */
const RAISE = { from: '2026-11-15', cents: 2000 };

/** Both sides of the bounds of month, quarter, year and window. */
const DAYS = [
  '2025-12-31',
  '2026-01-01',
  '2026-03-31',
  '2026-09-30',
  '2026-10-01',
  '2026-10-31',
  '2026-11-01',
  '2026-11-15',
  '2026-12-31',
];
const AMOUNTS = [null, 0, -250, 0.01, 1000, 1000, 1234.56, 99_999.99];

type Step =
  | { kind: 'create'; count: number; owner: number; day: string; amount: number | null; won: boolean; byRep: boolean }
  | { kind: 'change'; deal: number; count: number; byRep: boolean; to: Record<string, unknown>; owner?: number }
  | { kind: 'delete'; deal: number; count: number }
  | { kind: 'undelete'; deal: number; count: number }
  | { kind: 'moveTeam'; rep: number; region: number; from: string };

const day = fc.constantFrom(...DAYS);
const amount = fc.constantFrom(...AMOUNTS);
const position = fc.nat(500);
const few = fc.constantFrom(1, 1, 1, 2, 5);

const change = (to: fc.Arbitrary<Record<string, unknown>>): fc.Arbitrary<Step> =>
  fc.record({ kind: fc.constant('change' as const), deal: position, count: few, byRep: fc.boolean(), to });

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('create' as const),
      count: fc.constantFrom(1, 1, 2, 3, 12),
      owner: fc.nat(OWNERS.length - 1),
      day,
      amount,
      won: fc.boolean(),
      byRep: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: change(fc.constant({ StageName: 'Closed Won' })) },
  {
    weight: 3,
    arbitrary: change(fc.constantFrom('Prospecting', 'Closed Lost').map((StageName) => ({ StageName }))),
  },
  { weight: 3, arbitrary: change(amount.map((Amount) => ({ Amount }))) },
  { weight: 3, arbitrary: change(day.map((CloseDate) => ({ CloseDate }))) },
  { weight: 1, arbitrary: change(fc.record({ CloseDate: day, Amount: amount, StageName: fc.constant('Closed Won') })) },
  { weight: 1, arbitrary: change(fc.constant({ Description: 'Nothing that matters' })) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('change' as const),
      deal: position,
      count: few,
      byRep: fc.constant(false),
      to: fc.constant({}),
      owner: fc.nat(OWNERS.length - 1),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), deal: position, count: few }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undelete' as const), deal: position, count: few }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('moveTeam' as const),
      rep: fc.nat(REPS.length - 1),
      region: fc.nat(REGIONS.length - 1),
      from: day,
    }),
  },
);

describe('invariants of the running engine', { concurrency: 1 }, () => {
  const org = new SampleOrg(4820);
  const userIds = new Map<string, string>();
  let live: string[] = [];
  let gone: string[] = [];

  before(async () => {
    await org.start();
    for (const row of await rows<{ Id: string; Name: string }>(org.admin, 'SELECT Id, Name FROM User'))
      userIds.set(row.Name, row.Id);
    live = (await rows<{ Id: string }>(org.admin, 'SELECT Id FROM Opportunity ORDER BY Id')).map((row) => row.Id);
  });
  after(() => org.stop());

  it('comes to the target after any sequence of changes, and only ever appends', { timeout: 240_000 }, async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 18 }), async (steps) => {
        const before = await entries(org.admin);
        for (const each of steps) await take(each);
        await settled(org.admin);
        await assertTarget(org.admin);
        assertOnlyAppended(before, await entries(org.admin));
        runs++;
      }),
      {
        seed: 20261123,
        numRuns: 60,
        endOnFailure: true,
        interruptAfterTimeLimit: 60_000,
        markInterruptAsFailure: false,
      },
    );
    console.log(`${runs} sequences, ${live.length} deals live, ${gone.length} deleted`);
    assert.ok(runs > 3, `only ${runs} sequences were tried`);
  });

  it('takes 200 deals in one save, all tied, and gives them back in one', async () => {
    const ids = await create(org.admin, 200, {
      OwnerId: userIds.get('Lena Vogt')!,
      Amount: 1000,
      CloseDate: '2026-05-15',
      StageName: 'Closed Won',
    });
    await settled(org.admin);
    await assertTarget(org.admin);

    await update(org.admin, ids, { OwnerId: userIds.get('Grace Okafor')! });
    await settled(org.admin);
    await assertTarget(org.admin);

    await org.admin.sobject('Opportunity').destroy(ids);
    await settled(org.admin);
    await assertTarget(org.admin);
  });

  it('credits past deals to somebody who takes part from now on', async () => {
    for (const name of ['Owen Castellano', 'Dana Whitlock']) {
      await create(org.admin, 4, {
        OwnerId: userIds.get(name)!,
        Amount: 700,
        CloseDate: '2026-06-30',
        StageName: 'Closed Won',
      });
      await settled(org.admin);
      const [region] = await rows<{ Id: string }>(org.admin, "SELECT Id FROM Team__c WHERE Name = 'East'");
      const participant = { Name: name, User__c: userIds.get(name)!, Active__c: true };
      const [id] = succeed([await org.admin.sobject('Participant__c').create(participant)]);
      await settled(org.admin);
      await assertTarget(org.admin);

      const membership = { Participant__c: id!, Team__c: region!.Id, StartDate__c: '2026-01-01' };
      const [memberId] = succeed([await org.admin.sobject('TeamMembership__c').create(membership)]);
      await settled(org.admin);
      await assertTarget(org.admin);

      if (name === 'Dana Whitlock') await org.admin.sobject('TeamMembership__c').destroy(memberId!);
      await settled(org.admin);
      await assertTarget(org.admin);
    }
  });

  it('judges by the version in force on the day, also when a deal moves across the change', async () => {
    const program = sampleProgram({ start: '2026-01-01' });
    const raised = JSON.stringify(program.definition).replace('"amount":10', '"amount":20');
    await org.admin.sobject('Program__c').upsert({ Key__c: program.key, Draft__c: raised } as never, 'Key__c');
    const answer = await org.admin.apex.post<{ version: number }>('/programs/publish', {
      programKey: program.key,
      effectiveFrom: RAISE.from,
    });
    assert.equal(answer.version, 2);
    const before = await entries(org.admin);
    await settled(org.admin);
    await assertTarget(org.admin, RAISE);

    const moving = await rows<{ Id: string; CloseDate: string }>(
      org.admin,
      'SELECT Id, CloseDate FROM Opportunity WHERE IsWon = true AND CloseDate IN (2026-11-01, 2026-11-15) LIMIT 40',
    );
    for (const { Id, CloseDate } of moving)
      await update(org.admin, [Id], { CloseDate: CloseDate === '2026-11-01' ? '2026-11-15' : '2026-11-01' });
    assert.ok(moving.length > 0);
    await settled(org.admin);
    await assertTarget(org.admin, RAISE);
    assertOnlyAppended(before, await entries(org.admin));
  });

  it('changes nothing when everything is judged anew', async () => {
    const maya = await org.as('Maya Torres');
    const notices = await rows<{ Id: string }>(maya, 'SELECT Id FROM Notice__c LIMIT 3');
    assert.ok(notices.length > 0);
    await org.page(maya, 'NoticeController', 'markRead', { noticeIds: notices.map((notice) => notice.Id) });
    const before = await everything(org.admin);

    await runApex(org.admin, "JobQueue.enqueue(new RequeueEventsJob(new Set<String>{ 'won-deal' }, '0000-Q1', null));");
    await runApex(org.admin, 'JobQueue.enqueue(new SweepSourcesJob());');
    await settled(org.admin);

    assertSame(await everything(org.admin), before, 'what stood before');
  });

  async function take(each: Step): Promise<void> {
    if (each.kind === 'create') {
      const owner = OWNERS[each.owner]!;
      const isRep = (REPS as readonly string[]).includes(owner);
      const by = each.byRep && isRep ? await org.as(owner) : org.admin;
      const ids = await create(by, each.count, {
        OwnerId: userIds.get(owner)!,
        Amount: each.amount,
        CloseDate: each.day,
        StageName: each.won ? 'Closed Won' : 'Prospecting',
      });
      live.push(...ids);
    } else if (each.kind === 'change') {
      const ids = pick(live, each.deal, each.count);
      const to = each.owner === undefined ? each.to : { OwnerId: userIds.get(OWNERS[each.owner]!)! };
      await update(each.byRep ? await ownerOf(ids) : org.admin, each.byRep ? ids.slice(0, 1) : ids, to);
    } else if (each.kind === 'delete') {
      const ids = pick(live, each.deal, each.count);
      if (ids.length === 0) return;
      succeed(await org.admin.sobject('Opportunity').destroy(ids));
      live = live.filter((id) => !ids.includes(id));
      gone.push(...ids);
    } else if (each.kind === 'undelete') {
      const ids = pick(gone, each.deal, each.count);
      if (ids.length === 0) return;
      await runApex(org.admin, `undelete [SELECT Id FROM Opportunity WHERE Id IN (${quoted(ids)}) ALL ROWS];`);
      gone = gone.filter((id) => !ids.includes(id));
      live.push(...ids);
    } else {
      await moveTeam(REPS[each.rep]!, REGIONS[each.region]!, each.from);
    }
  }

  /** Ends the open membership and begins another, some days in the past or future. */
  async function moveTeam(rep: string, region: string, from: string): Promise<void> {
    const [open] = await rows<{ Id: string; StartDate__c: string | null; Participant__c: string }>(
      org.admin,
      `SELECT Id, StartDate__c, Participant__c FROM TeamMembership__c WHERE Participant__r.Name = '${rep}' AND EndDate__c = null`,
    );
    const [team] = await rows<{ Id: string }>(org.admin, `SELECT Id FROM Team__c WHERE Name = '${region}'`);
    if (!open || (open.StartDate__c !== null && open.StartDate__c >= from)) return;
    succeed([await org.admin.sobject('TeamMembership__c').update({ Id: open.Id, EndDate__c: from })]);
    succeed([
      await org.admin
        .sobject('TeamMembership__c')
        .create({ Participant__c: open.Participant__c, Team__c: team!.Id, StartDate__c: from }),
    ]);
  }

  async function ownerOf(ids: readonly string[]): Promise<Connection> {
    if (ids.length === 0) return org.admin;
    const [deal] = await rows<{ Owner: { Name: string } }>(
      org.admin,
      `SELECT Owner.Name FROM Opportunity WHERE Id = '${ids[0]}'`,
    );
    return (REPS as readonly string[]).includes(deal!.Owner.Name) ? org.as(deal!.Owner.Name) : org.admin;
  }
});

let created = 0;

async function create(by: Connection, count: number, fields: Record<string, unknown>): Promise<string[]> {
  const records = Array.from({ length: count }, () => ({ Name: `Deal ${++created}`, ...fields }));
  return succeed(await by.sobject('Opportunity').create(records as never, { allOrNone: true }));
}

async function update(by: Connection, ids: readonly string[], to: Record<string, unknown>): Promise<void> {
  if (ids.length === 0) return;
  succeed(await by.sobject('Opportunity').update(ids.map((Id) => ({ Id, ...to })) as never, { allOrNone: true }));
}

function succeed(results: unknown): string[] {
  return (results as { success: boolean; id?: string; errors: unknown }[]).map((result) => {
    assert.ok(result.success, JSON.stringify(result.errors));
    return result.id!;
  });
}

function pick(from: readonly string[], at: number, count: number): string[] {
  if (from.length === 0) return [];
  return [...new Set(Array.from({ length: count }, (_, index) => from[(at + index) % from.length]!))];
}

function quoted(ids: readonly string[]): string {
  return ids.map((id) => `'${id}'`).join(', ');
}
