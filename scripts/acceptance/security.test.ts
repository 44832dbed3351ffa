/** What each person can and cannot do to money and records through the org's own APIs, past every page. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { change, newRecord, REFUSAL, refused, userId, visible } from './support/refusals.ts';
import { rows, SampleOrg, settled } from './support/sampleOrg.ts';

const PERSONAS = {
  rep: 'Maya Torres',
  manager: 'Dana Whitlock',
  operations: 'Owen Castellano',
  finance: 'Farah Lindqvist',
  integration: 'Bellringer Sidecar',
} as const;

type Persona = keyof typeof PERSONAS | 'outsider';

/** Records that the engine, publishing and redemptions write; nobody does by hand. */
const WRITTEN_BY_THE_PACKAGE = [
  'LedgerEntry__c',
  'Standing__c',
  'BadgeAward__c',
  'ProgramVersion__c',
  'IncentiveEvent__c',
];

/** What a page may call, with parameters that would do something. */
const PAGE_CALLS: readonly [string, string, Record<string, unknown>][] = [
  ['BoardController', 'getBoards', {}],
  ['StandingController', 'getMyStanding', {}],
  ['WalletController', 'getWallet', {}],
  ['RedemptionController', 'getPayouts', {}],
  ['BadgeController', 'getMyBadges', {}],
  ['NoticeController', 'getMyNotices', {}],
  ['PulseController', 'getPulse', {}],
];

describe('who may do what', { concurrency: 1 }, () => {
  const org = new SampleOrg(4822);
  const who = {} as Record<Persona, Connection>;

  before(async () => {
    await org.start();
    for (const [persona, name] of Object.entries(PERSONAS)) who[persona as Persona] = await org.as(name);
    who.outsider = await addOutsider();
    await org.admin.sobject('RewardItem__c').create({
      Name: 'Card',
      Key__c: 'sandbox:CARD',
      Provider__c: 'sandbox',
      Sku__c: 'CARD',
      CurrencyCode__c: 'USD',
      MinAmount__c: 5,
      MaxAmount__c: 500,
      Active__c: true,
    });
    await redeem(who.rep, 5, 'security-1');
    await redeem(await org.as('Jonah Pritchard'), 5, 'security-2');
    await redeem(await org.as('Grace Okafor'), 5, 'security-3');
  });
  after(() => org.stop());

  for (const object of WRITTEN_BY_THE_PACKAGE) {
    it(`lets nobody create, change or delete ${object}`, async () => {
      const [first] = await rows<{ Id: string }>(org.admin, `SELECT Id FROM ${object} LIMIT 1`);
      for (const persona of Object.keys(who) as Persona[]) {
        const own = (await visible(who[persona], object))[0] ?? first!.Id;
        await refused(`${persona} creates ${object}`, who[persona], 'create', object, newRecord(object));
        await refused(`${persona} changes ${object}`, who[persona], 'update', object, {
          Id: own,
          ...change(object),
        });
        await refused(`${persona} deletes ${object}`, who[persona], 'destroy', object, own);
      }
    });
  }

  it('lets nobody create or delete a payout, and nobody but finance decide', async () => {
    const [payout] = await rows<{ Id: string; Status__c: string }>(org.admin, 'SELECT Id, Status__c FROM Payout__c');
    for (const persona of Object.keys(who) as Persona[]) {
      await refused(`${persona} creates a payout`, who[persona], 'create', 'Payout__c', newRecord('Payout__c'));
      await refused(`${persona} deletes a payout`, who[persona], 'destroy', 'Payout__c', payout!.Id);
      await refused(`${persona} changes the amount`, who[persona], 'update', 'Payout__c', {
        Id: payout!.Id,
        Amount__c: 500,
      });
      if (persona !== 'finance')
        await refused(`${persona} cancels a payout`, who[persona], 'update', 'Payout__c', {
          Id: payout!.Id,
          Status__c: 'Cancelled',
        });
      if (persona !== 'integration')
        await refused(`${persona} delivers a payout`, who[persona], 'update', 'Payout__c', {
          Id: payout!.Id,
          Status__c: 'Leased',
        });
    }
  });

  it('shows a rep nothing but own ledger lines, payouts and notices', async () => {
    const me = await userId(who.rep);
    for (const object of ['LedgerEntry__c', 'Payout__c', 'Notice__c']) {
      const seen = await rows<{ Participant__r: { User__c: string } | null; OwnerId: string }>(
        who.rep,
        `SELECT Participant__r.User__c, OwnerId FROM ${object}`,
      );
      assert.ok(seen.length > 0, `${object}: sees own`);
      assert.deepEqual(
        seen.filter((row) => row.Participant__r?.User__c !== me),
        [],
        object,
      );
      const all = (await rows<{ Id: string }>(org.admin, `SELECT Id FROM ${object}`)).map((row) => row.Id);
      const others = all.filter((id) => !seen.some((row) => (row as unknown as { Id: string }).Id === id));
      assert.ok(others.length > 0);
    }
  });

  it('gives no count, sum or record page of what is not shown', async () => {
    const [foreign] = await rows<{ Id: string; Participant__c: string }>(
      org.admin,
      "SELECT Id, Participant__c FROM LedgerEntry__c WHERE Participant__r.Name = 'Grace Okafor' LIMIT 1",
    );
    const counted = await who.rep.query(
      `SELECT COUNT() FROM LedgerEntry__c WHERE Participant__c = '${foreign!.Participant__c}'`,
    );
    assert.equal(counted.totalSize, 0);
    await assert.rejects(who.rep.sobject('LedgerEntry__c').retrieve(foreign!.Id), /NOT_FOUND|not exist|INSUFFICIENT/i);
    const explained = await org.page(who.rep, 'ExplainController', 'explainEntry', { entryId: foreign!.Id });
    assert.ok(explained.status >= 400 || explained.value === null, JSON.stringify(explained));
  });

  it('gives nothing away sideways: by filters, groups, orders, semi-joins or parents', async () => {
    const hidden = [
      "SELECT Id FROM Participant__c WHERE Email__c LIKE 'grace%'",
      'SELECT Id FROM Participant__c ORDER BY Email__c',
      'SELECT COUNT(Id) n, Email__c FROM Participant__c GROUP BY Email__c',
      'SELECT MAX(Email__c) m FROM Participant__c',
      'SELECT Participant__r.Email__c FROM Payout__c',
      "SELECT Id FROM Payout__c WHERE Participant__r.Email__c LIKE 'grace%'",
      "SELECT Id FROM Program__c WHERE Draft__c LIKE '%'",
      "SELECT Id FROM Participant__c WHERE Id IN (SELECT Participant__c FROM Payout__c WHERE LeasedBy__c = 'x')",
    ];
    for (const soql of hidden) await assert.rejects(rows(who.rep, soql), /INVALID_FIELD|No such column/, soql);

    const me = PERSONAS.rep;
    for (const soql of [
      'SELECT Name FROM Participant__c WHERE Id IN (SELECT Participant__c FROM LedgerEntry__c)',
      'SELECT Name FROM Participant__c WHERE Id IN (SELECT Participant__c FROM Payout__c WHERE Amount__c > 0)',
      'SELECT Participant__r.Name Name FROM LedgerEntry__c GROUP BY Participant__r.Name HAVING SUM(Amount__c) > 0',
    ])
      assert.deepEqual(
        (await rows<{ Name: string }>(who.rep, soql)).map((row) => row.Name),
        [me],
        soql,
      );
  });

  it('takes nothing by the other doors: upsert, collections, composite, bulk, events, code that no page may call', async () => {
    const key = (await rows<{ RequestKey__c: string }>(who.rep, 'SELECT RequestKey__c FROM Payout__c'))[0]!
      .RequestKey__c;
    const before = await counts();
    await assert.rejects(
      who.rep.request({
        method: 'PATCH',
        url: `/sobjects/Payout__c/RequestKey__c/${key}`,
        body: JSON.stringify({ Status__c: 'Cancelled' }),
      }),
      REFUSAL,
    );
    await assert.rejects(
      who.rep.request({
        method: 'PATCH',
        url: '/sobjects/LedgerEntry__c/PostingKey__c/forged',
        body: JSON.stringify({ Amount__c: 1000, CurrencyCode__c: 'USD' }),
      }),
      REFUSAL,
    );
    const bulk = await who.rep.bulk2
      .loadAndWaitForResults({
        object: 'LedgerEntry__c',
        operation: 'insert',
        input: 'PostingKey__c,Amount__c,CurrencyCode__c\nforged,1000,USD\n',
        pollTimeout: 20_000,
      })
      .catch((error: Error) => ({ successfulResults: [], message: error.message }));
    assert.equal(bulk.successfulResults.length, 0);
    for (const persona of ['rep', 'manager', 'finance', 'integration', 'outsider'] as const)
      for (const event of ['EngineWakeUp__e', 'PayoutReady__e'])
        await refused(`${persona} publishes ${event}`, who[persona], 'create', event, {
          Lane__c: 'engine',
          Reason__c: 'x',
        });
    for (const [className, method] of [
      ['LedgerWriter', 'append'],
      ['Ledger', 'post'],
      ['RedemptionWriter', 'write'],
      ['RequestRedemption', 'redeem'],
      ['SweeperSchedule', 'schedule'],
      ['PublishProgram', 'publish'],
    ])
      assert.ok((await org.page(who.rep, className!, method!, {})).status >= 400, `${className}.${method}`);
    assert.deepEqual(await counts(), before);
  });

  it('lets nobody rise: no other role, profile, owner or share', async () => {
    const [head] = await rows<{ Id: string }>(org.admin, "SELECT Id FROM UserRole WHERE Name = 'Head of Sales'");
    const [foreign] = await rows<{ Id: string }>(
      org.admin,
      "SELECT Id FROM LedgerEntry__c WHERE Participant__r.Name = 'Grace Okafor' LIMIT 1",
    );
    for (const persona of Object.keys(who) as Persona[]) {
      const me = await userId(who[persona]);
      await refused(`${persona} takes a role`, who[persona], 'update', 'User', { Id: me, UserRoleId: head!.Id });
      await refused(`${persona} takes a line over`, who[persona], 'update', 'LedgerEntry__c', {
        Id: foreign!.Id,
        OwnerId: me,
      });
      await refused(`${persona} shares a line`, who[persona], 'create', 'LedgerEntry__Share', {
        ParentId: foreign!.Id,
        UserOrGroupId: me,
        AccessLevel: 'Read',
      });
    }
    const [own] = await rows<{ Id: string }>(who.rep, 'SELECT Id FROM LedgerEntry__c LIMIT 1');
    const shared = { ParentId: own!.Id, UserOrGroupId: await userId(who.outsider), AccessLevel: 'Read' };
    assert.ok((await who.rep.sobject('LedgerEntry__Share').create(shared)).success, 'an owner may share');
  });

  it("shows a manager the lines, payouts and notices of the region's reps and of nobody else", async () => {
    const region = new Set(['Maya Torres', 'Jonah Pritchard', 'Lena Vogt', 'Samir Haddad']);
    for (const object of ['LedgerEntry__c', 'Payout__c', 'Notice__c']) {
      const seen = await rows<{ Participant__r: { Name: string } }>(
        who.manager,
        `SELECT Participant__r.Name FROM ${object}`,
      );
      const names = new Set(seen.map((row) => row.Participant__r.Name));
      assert.ok(names.has('Maya Torres') && names.has('Jonah Pritchard'), `${object}: ${[...names].join()}`);
      assert.deepEqual(
        [...names].filter((name) => !region.has(name)),
        [],
        object,
      );
    }
  });

  it('lets nobody but its reader mark a notice read, or rewrite it', async () => {
    const [notice] = await rows<{ Id: string }>(who.rep, 'SELECT Id FROM Notice__c LIMIT 1');
    for (const persona of Object.keys(who) as Persona[]) {
      await refused(`${persona} rewrites a notice`, who[persona], 'update', 'Notice__c', {
        Id: notice!.Id,
        Title__c: 'You earned a million',
      });
      await refused(`${persona} creates a notice`, who[persona], 'create', 'Notice__c', { Title__c: 'x' });
      await refused(`${persona} deletes a notice`, who[persona], 'destroy', 'Notice__c', notice!.Id);
      if (persona !== 'rep')
        await refused(`${persona} marks it read`, who[persona], 'update', 'Notice__c', {
          Id: notice!.Id,
          ReadAt__c: '2026-11-23T12:00:00.000Z',
        });
    }
    await org.page(who.manager, 'NoticeController', 'markRead', { noticeIds: [notice!.Id] });
    assert.deepEqual(await readAt(notice!.Id), null);
    assert.equal((await org.page(who.rep, 'NoticeController', 'markRead', { noticeIds: [notice!.Id] })).status, 200);
    assert.notEqual(await readAt(notice!.Id), null);
  });

  it('hides what a persona has no business with', async () => {
    const hidden: readonly [Persona, string][] = [
      ['rep', 'SELECT Email__c FROM Participant__c'],
      ['rep', 'SELECT Draft__c FROM Program__c'],
      ['rep', 'SELECT ProviderOrderId__c FROM Payout__c'],
      ['rep', 'SELECT LeasedBy__c FROM Payout__c'],
      ['rep', 'SELECT Id FROM FaultLog__c'],
      ['rep', 'SELECT Id FROM IncentiveEvent__c'],
      ['manager', 'SELECT Id FROM IncentiveEvent__c'],
      ['finance', 'SELECT Id FROM IncentiveEvent__c'],
      ['manager', 'SELECT Email__c FROM Participant__c'],
      ['manager', 'SELECT Id FROM FaultLog__c'],
      ['integration', 'SELECT Id FROM LedgerEntry__c'],
      ['integration', 'SELECT Id FROM Program__c'],
      ['integration', 'SELECT Id FROM Notice__c'],
      ['integration', 'SELECT Id FROM Standing__c'],
      ['outsider', 'SELECT Id FROM LedgerEntry__c'],
      ['outsider', 'SELECT Id FROM Payout__c'],
      ['outsider', 'SELECT Id FROM Participant__c'],
      ['outsider', 'SELECT Id FROM Program__c'],
      ['outsider', 'SELECT Id FROM RewardItem__c'],
    ];
    for (const [persona, soql] of hidden)
      await assert.rejects(rows(who[persona], soql), /INVALID_FIELD|INVALID_TYPE/, `${persona}: ${soql}`);
  });

  it('refuses page methods to those whose permission sets do not grant the class', async () => {
    for (const [className, method, params] of PAGE_CALLS) {
      for (const persona of ['integration', 'outsider'] as const) {
        const answer = await org.page(who[persona], className, method, params);
        assert.equal(answer.status, 403, `${persona}: ${className}.${method} gave ${answer.status}`);
        assert.match(answer.message, /access to the Apex class/);
      }
      const own = await org.page(who.rep, className, method, params);
      assert.equal(own.status, 200, `rep: ${className}.${method}: ${own.message}`);
    }
  });

  it('opens each REST resource to its one user', async () => {
    const calls: readonly [string, Record<string, unknown>, readonly Persona[]][] = [
      ['/fulfilment/lease', { worker: 'test', limit: 1, leaseSeconds: 1 }, ['integration']],
      ['/fulfilment/report', { reports: [] }, ['integration']],
      ['/fulfilment/catalog', { provider: 'nobody', items: [] }, ['integration']],
      ['/programs/publish', { programKey: 'quarterly-sprint' }, ['operations']],
    ];
    for (const [path, body, allowed] of calls) {
      for (const persona of Object.keys(who) as Persona[]) {
        const call = who[persona].apex.post(path, body);
        if (allowed.includes(persona)) await call;
        else await assert.rejects(call, /access to the Apex class|FORBIDDEN/, `${persona}: ${path}`);
      }
    }
  });

  it('keeps programs to operations, who cannot touch money, and money to finance, who cannot touch programs', async () => {
    const [program] = await rows<{ Id: string }>(org.admin, 'SELECT Id FROM Program__c');
    for (const persona of ['rep', 'manager', 'finance', 'integration', 'outsider'] as const) {
      await refused(`${persona} edits the program`, who[persona], 'update', 'Program__c', {
        Id: program!.Id,
        Status__c: 'Paused',
      });
      await refused(`${persona} makes a participant`, who[persona], 'create', 'Participant__c', { Name: 'x' });
      await refused(`${persona} makes an event definition`, who[persona], 'create', 'EventDefinition__c', {
        Key__c: 'x',
      });
      if (persona !== 'integration')
        await refused(`${persona} makes a reward`, who[persona], 'create', 'RewardItem__c', newRecord('RewardItem__c'));
    }
  });

  it('refuses anonymous Apex, and setup changes, to all of them', async () => {
    for (const persona of Object.keys(who) as Persona[]) {
      await assert.rejects(
        who[persona].tooling.executeAnonymous('System.debug(1);').then((result) => {
          if (!result.success) throw new Error(`${result.compileProblem ?? ''}${result.exceptionMessage ?? ''}`);
        }),
        persona,
      );
      const [set] = await rows<{ Id: string }>(
        org.admin,
        "SELECT Id FROM PermissionSet WHERE Name = 'FinanceApprover'",
      );
      await refused(`${persona} grants a permission set`, who[persona], 'create', 'PermissionSetAssignment', {
        AssigneeId: await userId(who[persona]),
        PermissionSetId: set!.Id,
      });
    }
  });

  async function addOutsider(): Promise<Connection> {
    const [profile] = await rows<{ Id: string }>(org.admin, "SELECT Id FROM Profile WHERE Name = 'Standard User'");
    await org.admin.sobject('User').create({
      Username: 'out.sider@sample.example.com',
      Email: 'out.sider@sample.example.com',
      LastName: 'Sider',
      Alias: 'outside',
      ProfileId: profile!.Id,
      TimeZoneSidKey: 'America/New_York',
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
    });
    return org.as('Out Sider');
  }

  async function redeem(by: Connection, amount: number, requestKey: string): Promise<void> {
    const [item] = await rows<{ Id: string }>(org.admin, 'SELECT Id FROM RewardItem__c');
    const answer = await org.page(by, 'RedemptionController', 'redeem', {
      rewardItemId: item!.Id,
      amount,
      requestKey,
    });
    assert.equal(answer.status, 200, answer.message);
    await settled(org.admin);
  }

  async function counts(): Promise<number[]> {
    const found: number[] = [];
    for (const object of ['LedgerEntry__c', 'Payout__c', "Payout__c WHERE Status__c = 'Approved'", 'FaultLog__c'])
      found.push((await org.admin.query(`SELECT COUNT() FROM ${object}`)).totalSize);
    return found;
  }

  async function readAt(id: string): Promise<unknown> {
    return (await org.admin.sobject('Notice__c').retrieve(id))['ReadAt__c'];
  }
});
