import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import { expectedFromCsv } from '../crm/independent.ts';
import { CrmInputError, readCrm } from '../crm/readCrm.ts';
import { account, lastCloseDate, opportunity, roles, users } from '../crm/records.ts';

const ACCOUNTS = `account,sector,year_established,revenue,employees,office_location,subsidiary_of
Alder,technolgy,1996,1100.04,2822,United States,
Birch,retail,1999,251.4,495,Kenya,Alder
`;
const PRODUCTS = `product,series,sales_price\nGTX Pro,GTX,4821\n`;
const TEAMS = `sales_agent,manager,regional_office\nAda Low,Max Hill,East\nBen Ray,Max Hill,East\n`;
const PIPELINE_HEADER = 'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n';

describe('reading a CRM folder', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'crm-'));
    write({
      'accounts.csv': ACCOUNTS,
      'products.csv': PRODUCTS,
      'sales_teams.csv': TEAMS,
      'sales_pipeline.csv': PIPELINE_HEADER,
    });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function write(files: Record<string, string>): void {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  }

  function pipeline(...rows: string[]): void {
    write({ 'sales_pipeline.csv': `${PIPELINE_HEADER}${rows.join('\n')}\n` });
  }

  it('names the file and the column when one is missing, and what is there instead', () => {
    write({ 'sales_teams.csv': 'sales_agent,regional_office\nAda Low,East\n' });

    assert.throws(
      () => readCrm(folder),
      (error: Error) =>
        error instanceof CrmInputError &&
        /sales_teams\.csv has no column "manager"; it has sales_agent, regional_office\. Nothing was loaded\./.test(
          error.message,
        ),
    );
  });

  it('names the file that is missing', () => {
    rmSync(join(folder, 'products.csv'));

    assert.throws(() => readCrm(folder), /The file products\.csv is not in .*Nothing was loaded/);
  });

  it('maps a product spelt without its space to the price list, and says so', () => {
    pipeline('A1,Ada Low,GTXPro,Alder,Won,20-10-16,01-03-17,1054');

    const crm = readCrm(folder);

    assert.equal(crm.deals[0]!.product, 'GTX Pro');
    assert.ok(crm.adjusted.some((finding) => finding.text.includes('"GTXPro"')));
  });

  it('reads dates as day, month, year of this century', () => {
    pipeline('A1,Ada Low,GTX Pro,Alder,Won,20-10-16,01-03-17,1054');

    assert.equal(readCrm(folder).deals[0]!.closedOn, '2017-03-01');
    assert.equal(readCrm(folder).deals[0]!.engagedOn, '2016-10-20');
  });

  it('keeps a deal without an account', () => {
    pipeline('A1,Ada Low,GTX Pro,,Engaging,20-10-16,,');

    const crm = readCrm(folder);

    assert.equal(crm.deals[0]!.account, null);
    assert.equal(crm.notLoadable.length, 0);
  });

  it('puts every row either among the deals or among the not loadable, with a reason', () => {
    pipeline(
      'A1,Ada Low,GTX Pro,Alder,Won,20-10-16,01-03-17,1054',
      'A1,Ada Low,GTX Pro,Alder,Won,20-10-16,01-03-17,1054',
      ',Ada Low,GTX Pro,Alder,Won,20-10-16,01-03-17,1054',
      'A2,Nobody,GTX Pro,Alder,Won,20-10-16,01-03-17,1054',
      'A3,Ada Low,Unknown,Alder,Won,20-10-16,01-03-17,1054',
      'A4,Ada Low,GTX Pro,Nowhere,Won,20-10-16,01-03-17,1054',
      'A5,Ada Low,GTX Pro,Alder,Won,20-10-16,31-02-17,1054',
      'A6,Ada Low,GTX Pro,Alder,Won,20-10-16,01-03-17,ten',
      'A7,Ada Low,GTX Pro,Alder,Won,20-10-16,,1054',
      'A8,Ada Low,GTX Pro,Alder,Dreaming,20-10-16,01-03-17,1054',
    );

    const crm = readCrm(folder);

    assert.deepEqual(
      crm.deals.map((deal) => deal.id),
      ['A1'],
    );
    assert.deepEqual(
      crm.notLoadable.map((finding) => finding.row),
      [2, 3, 4, 5, 6, 7, 8, 9, 10],
    );
  });

  it('turns millions into dollars without losing a cent', () => {
    const [alder, birch] = readCrm(folder).accounts.map(account);

    assert.equal(alder!['AnnualRevenue'], '1100040000');
    assert.equal(birch!['AnnualRevenue'], '251400000');
  });

  it('puts agents below their manager, managers below their region', () => {
    const created = roles(readCrm(folder));

    assert.deepEqual(created, [
      { name: 'Head of Sales', parent: null },
      { name: 'East Region', parent: 'Head of Sales' },
      { name: 'Manager Max Hill', parent: 'East Region' },
      { name: 'Team Max Hill', parent: 'Manager Max Hill' },
    ]);
  });

  it('gives every person one user with a unique name', () => {
    const people = users(readCrm(folder), 'profile', new Map([['Team Max Hill', 'role']]), 'x.test');

    assert.deepEqual(
      people.map((person) => person['Username']),
      ['max.hill@x.test', 'ada.low@x.test', 'ben.ray@x.test'],
    );
  });

  it('gives an open deal the last close date of the data', () => {
    pipeline('A1,Ada Low,GTX Pro,Alder,Won,20-10-16,01-03-17,1054', 'A2,Ben Ray,GTX Pro,,Prospecting,,,');
    const crm = readCrm(folder);
    const links = {
      accountIds: new Map(),
      userIds: new Map(),
      productIds: new Map(),
      openCloseDate: lastCloseDate(crm),
    };

    assert.equal(opportunity(crm.deals[1]!, links)['CloseDate'], '2017-03-01');
  });
});

describe('the independent calculation', () => {
  it('pays each agent and month by steps, whatever the order of the rows', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Ada Low', 'Ben Ray'), { minLength: 1, maxLength: 40 }), (winners) => {
        const folder = mkdtempSync(join(tmpdir(), 'crm-'));
        const rows = winners.map(
          (agent, index) =>
            `X${index},${agent},GTX Pro,Alder,Won,01-01-17,${String((index % 28) + 1).padStart(2, '0')}-03-17,100`,
        );
        writeFileSync(join(folder, 'sales_teams.csv'), TEAMS);
        writeFileSync(join(folder, 'sales_pipeline.csv'), PIPELINE_HEADER + rows.join('\n'));

        const expected = expectedFromCsv(folder);

        rmSync(folder, { recursive: true });
        const ada = winners.filter((name) => name === 'Ada Low').length;
        const byFormula = 10 * Math.min(ada, 5) + 15 * Math.max(0, Math.min(ada, 10) - 5) + 25 * Math.max(0, ada - 10);
        assert.equal(expected.spiffCents.get('Ada Low|2017-03') ?? 0, byFormula * 100);
        assert.equal(expected.wonDeals, winners.length);
      }),
      { numRuns: 30 },
    );
  });

  it('gives equal amounts the same rank and leaves the next one out', () => {
    const folder = mkdtempSync(join(tmpdir(), 'crm-'));
    writeFileSync(join(folder, 'sales_teams.csv'), `${TEAMS}Cyd Orr,Max Hill,West\n`);
    writeFileSync(
      join(folder, 'sales_pipeline.csv'),
      `${PIPELINE_HEADER}1,Ada Low,GTX Pro,,Won,01-01-17,01-03-17,100\n2,Ben Ray,GTX Pro,,Won,01-01-17,02-03-17,100\n3,Cyd Orr,GTX Pro,,Won,01-01-17,03-03-17,50\n`,
    );

    const { individual } = expectedFromCsv(folder);

    rmSync(folder, { recursive: true });
    assert.deepEqual(
      ['Ada Low', 'Ben Ray', 'Cyd Orr'].map((name) => individual.get(`2017-Q1|${name}`)!.rank),
      [1, 1, 3],
    );
  });
});
