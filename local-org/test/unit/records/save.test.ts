import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SObject } from '../../../src/runtime/values/sObject.ts';
import { ApexDate, Bench, decimal, fieldFile, noRights, objectFile } from './support.ts';

const NAME = '<nameField><label>Name</label><type>Text</type></nameField>';
const FILES = {
  ...objectFile(
    'Order__c',
    `<label>Order</label><pluralLabel>Orders</pluralLabel><nameField><label>No</label><type>AutoNumber</type><displayFormat>O-{000}</displayFormat></nameField>`,
  ),
  ...fieldFile(
    'Order__c',
    'Total__c',
    '<label>Total</label><type>Summary</type><summaryForeignKey>Line__c.Order__c</summaryForeignKey><summarizedField>Line__c.Amount__c</summarizedField><summaryOperation>sum</summaryOperation><summaryFilterItems><field>Line__c.Kind__c</field><operation>equals</operation><value>Good</value></summaryFilterItems>',
  ),
  ...objectFile('Line__c', `<label>Line</label><pluralLabel>Lines</pluralLabel>${NAME}`),
  ...fieldFile(
    'Line__c',
    'Order__c',
    '<label>Order</label><type>MasterDetail</type><referenceTo>Order__c</referenceTo><relationshipName>Lines</relationshipName><relationshipOrder>0</relationshipOrder>',
  ),
  ...fieldFile(
    'Line__c',
    'Amount__c',
    '<label>Amount</label><type>Currency</type><precision>8</precision><scale>2</scale><defaultValue>1 + 1</defaultValue>',
  ),
  ...fieldFile(
    'Line__c',
    'Kind__c',
    '<label>Kind</label><type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><value><fullName>Good</fullName><default>true</default></value><value><fullName>Bad</fullName></value></valueSetDefinition></valueSet>',
  ),
  ...fieldFile(
    'Line__c',
    'Key__c',
    '<label>Key</label><type>Text</type><length>10</length><unique>true</unique><externalId>true</externalId>',
  ),
  ...fieldFile(
    'Line__c',
    'Helper__c',
    '<label>Helper</label><type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>HelpedLines</relationshipName>',
  ),
  ...fieldFile(
    'Line__c',
    'Bank__c',
    '<label>Bank</label><type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>BankLines</relationshipName><lookupFilter><active>true</active><booleanFilter>1 OR 2</booleanFilter><filterItems><field>Account.Industry</field><operation>equals</operation><value>Banking</value></filterItems><filterItems><field>Account.Name</field><operation>startsWith</operation><value>Bank</value></filterItems></lookupFilter>',
  ),
  ...fieldFile(
    'Line__c',
    'Guard__c',
    '<label>Guard</label><type>Lookup</type><referenceTo>Contact</referenceTo><relationshipName>GuardedLines</relationshipName><deleteConstraint>Restrict</deleteConstraint>',
  ),
  ...fieldFile('Line__c', 'Email__c', '<label>E-Mail</label><type>Email</type>'),
  'objects/Line__c/validationRules/Positive.validationRule-meta.xml':
    '<ValidationRule><fullName>Positive</fullName><active>true</active><errorConditionFormula>AND(NOT(ISBLANK(Amount__c)), Amount__c &lt; 0)</errorConditionFormula><errorDisplayField>Amount__c</errorDisplayField><errorMessage>Must not be negative</errorMessage></ValidationRule>',
};

/** The first error of the only result, as `CODE message [fields]`. */
function errorOf(results: ReturnType<Bench['save']>, index = 0): string {
  const error = results[index]!.errors[0]!;
  return `${error.statusCode} ${error.message} [${error.fields.join(', ')}]`;
}

describe('save order', () => {
  it('gives ids, auto-numbers, defaults, owner and audit fields', () => {
    const bench = new Bench(FILES);
    const order = bench.insert('Order__c', {});
    const line = bench.record('Line__c', { Name: 'l', Order__c: order });
    bench.save('insert', [line], true);
    assert.match(line.id!, /^a0\w{16}$/);
    assert.deepEqual([...line.fields.keys()], ['name', 'order__c', 'id'], 'the record of the caller gets its id only');
    const [stored] = bench.query(
      'SELECT Amount__c, Kind__c, CreatedById, CreatedDate, Order__r.Name, Order__r.OwnerId FROM Line__c',
    );
    assert.equal(String(stored!.get('amount__c')), '2.00');
    assert.equal(stored!.get('kind__c'), 'Good');
    assert.equal(stored!.get('createdbyid'), bench.userId);
    assert.equal(stored!.getParent('order__r')!.get('name'), 'O-001');
    assert.equal(stored!.getParent('order__r')!.get('ownerid'), bench.userId);
  });

  it('refuses bad values in the words of the platform', () => {
    const bench = new Bench(FILES);
    const order = bench.insert('Order__c', {});
    const attempt = (values: Record<string, unknown>): string =>
      errorOf(bench.save('insert', [bench.record('Line__c', { Order__c: order, ...values })]));
    assert.equal(
      attempt({ Order__c: null }),
      'REQUIRED_FIELD_MISSING Required fields are missing: [Order__c] [Order__c]',
    );
    assert.equal(
      attempt({ Key__c: 'x'.repeat(11) }),
      'STRING_TOO_LONG Key: data value too large: xxxxxxxxxxx (max length=10) [Key__c]',
    );
    assert.equal(
      attempt({ Kind__c: 'Ugly' }),
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST bad value for restricted picklist field: Ugly [Kind__c]',
    );
    assert.equal(
      attempt({ Amount__c: decimal(-1) }),
      'FIELD_CUSTOM_VALIDATION_EXCEPTION Must not be negative [Amount__c]',
    );
    assert.match(attempt({ Amount__c: decimal(1_000_000) }), /^NUMBER_OUTSIDE_VALID_RANGE/);
    assert.equal(
      attempt({ Email__c: 'nobody' }),
      'INVALID_EMAIL_ADDRESS E-Mail: invalid email address: nobody [Email__c]',
    );
    assert.match(attempt({ Order__c: bench.userId }), /^FIELD_INTEGRITY_EXCEPTION Order: id value of incorrect type/);
    assert.match(attempt({ Id: order }), /^INVALID_FIELD_FOR_INSERT_UPDATE cannot specify Id in an insert call/);
    assert.equal(
      errorOf(bench.save('update', [bench.record('Line__c', { Id: 'a01Lo0000000999AAA' })])),
      'INVALID_CROSS_REFERENCE_KEY invalid cross reference id []',
    );
  });

  it('keeps unique values unique', () => {
    const bench = new Bench(FILES);
    const order = bench.insert('Order__c', {});
    const first = bench.insert('Line__c', { Order__c: order, Key__c: 'A' });
    const results = bench.save(
      'insert',
      ['a', 'b', 'B'].map((key) => bench.record('Line__c', { Order__c: order, Key__c: key })),
    );
    assert.equal(
      errorOf(results, 0),
      `DUPLICATE_VALUE duplicate value found: Key__c duplicates value on record with id: ${first.slice(0, 15)} []`,
    );
    assert.equal(results[1]!.success, true);
    assert.equal(
      errorOf(results, 2),
      'DUPLICATE_VALUE duplicate value found: <unknown> duplicates value on record with id: <unknown> []',
    );
    bench.save('delete', [bench.record('Line__c', { Id: first })], true);
    assert.equal(bench.save('insert', [bench.record('Line__c', { Order__c: order, Key__c: 'A' })])[0]!.success, true);
  });

  it('undoes everything when one row of an all-or-none statement fails', () => {
    const bench = new Bench(FILES);
    const order = bench.insert('Order__c', {});
    const records = [{ Key__c: 'ok' }, { Key__c: 'far too long' }].map((v) =>
      bench.record('Line__c', { Order__c: order, ...v }),
    );
    const results = bench.save('insert', records, true);
    assert.equal(results[1]!.success, false);
    assert.equal(records[0]!.id, null);
    assert.equal(bench.count('SELECT COUNT() FROM Line__c'), 0);
    assert.deepEqual(
      bench.save('insert', records, false).map((result) => result.success),
      [true, false],
    );
    assert.equal(bench.count('SELECT COUNT() FROM Line__c'), 1);
  });

  it('upserts by external id', () => {
    const bench = new Bench(FILES);
    const order = bench.insert('Order__c', {});
    const upsert = (key: string, amount: number): boolean =>
      bench.save(
        'upsert',
        [bench.record('Line__c', { Order__c: order, Key__c: key, Amount__c: decimal(amount) })],
        true,
        'Key__c',
      )[0]!.created;
    assert.equal(upsert('k', 1), true);
    assert.equal(upsert('K', 2), false);
    assert.deepEqual(bench.column('SELECT Amount__c FROM Line__c'), ['2.00']);
  });

  it('rolls children up into their master', () => {
    const bench = new Bench(FILES);
    const order = bench.insert('Order__c', {});
    const line = bench.insert('Line__c', { Order__c: order, Amount__c: decimal('10.50') });
    bench.insert('Line__c', { Order__c: order, Amount__c: decimal(5) });
    bench.insert('Line__c', { Order__c: order, Amount__c: decimal(7), Kind__c: 'Bad' });
    assert.deepEqual(bench.column('SELECT Total__c FROM Order__c'), ['15.50']);
    bench.save('delete', [bench.record('Line__c', { Id: line })], true);
    assert.deepEqual(bench.column('SELECT Total__c FROM Order__c'), ['5.00']);
    bench.save('undelete', [bench.record('Line__c', { Id: line })], true);
    assert.deepEqual(bench.column('SELECT Total__c FROM Order__c'), ['15.50']);
  });

  it('deletes details along, clears lookups, and brings details back', () => {
    const bench = new Bench(FILES);
    const [order, account] = [bench.insert('Order__c', {}), bench.insert('Account', { Name: 'a' })];
    bench.insert('Line__c', { Order__c: order, Helper__c: account });
    bench.save('delete', [bench.record('Account', { Id: account })], true);
    assert.deepEqual(bench.column('SELECT Helper__c FROM Line__c'), [
      String(bench.query('SELECT Id FROM Line__c')[0]!.id),
    ]);
    bench.save('delete', [bench.record('Order__c', { Id: order })], true);
    assert.equal(bench.count('SELECT COUNT() FROM Line__c'), 0);
    assert.equal(bench.count('SELECT COUNT() FROM Line__c ALL ROWS'), 1);
    bench.save('undelete', [bench.record('Order__c', { Id: order })], true);
    assert.equal(bench.count('SELECT COUNT() FROM Line__c'), 1);
    assert.match(errorOf(bench.save('undelete', [bench.record('Order__c', { Id: order })])), /^UNDELETE_FAILED/);
  });

  it('does not delete what a restricting lookup points to', () => {
    const bench = new Bench(FILES);
    const [order, contact] = [bench.insert('Order__c', {}), bench.insert('Contact', { LastName: 'Doe' })];
    bench.insert('Line__c', { Order__c: order, Guard__c: contact });
    assert.match(
      errorOf(bench.save('delete', [bench.record('Contact', { Id: contact })])),
      /^DELETE_FAILED Your attempt to delete Doe could not/,
    );
  });

  it('refuses parents outside a lookup filter', () => {
    const bench = new Bench(FILES);
    const order = bench.insert('Order__c', {});
    const [bank, baker] = [bench.insert('Account', { Name: 'Bank of X' }), bench.insert('Account', { Name: 'Baker' })];
    const line = (account: string): SObject => bench.record('Line__c', { Order__c: order, Bank__c: account });
    assert.equal(bench.save('insert', [line(bank)])[0]!.success, true);
    assert.match(errorOf(bench.save('insert', [line(baker)])), /^FIELD_FILTER_VALIDATION_EXCEPTION .*\[Bank__c\]$/);
  });

  it('derives what follows from the stage and the close date', () => {
    const bench = new Bench();
    const values = {
      Name: 'o',
      StageName: 'Prospecting',
      CloseDate: ApexDate.parseIso('2026-11-23'),
      Amount: decimal(200),
    };
    const id = bench.insert('Opportunity', values);
    const read = (): SObject =>
      bench.query(
        'SELECT IsWon, IsClosed, Probability, ExpectedRevenue, ForecastCategory, FiscalYear, FiscalQuarter, Fiscal FROM Opportunity',
      )[0]!;
    assert.deepEqual(
      [read().get('iswon'), String(read().get('probability')), String(read().get('expectedrevenue'))],
      [false, '10', '20.00'],
    );
    assert.deepEqual(
      [read().get('fiscalyear'), read().get('fiscalquarter'), read().get('fiscal')],
      [2026, 4, '2026 4'],
    );
    bench.save('update', [bench.record('Opportunity', { Id: id, StageName: 'Closed Won' })], true);
    assert.deepEqual(
      [read().get('iswon'), read().get('isclosed'), String(read().get('probability')), read().get('forecastcategory')],
      [true, true, '100', 'Closed'],
    );
  });

  it('sums products into the amount of their opportunity', () => {
    const bench = new Bench();
    const book = bench.insert('Pricebook2', { Name: 'b', IsActive: true });
    const product = bench.insert('Product2', { Name: 'GTX', IsActive: true, ProductCode: 'g' });
    const entry = bench.insert('PricebookEntry', {
      Pricebook2Id: book,
      Product2Id: product,
      UnitPrice: decimal(50),
      IsActive: true,
    });
    const opportunity = bench.insert('Opportunity', {
      Name: 'o',
      StageName: 'Prospecting',
      CloseDate: ApexDate.parseIso('2026-11-23'),
      Pricebook2Id: book,
    });
    bench.insert('OpportunityLineItem', {
      OpportunityId: opportunity,
      PricebookEntryId: entry,
      Quantity: decimal(3),
      UnitPrice: decimal(40),
    });
    const [row] = bench.query(
      'SELECT Amount, HasOpportunityLineItem, (SELECT Name, TotalPrice, Product2.Name FROM OpportunityLineItems) FROM Opportunity',
    );
    assert.equal(String(row!.get('amount')), '120.00');
    assert.equal(row!.get('hasopportunitylineitem'), true);
    assert.equal((row!.getChildren('opportunitylineitems').items[0] as SObject).get('name'), 'o GTX');
  });

  it('checks object, field and record rights', () => {
    const bench = new Bench(FILES);
    const order = bench.insert('Order__c', {});
    const user = noRights(bench.user('Eve'));
    bench.permissions = user;
    const line = (values: Record<string, unknown>): SObject => bench.record('Line__c', { Order__c: order, ...values });
    assert.equal(
      errorOf(bench.save('insert', [line({})])),
      "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY Access to entity 'Line__c' denied []",
    );
    user.objects.set('Line__c', {
      read: true,
      create: true,
      edit: true,
      delete: true,
      viewAll: false,
      modifyAll: false,
    });
    assert.match(
      errorOf(bench.save('insert', [line({ Key__c: 'k' })])),
      /fields being inaccessible on Sobject Line__c.*\[Key__c\]$/,
    );
    assert.equal(bench.save('insert', [line({})])[0]!.success, true);
  });
});

describe('triggers in the save order', () => {
  it('run before and after, see old and new, and may change new records before', () => {
    const bench = new Bench(FILES);
    const seen: string[] = [];
    bench.hooks = {
      ...bench.hooks,
      hasTriggers: (object) => object.apiName === 'Line__c',
      runTriggers: (event, _object, records, old) => {
        seen.push(
          `${event} ${records?.[0]?.fields.get('key__c') ?? '-'} ${old?.[0]?.fields.get('key__c') ?? '-'} ${records?.[0]?.id ? 'id' : 'new'}`,
        );
        if (event === 'before insert') records![0]!.set('key__c', 'trigger');
      },
    };
    const id = bench.insert('Line__c', { Order__c: bench.insert('Order__c', {}), Key__c: 'caller' });
    bench.save('update', [bench.record('Line__c', { Id: id, Key__c: 'changed' })], true);
    bench.save('delete', [bench.record('Line__c', { Id: id })], true);
    bench.save('undelete', [bench.record('Line__c', { Id: id })], true);
    assert.deepEqual(seen, [
      'before insert caller - new',
      'after insert trigger - id',
      'before update changed trigger id',
      'after update changed trigger id',
      'before delete - changed new',
      'after delete - changed new',
      'after undelete changed - id',
    ]);
  });

  it('run in chunks of 200 and again for the good rows when some fail', () => {
    const bench = new Bench(FILES);
    const order = bench.insert('Order__c', {});
    const runs: string[] = [];
    bench.hooks = {
      ...bench.hooks,
      hasTriggers: (object) => object.apiName === 'Line__c',
      runTriggers: (event, _object, records) => {
        runs.push(`${event} ${records!.length}`);
        if (event !== 'after insert') return;
        for (const record of records!) if (record.fields.get('key__c') === '7') record.addError('no seven');
      },
    };
    const records = Array.from({ length: 250 }, (_, i) =>
      bench.record('Line__c', { Order__c: order, Key__c: String(i) }),
    );
    const results = bench.save('insert', records);
    assert.deepEqual(runs, [
      'before insert 200',
      'after insert 200',
      'before insert 199',
      'after insert 199',
      'before insert 50',
      'after insert 50',
    ]);
    assert.deepEqual(results.filter((result) => !result.success).length, 1);
    assert.equal(results[7]!.errors[0]!.message, 'no seven');
    assert.equal(records[7]!.id, null);
    assert.equal(bench.count('SELECT COUNT() FROM Line__c'), 249);
  });
});
