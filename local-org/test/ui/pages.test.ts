import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { assertAccessible, launchBrowser, logIn, openPage } from './fixtures/browser.ts';
import { startFakeOrg, type FakeOrg } from './fixtures/fakeOrg.ts';

const ANA = 'ana@library.example';
const BO = 'bo@library.example';
/** Replaces the text of an input as a person does; number inputs change their text when they get the focus. */
async function typeOver(input: Locator, text: string): Promise<void> {
  await input.click();
  await input.press('ControlOrMeta+a');
  await input.pressSequentially(text);
}

/** The focused element inside the shell; the document itself sees only the shell's host. */
const FOCUSED = 'document.activeElement.shadowRoot.activeElement';
/** What the browser says of a request that the org refuses on purpose. */
const REFUSED = [/^400 /, /status of 400/];
const BOOK = '/lightning/r/Book__c/a00000000000001AAA/view';

describe('pages in a browser', { concurrency: 1 }, () => {
  let org: FakeOrg;
  let browser: Browser;
  before(async () => {
    [org, browser] = await Promise.all([startFakeOrg(), launchBrowser()]);
  });
  after(async () => {
    await browser.close();
    await org.close();
  });

  /** Runs with a logged-in page; fails on any error the page had. */
  async function onPage(
    path: string,
    work: (page: Page) => Promise<void>,
    { username = ANA, expected = [] }: { username?: string; expected?: readonly RegExp[] } = {},
  ): Promise<void> {
    const { page, takeProblems, close } = await openPage(browser);
    try {
      await logIn(page, org.url, username, path);
      await work(page);
      const unexpected = takeProblems().filter((problem) => !expected.some((pattern) => pattern.test(problem)));
      assert.deepEqual(unexpected, []);
    } finally {
      await close();
    }
  }

  it('sends a stranger to the login page, finds users by words and logs in to the page that was asked for', async () => {
    const { page, takeProblems, close } = await openPage(browser);
    await page.goto(`${org.url}/lightning/n/Shelf`);
    assert.equal(new URL(page.url()).pathname, '/login');
    await assertAccessible(page, 'login');
    await page.fill('#search', 'main branch');
    assert.equal(await page.locator('form li:visible').count(), 1);

    await page.keyboard.press('Enter');

    await page.waitForSelector('c-shelf-list .book');
    assert.equal(new URL(page.url()).pathname, '/lightning/n/Shelf');
    assert.deepEqual(takeProblems(), []);
    await close();
  });

  it('draws the home page with typed properties, labels and Apex data', () =>
    onPage('/lightning/page/home', async (page) => {
      await page.waitForSelector('c-shelf-list .book >> nth=4');
      const counts = await page.locator('c-shelf-list .count').allTextContents();
      assert.deepEqual(counts, ['3 books', '2 books']);
      assert.equal(await page.locator('c-shelf-list .compact').count(), 1);
      assert.match(await page.locator('c-shelf-list').first().innerText(), /Books on the shelf/);
      assert.equal(await page.title(), 'Home | Town Library');
      await assertAccessible(page, 'home');
    }));

  it('calls Apex, opens the real modal, and shows toasts for success and failure', () =>
    onPage(
      '/lightning/page/home',
      async (page) => {
        for (const [title, toast] of [
          ['Brass Lanterns', 'Brass Lanterns is lent'],
          ['Forbidden', 'This book stays here.'],
        ] as const) {
          await page.locator('c-loan-form lightning-input input').fill(title);
          await page.locator('c-loan-form .lend button').click();
          await page.locator('.confirm button').click();
          await page.getByText(toast).waitFor();
        }
      },
      { expected: REFUSED },
    ));

  it('delivers platform events to empApi', () =>
    onPage('/lightning/page/home', async (page) => {
      await page.waitForSelector('c-loan-form .user');
      await page.waitForTimeout(500);
      org.publish({
        channel: '/event/Loan__e',
        data: { payload: { Title__c: 'Cold Harbour' }, event: { replayId: 7 } },
      });
      await page.locator('c-loan-form .event', { hasText: 'Cold Harbour' }).waitFor();
    }));

  it('edits a record in place: the save shows a toast and every wire of the record emits again', () =>
    onPage(BOOK, async (page) => {
      await page.locator('c-record-note .price', { hasText: '$10.00' }).waitFor();
      await assertAccessible(page, 'record page');

      await page.getByRole('button', { name: 'Edit Price' }).click();
      await typeOver(page.getByLabel('Price'), '12.5');
      await page.locator('localorg-record-detail [data-action="save"] button').click();

      await page.getByText('Book "A Field of Thyme" was saved.').waitFor();
      await page.locator('c-record-note .price', { hasText: '$12.50' }).waitFor();
      await page.locator('localorg-highlights', { hasText: '$12.50' }).waitFor();
      await page.locator('.raise button').click();
      await page.locator('localorg-highlights', { hasText: '$13.50' }).waitFor();
    }));

  it('shows the error of a save at its field, and the errors of the record above the form', async () => {
    await onPage(
      BOOK,
      async (page) => {
        await page.locator('localorg-highlights [data-action="edit"] button').click();
        const dialog = page.locator('localorg-record-modal, lightning-modal').first();
        await typeOver(dialog.getByLabel('Price'), '-1');
        await page.locator('[data-action="save"] button').click();
        await page.getByText('A book cannot cost less than nothing.').first().waitFor();
        await assertAccessible(page, 'edit dialog with an error');
        await typeOver(dialog.getByLabel('Price'), '14');
        await dialog.getByLabel('Title').fill('Forbidden');
        await page.locator('[data-action="save"] button').click();
        await page.locator('.localorg-error', { hasText: 'This title is not allowed.' }).waitFor();
        await dialog.getByLabel('Title').fill('A Field of Thyme');
        await page.locator('[data-action="save"] button').click();
        await page.getByText('Book "A Field of Thyme" was saved.').waitFor();
      },
      { expected: REFUSED },
    );
  });

  it('creates a record with a lookup found by name, requires what is required, and deletes it after asking', () =>
    onPage('/lightning/o/Book__c/list', async (page) => {
      await page.locator('[data-action="new"] button').click();
      await page.locator('[data-action="save"] button').click();
      await page.getByText('Complete this field.').first().waitFor();
      await page.getByLabel('Title').fill('Zephyr Road');
      await page.getByRole('combobox', { name: 'Author' }).fill('otto');
      await page.getByRole('option', { name: 'Otto Brandt' }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Clear Author' }).waitFor();
      await page.locator('[data-action="save"] button').click();

      await page.getByText('Book "Zephyr Road" was created.').waitFor();
      await page.locator('localorg-highlights', { hasText: 'Otto Brandt' }).waitFor();

      await page.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: 'Delete' }).click();
      await page.getByRole('button', { name: 'OK' }).click();
      await page.getByText('Book "Zephyr Road" was deleted.').waitFor();
      assert.equal(new URL(page.url()).pathname, '/lightning/o/Book__c/list');
    }));

  it('searches, sorts and pages a list, and follows its list views', () =>
    onPage('/lightning/o/Book__c/list', async (page) => {
      await page.getByText('1–25 of 60').waitFor();
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByText('26–50 of 60').waitFor();
      await page.getByRole('button', { name: 'Price' }).click();
      await page.getByRole('button', { name: 'Price' }).click();
      await page.locator('tbody tr').first().getByText('$69.00').waitFor();
      await page.getByPlaceholder('Search this list…').fill('distant');
      await page.getByText('8 items').waitFor();
      await assertAccessible(page, 'list');
      await page.getByPlaceholder('Search this list…').fill('no such book');
      await page.getByText('No Books match').waitFor();
      await page.getByPlaceholder('Search this list…').fill('');
      await page.getByRole('combobox', { name: 'List view' }).click();
      await page.getByRole('option', { name: 'Rare books' }).click();
      await page.getByText('12 items').waitFor();
    }));

  it('follows links without loading the page again, and goes back', () =>
    onPage('/lightning/o/Book__c/list', async (page) => {
      await page.evaluate('globalThis.sameDocument = true');
      await page.getByRole('link', { name: 'Brass Lanterns', exact: true }).click();
      await page.locator('h1', { hasText: 'Brass Lanterns' }).waitFor();
      await page.getByRole('tab', { name: 'Related' }).click();
      await page.getByText('Loans (0)').waitFor();
      await page.goBack();
      await page.getByText('1–25 of').waitFor();
      assert.equal(await page.evaluate('globalThis.sameDocument'), true);
    }));

  it('moves an opportunity along its path to Closed Won', () =>
    onPage('/lightning/r/Opportunity/006000000000001AAA/view', async (page) => {
      await page.getByRole('button', { name: 'Mark Stage as Complete' }).click();
      await page.getByText('Stage changed to Negotiation.').waitFor();
      await page.getByRole('button', { name: 'Closed' }).click();
      await page.getByRole('button', { name: 'Mark as Closed Won' }).click();
      await page.getByText('Stage changed to Closed Won.').waitFor();
      await page.locator('localorg-record-detail [data-field="StageName"]', { hasText: 'Closed Won' }).waitFor();
      assert.equal(org.rows['Opportunity']?.[0]?.['StageName'], 'Closed Won');
      for (const name of ['Prospecting', 'Proposal', 'Negotiation', 'Closed Won'])
        assert.ok(await page.locator('.localorg-path__name', { hasText: name }).isVisible(), `the path names ${name}`);
      const focused = page.locator('localorg-path-assistant button[aria-current="step"]:focus');
      await focused.filter({ hasText: 'Closed Won' }).waitFor();
      await assertAccessible(page, 'path');
    }));

  it('shows the id of a lookup whose object the user may not read, and the rest of the record', () =>
    onPage('/lightning/r/Opportunity/006000000000001AAA/view', async (page) => {
      const campaign = page.locator('localorg-record-detail [data-field="CampaignId"]');
      await campaign.filter({ hasText: '701000000000001AAA' }).waitFor();
      await page.locator('localorg-record-detail', { hasText: 'Shelves for the north wing' }).waitFor();
    }));

  it('never shows a query that the org refuses', () =>
    onPage(
      '/lightning/n/Shelf',
      async (page) => {
        await page.route('**/query?q=*', (route) =>
          route.fulfill({
            status: 400,
            contentType: 'application/json',
            body: JSON.stringify([
              { errorCode: 'INVALID_FIELD', message: 'SELECT Secret__c FROM Book__c: no such column' },
            ]),
          }),
        );
        await page.goto(`${org.url}${BOOK}`);
        await page.getByText('does not exist or you do not have access to it').first().waitFor();
        assert.doesNotMatch(await page.locator('localorg-shell').innerText(), /SELECT|Secret__c/);
      },
      { expected: REFUSED },
    ));

  it('shows components only where their visibility rule holds', async () => {
    await onPage(BOOK, async (page) => {
      await page.getByText('This is a rare book').waitFor();
      assert.equal(await page.getByText('Only for librarians').count(), 1);
    });
    await onPage(
      BOOK,
      async (page) => {
        await page.getByText('This is a rare book').waitFor();
        assert.equal(await page.getByText('Only for librarians').count(), 0);
      },
      { username: BO },
    );
  });

  it('refuses by name what it cannot show, and keeps the rest of the page', async () => {
    const { page, takeProblems, close } = await openPage(browser);
    await logIn(page, org.url, ANA, '/lightning/n/Trouble');
    await page.locator('.localorg-refusal').nth(4).waitFor();
    const boxes = (await page.locator('.localorg-refusal').allInnerTexts()).join('\n');
    assert.match(boxes, /c\/unexposed[\s\S]*isExposed false/);
    assert.match(boxes, /runtime_sales_pipeline:dashboard[\s\S]*not supported/);
    assert.match(boxes, /c\/broken\/broken\.ts: line 4, column 3: LWC1099/);
    assert.match(boxes, /c\/thrower[\s\S]*The shelf fell down/);
    assert.match(boxes, /lightning\/recordEditForm[\s\S]*not supported/);
    assert.equal(await page.getByText('The rest of the page is still here').count(), 1);
    assert.ok(
      org.log.some((line) => line.includes('LWC1099')),
      'the compile error is logged',
    );
    assert.ok(takeProblems().length > 0);
    await page.getByRole('button', { name: 'Close' }).click();
    assert.equal(await page.locator('.localorg-problems').count(), 0);
    await close();
  });

  it('opens apps and items from the launcher and switches the user from the menu', () =>
    onPage('/lightning/page/home', async (page) => {
      await page.getByRole('button', { name: 'App Launcher' }).click();
      await page.getByRole('button', { name: /^Sales/ }).waitFor();
      await assertAccessible(page, 'app launcher');
      await page.getByRole('button', { name: /^Sales/ }).click();
      await page.locator('.localorg-nav__app', { hasText: 'Sales' }).waitFor();
      await page.getByRole('button', { name: /User menu/ }).click();
      await page.getByRole('menuitem', { name: 'Switch user…' }).click();
      await page.getByRole('button', { name: /Bo Chen/ }).click();
      await page.getByRole('button', { name: 'User menu: Bo Chen' }).waitFor();
    }));

  it('works at the width of a phone, in the dark', async () => {
    const { page, takeProblems, close } = await openPage(browser, { width: 390, height: 844, colorScheme: 'dark' });
    await logIn(page, org.url, ANA, '/lightning/o/Book__c/list');
    for (const path of [
      '/lightning/o/Book__c/list',
      BOOK,
      '/lightning/r/Opportunity/006000000000001AAA/view',
      '/lightning/page/home',
    ]) {
      await page.goto(`${org.url}${path}`);
      await page.locator('main article, main .slds-card').first().waitFor();
      await page.waitForTimeout(800);
      const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      assert.ok(Number(overflow) <= 0, `${path} is ${String(overflow)} px too wide`);
      await assertAccessible(page, `${path} on a phone, dark`);
    }
    assert.deepEqual(takeProblems(), []);
    await close();
  });

  it('moves the focus to the page after navigation and offers a skip link', () =>
    onPage('/lightning/page/home', async (page) => {
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(`${FOCUSED}.textContent`), 'Skip to main content');
      await page.getByRole('link', { name: 'Books' }).click();
      await page.getByText('1–25 of').waitFor();
      assert.equal(await page.evaluate(`${FOCUSED}.localName`), 'main');
    }));
});
