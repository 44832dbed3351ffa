/** Spending over HTTP, at once and in bad faith: never more than there is, never twice, and one clear sentence for what is refused. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { rows, SampleOrg, settled, type PageAnswer } from './support/sampleOrg.ts';

interface Wallet {
  readonly available: number;
  readonly currencyCode: string;
}

describe('redeeming at once and in bad faith', { concurrency: 1 }, () => {
  const org = new SampleOrg(4824);
  const cards = new Map<string, string>();
  let maya: Connection;
  let grace: Connection;

  before(async () => {
    await org.start();
    maya = await org.as('Maya Torres');
    grace = await org.as('Grace Okafor');
    for (const [name, currency, active] of [
      ['Card', 'USD', true],
      ['Gone', 'USD', false],
      ['Carte', 'EUR', true],
      ['Kado', 'JPY', true],
    ] as const) {
      const created = await org.admin.sobject('RewardItem__c').create({
        Name: name,
        Key__c: `sandbox:${name}`,
        Provider__c: 'sandbox',
        Sku__c: name,
        CurrencyCode__c: currency,
        MinAmount__c: 5,
        MaxAmount__c: 150,
        Active__c: active,
      });
      cards.set(name, created.id!);
    }
  });
  after(() => org.stop());

  it('gives one payout for one request key, however often it is sent at once', async () => {
    const before = await available(maya);

    const answers = await Promise.all(Array.from({ length: 20 }, () => redeem(maya, 'Card', 5, 'same')));

    assert.deepEqual([...new Set(answers.map((answer) => answer.status))], [200]);
    assert.equal(new Set(answers.map((answer) => (answer.value as { payoutId: string }).payoutId)).size, 1);
    assert.equal(await available(maya), before - 5);
  });

  it('spends a balance at most once, however many requests race for it', async () => {
    const before = await available(grace);
    const affordable = Math.floor(before / 7);

    const answers = await Promise.all(
      Array.from({ length: 25 }, (_, index) => redeem(grace, 'Card', 7, `race-${index}`)),
    );

    const taken = answers.filter((answer) => answer.status === 200).length;
    assert.equal(taken, affordable);
    assert.equal(await available(grace), before - taken * 7);
    for (const answer of answers.filter((one) => one.status !== 200))
      assert.match(answer.message, /^Your balance is \S+ USD, but 7\.00 USD was requested\.$/);
    const [sum] = await rows<{ total: number; n: number }>(
      org.admin,
      "SELECT SUM(Amount__c) total, COUNT(Id) n FROM LedgerEntry__c WHERE Participant__r.Name = 'Grace Okafor' AND Kind__c = 'Redemption'",
    );
    assert.equal(sum!.n, taken);
  });

  it('refuses everything else in one sentence and changes nothing', async () => {
    const before = await state();
    const refusals: readonly [string, Promise<PageAnswer>, RegExp][] = [
      ['three decimals', redeem(maya, 'Card', 5.005, 'a'), /more decimals than USD allows/],
      ['decimals of a currency without', redeem(maya, 'Kado', 5.5, 'b'), /more decimals than JPY allows|JPY/],
      ['negative', redeem(maya, 'Card', -5, 'c'), /must be more than zero/],
      ['zero', redeem(maya, 'Card', 0, 'd'), /must be more than zero/],
      ['nothing', redeem(maya, 'Card', null, 'e'), /must be more than zero/],
      ['below the least', redeem(maya, 'Card', 4.99, 'f'), /can be ordered from 5\.00 USD to 150\.00 USD/],
      ['above the most', redeem(maya, 'Card', 150.01, 'g'), /can be ordered from 5\.00 USD to 150\.00 USD/],
      ['astronomic', redeem(maya, 'Card', 1e30, 'h'), /./],
      ['more than there is', redeem(maya, 'Card', 149, 'i'), /Your balance is/],
      ['withdrawn reward', redeem(maya, 'Gone', 5, 'j'), /no longer offered/],
      ['another currency', redeem(maya, 'Carte', 5, 'k'), /EUR|balance/],
      ['no key', redeem(maya, 'Card', 5, ''), /request key/],
      ['a key too long', redeem(maya, 'Card', 5, 'x'.repeat(101)), /request key/],
      ["somebody else's key", redeem(grace, 'Card', 5, 'same'), /already in use/],
      ['a record that is no reward', redeemId(maya, await participantId('Grace Okafor'), 5, 'l'), /./],
      ['a text that is no id', redeemId(maya, 'nonsense', 5, 'm'), /./],
      ['no amount at all', redeemId(maya, cards.get('Card')!, 'five', 'n'), /./],
    ];
    for (const [what, call, sentence] of refusals) {
      const { status, message } = await call;
      assert.ok(status >= 400, `${what}: ${status}`);
      assert.match(message, sentence, what);
      assert.doesNotMatch(message, /\n|Exception|Class\.|null pointer/i, `${what}: ${message}`);
    }
    assert.deepEqual(await state(), before);
  });

  it('refuses people who take no part, and those whose participation has ended', async () => {
    const manager = await org.as('Dana Whitlock');
    assert.match((await redeem(manager, 'Card', 5, 'p')).message, /not a participant/);

    const id = await participantId('Jonah Pritchard');
    await org.admin.sobject('Participant__c').update({ Id: id, Active__c: false });
    assert.match((await redeem(await org.as('Jonah Pritchard'), 'Card', 5, 'q')).message, /not active/);
  });

  it('shows a balance that a clawback has made negative, and refuses the next redemption', async () => {
    const felix = await org.as('Felix Marchetti');
    assert.equal((await redeem(felix, 'Card', 20, 'all')).status, 200);
    assert.equal(await available(felix), 0);
    const deals = await rows<{ Id: string }>(
      org.admin,
      "SELECT Id FROM Opportunity WHERE IsWon = true AND Owner.Name = 'Felix Marchetti'",
    );

    await felix.sobject('Opportunity').update({ Id: deals[0]!.Id, StageName: 'Prospecting' });
    await settled(org.admin);

    assert.equal(await available(felix), -10);
    const refusal = await redeem(felix, 'Card', 5, 'more');
    assert.match(refusal.message, /^Your balance is -10\.00 USD, but 5\.00 USD was requested\.$/);

    await felix.sobject('Opportunity').update({ Id: deals[0]!.Id, StageName: 'Closed Won' });
    await settled(org.admin);
    assert.equal(await available(felix), 0);
  });

  it('leases each payout to one of many workers, and takes each report once', async () => {
    const integration = await org.as('Bellringer Sidecar');
    const lease = async (worker: string): Promise<string[]> => {
      const { payouts } = await integration.apex.post<{ payouts: { payoutId: string }[] }>('/fulfilment/lease', {
        worker,
        limit: 3,
        leaseSeconds: 60,
      });
      return payouts.map((payout) => payout.payoutId);
    };
    const leased = (await Promise.all(Array.from({ length: 8 }, (_, index) => lease(`worker-${index}`)))).flat();
    const all = await org.admin.query('SELECT COUNT() FROM Payout__c');
    assert.equal(leased.length, all.totalSize);
    assert.equal(new Set(leased).size, leased.length);

    const [first, second, third] = leased as [string, string, string];
    const report = async (
      payoutId: string,
      status: string,
      message?: string,
    ): Promise<{ accepted: boolean; status: string }> => {
      const { results } = await integration.apex.post<{ results: { accepted: boolean; status: string }[] }>(
        '/fulfilment/report',
        { reports: [{ payoutId, status, message, providerOrderId: 'o-1', occurredAt: '2026-11-23T12:00:00.000Z' }] },
      );
      return results[0]!;
    };
    const owed = async (): Promise<number> =>
      (await rows<{ total: number }>(org.admin, 'SELECT SUM(Amount__c) total FROM LedgerEntry__c'))[0]!.total;
    const before = await owed();
    const [payout] = await rows<{ Amount__c: number }>(
      org.admin,
      `SELECT Amount__c FROM Payout__c WHERE Id = '${first}'`,
    );

    const answers = await Promise.all(Array.from({ length: 6 }, () => report(first, 'ActionNeeded', 'Out of stock.')));
    assert.ok(answers.every((answer) => answer.accepted));
    assert.equal(await owed(), before + payout!.Amount__c, 'the money is back once');
    assert.equal((await report(first, 'Delivered')).accepted, false);

    await Promise.all(['Ordered', 'Delivered', 'Ordered', 'Delivered'].map((status) => report(second, status)));
    assert.equal((await org.admin.sobject('Payout__c').retrieve(second))['Status__c'], 'Delivered');
    await report(third, 'Ordered');
    await report(third, 'Ordered', 'Somebody has to look at this.');
    assert.equal((await org.admin.sobject('Payout__c').retrieve(third))['Message__c'], 'Somebody has to look at this.');
    assert.equal(await owed(), before + payout!.Amount__c);
  });

  it('gives rejected money back once, at whatever speed it is rejected', async () => {
    const finance = await org.as('Farah Lindqvist');
    await win('Caleb Winters', 25);
    const caleb = await org.as('Caleb Winters');
    const before = await available(caleb);
    const big = await org.admin.sobject('RewardItem__c').create({
      Name: 'Big card',
      Key__c: 'sandbox:big',
      Provider__c: 'sandbox',
      Sku__c: 'big',
      CurrencyCode__c: 'USD',
      MinAmount__c: 5,
      MaxAmount__c: 5000,
      Active__c: true,
    });
    const { value } = await redeemId(caleb, big.id!, 201, 'large');
    const { payoutId, status } = value as { payoutId: string; status: string };
    assert.equal(status, 'PendingApproval');
    assert.equal(await available(caleb), before - 201);

    await Promise.allSettled(
      ['Rejected', 'Rejected', 'Cancelled', 'Approved', 'Rejected'].map((to) =>
        finance.sobject('Payout__c').update({ Id: payoutId, Status__c: to }),
      ),
    );

    assert.equal(await available(caleb), before);
    assert.equal((await org.admin.sobject('Payout__c').retrieve(payoutId))['Status__c'], 'Rejected');
  });

  async function win(name: string, count: number): Promise<void> {
    const [user] = await rows<{ Id: string }>(org.admin, `SELECT Id FROM User WHERE Name = '${name}'`);
    const deals = Array.from({ length: count }, (_, index) => ({
      Name: `${name} ${index}`,
      OwnerId: user!.Id,
      Amount: 100,
      CloseDate: '2026-02-10',
      StageName: 'Closed Won',
    }));
    await org.admin.sobject('Opportunity').create(deals, { allOrNone: true });
    await settled(org.admin);
  }

  function redeem(by: Connection, card: string, amount: number | null, requestKey: string): Promise<PageAnswer> {
    return redeemId(by, cards.get(card)!, amount, requestKey);
  }

  function redeemId(by: Connection, rewardItemId: string, amount: unknown, requestKey: string): Promise<PageAnswer> {
    return org.page(by, 'RedemptionController', 'redeem', { rewardItemId, amount, requestKey });
  }

  async function available(by: Connection): Promise<number> {
    return ((await org.page(by, 'WalletController', 'getWallet')).value as Wallet).available;
  }

  async function participantId(name: string): Promise<string> {
    return (await rows<{ Id: string }>(org.admin, `SELECT Id FROM Participant__c WHERE Name = '${name}'`))[0]!.Id;
  }

  async function state(): Promise<unknown> {
    return {
      entries: (await org.admin.query('SELECT COUNT() FROM LedgerEntry__c')).totalSize,
      payouts: (await org.admin.query('SELECT COUNT() FROM Payout__c')).totalSize,
    };
  }
});
