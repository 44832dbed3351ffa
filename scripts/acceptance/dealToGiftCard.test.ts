/** What a newcomer does: `npm start`, log in as a rep, close a deal, see what it earned, redeem a card, see it delivered. In a real browser. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { connect, localOrg } from '../lib/connection.ts';
import { TOUR_REP, usernameOf } from '../sample/company.ts';
import { launch, watchedPage, type Watched } from './support/browser.ts';
import { startProduct, type Product } from './support/product.ts';

const APP = '/lightning/app/Bellringer';

describe('a deal closes, a gift card arrives', { concurrency: 1 }, () => {
  let product: Product;
  let browser: Browser;
  let rep: Watched;

  before(async () => {
    product = await startProduct(4700);
    browser = await launch();
    rep = await watchedPage(browser);
  });
  after(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('shows the rep her boards, progress, badges and balance on the home page', async () => {
    await logIn(rep.page, product.address, TOUR_REP);

    await rep.page.locator('c-board tr', { hasText: TOUR_REP }).first().waitFor();
    await rep.page.locator('c-my-standing', { hasText: 'SPIFF per won deal' }).waitFor();
    await rep.page.locator('c-my-badges', { hasText: 'Fast start' }).waitFor();
    await rep.page.locator('c-wallet-summary', { hasText: '$20.00' }).waitFor();
    assert.deepEqual(rep.problems, []);
  });

  it('shows the new rank, the SPIFF and one notice naming every consequence within five seconds of closing a deal', async () => {
    const home = rep.page;
    const before = await rankOf(home);
    const deal = await watchedPage(browser);
    await openDeal(deal.page, product);

    await deal.page.locator('localorg-path-assistant').getByRole('button', { name: 'Closed', exact: true }).click();
    await deal.page.getByRole('button', { name: 'Mark as Closed Won' }).click();
    const closedAt = Date.now();

    const banner = home.locator('c-notices .banner').first();
    await banner.waitFor({ timeout: 5000 });
    await home.locator('c-wallet-summary', { hasText: '$30.00' }).waitFor({ timeout: 5000 - (Date.now() - closedAt) });
    await home.locator('c-my-badges .earned, c-my-badges', { hasText: 'Earned' }).first().waitFor({ timeout: 5000 });
    const seconds = (Date.now() - closedAt) / 1000;
    const text = await banner.innerText();
    assert.match(text, /10\.00/);
    assert.match(text, /Fast start/i);
    assert.match(text, /place|rank/i);
    assert.ok((await rankOf(home)) < before, `the rank was ${before} and is ${await rankOf(home)}`);
    assert.equal(await home.locator('c-notices .banner').count(), 1);
    assert.ok(seconds <= 5, `it took ${seconds} seconds`);
    assert.deepEqual([...rep.problems, ...deal.problems], []);
    await deal.page.context().close();
  });

  it('refuses more than the balance with one clear sentence and changes nothing', async () => {
    const connection = connect(await localOrg(product.orgDataDir, usernameOf(TOUR_REP)));
    const payoutsBefore = (await connection.query('SELECT COUNT() FROM Payout__c')).totalSize;
    const [item] = (
      await connection.query<{ Id: string }>(
        'SELECT Id FROM RewardItem__c WHERE Active__c = true AND MaxAmount__c >= 500 LIMIT 1',
      )
    ).records;
    const session = await rep.page.context().cookies();
    assert.ok(item && session.length > 0);

    const answer = await rep.page.evaluate(async (rewardItemId) => {
      const response = await fetch('/_ui/apex', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          namespace: null,
          className: 'RedemptionController',
          method: 'redeem',
          params: { rewardItemId, amount: 500, requestKey: 'too-much' },
          wired: false,
        }),
      });
      return {
        status: response.status,
        body: (await response.json()) as { body?: { message?: string }; message?: string },
      };
    }, item.Id!);

    assert.ok(answer.status >= 400);
    assert.match(JSON.stringify(answer.body), /\$?30\.00.*500\.00|500\.00.*30\.00/);
    assert.equal((await connection.query('SELECT COUNT() FROM Payout__c')).totalSize, payoutsBefore);
    rep.problems.length = 0;
  });

  it('redeems a card and shows it delivered within ten seconds', async () => {
    const { page, problems } = rep;
    await page.goto(`${product.address}/lightning/n/Bellringer_Rewards`);
    await page.locator('c-reward-catalog button.choose:enabled').first().click();
    await page.locator('.slds-modal input').click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('25');
    await page.locator('.slds-modal .confirm button').click();
    const askedAt = Date.now();

    const payout = page.locator('c-payout-list li.payout').first();
    await payout.waitFor({ timeout: 5000 });
    // The step is behind her, not the one under way.
    await payout.locator('li.step_done', { hasText: 'Delivered' }).waitFor({ timeout: 10_000 });

    assert.ok(Date.now() - askedAt <= 10_000);
    assert.deepEqual(problems, []);
    const connection = connect(await localOrg(product.orgDataDir));
    const entries = await connection.query<{ Amount__c: number }>(
      "SELECT Amount__c FROM LedgerEntry__c WHERE Kind__c = 'Redemption'",
    );
    assert.deepEqual(
      entries.records.map((row) => row.Amount__c),
      [-25],
    );
  });
});

async function logIn(page: Page, address: string, name: string): Promise<void> {
  await page.goto(`${address}/login?startURL=${encodeURIComponent(APP)}`);
  await page.locator(`button[value="${usernameOf(name)}"]`).click();
  await page.waitForURL(/lightning/);
}

async function openDeal(page: Page, product: Product): Promise<void> {
  const connection = connect(await localOrg(product.orgDataDir));
  const { records } = await connection.query<{ Id: string }>(
    `SELECT Id FROM Opportunity WHERE Owner.Name = '${TOUR_REP}' AND IsClosed = false ORDER BY Amount DESC LIMIT 1`,
  );
  const path = `/lightning/r/Opportunity/${records[0]!.Id}/view`;
  await page.goto(`${product.address}/login?startURL=${encodeURIComponent(path)}`);
  await page.locator(`button[value="${usernameOf(TOUR_REP)}"]`).click();
  await page.locator('localorg-path-assistant').waitFor();
}

/** The rep's rank on the first board. */
async function rankOf(page: Page): Promise<number> {
  const row = page.locator('c-board tr[aria-current]').first();
  return Number(/\d+/.exec(await row.locator('.rank').innerText())![0]);
}
