import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApexDatetime } from '../../../src/runtime/values/apexDate.ts';
import { SoqlError } from '../../../src/soql/errors.ts';
import { SoqlSyntaxError } from '../../../src/syntax/parseSoql.ts';
import { ApexDate, Bench, decimal, fieldFile, noRights, objectFile } from '../records/support.ts';

const FILES = {
  ...objectFile(
    'Goal__c',
    '<label>Goal</label><pluralLabel>Goals</pluralLabel><nameField><label>Name</label><type>Text</type></nameField><sharingModel>Private</sharingModel>',
  ),
  ...fieldFile(
    'Goal__c',
    'Score__c',
    '<label>Score</label><type>Number</type><precision>18</precision><scale>2</scale>',
  ),
  ...fieldFile(
    'Goal__c',
    'Account__c',
    '<label>Account</label><type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Goals</relationshipName>',
  ),
  ...fieldFile(
    'Goal__c',
    'Double__c',
    '<label>Double</label><type>Number</type><precision>18</precision><scale>2</scale><formula>Score__c * 2 + IF(Account__r.Name = "Acme", 1, 0)</formula>',
  ),
  ...fieldFile(
    'Goal__c',
    'Tags__c',
    '<label>Tags</label><type>MultiselectPicklist</type><valueSet><valueSetDefinition><value><fullName>a</fullName></value><value><fullName>b</fullName></value></valueSetDefinition></valueSet>',
  ),
};

function sales(): Bench {
  const bench = new Bench(FILES);
  const acme = bench.insert('Account', { Name: 'Acme', Industry: 'Banking' });
  const zeta = bench.insert('Account', { Name: 'zeta' });
  bench.insert('Contact', { LastName: 'Doe', FirstName: 'Jo', AccountId: acme });
  bench.insert('Contact', { LastName: 'Roe', AccountId: acme });
  const opportunity = (name: string, account: string, amount: number, day: string, stage: string): string =>
    bench.insert('Opportunity', {
      Name: name,
      AccountId: account,
      Amount: decimal(amount),
      CloseDate: ApexDate.parseIso(day),
      StageName: stage,
    });
  opportunity('one', acme, 100, '2026-11-01', 'Closed Won');
  opportunity('two', acme, 250, '2026-11-23', 'Prospecting');
  opportunity('three', zeta, 50, '2026-10-31', 'Closed Lost');
  return bench;
}

function refusal(work: () => unknown): SoqlError {
  try {
    work();
  } catch (error) {
    if (error instanceof SoqlError) return error;
    throw error;
  }
  throw new Error('not refused');
}

describe('SOQL', () => {
  it('filters without regard to case, orders and limits', () => {
    const bench = sales();
    assert.deepEqual(bench.column("SELECT Name FROM Account WHERE Name = 'ACME'"), ['Acme']);
    assert.deepEqual(bench.column('SELECT Name FROM Opportunity ORDER BY Amount DESC'), ['two', 'one', 'three']);
    assert.deepEqual(bench.column('SELECT Name FROM Opportunity ORDER BY Amount LIMIT 1 OFFSET 1'), ['one']);
    assert.deepEqual(bench.column("SELECT Name FROM Account WHERE Name LIKE '%ET_'"), ['zeta']);
    assert.deepEqual(bench.column("SELECT Name FROM Account WHERE Name LIKE '%\\_%'"), []);
  });

  it('treats blank as different from every value', () => {
    const bench = sales();
    assert.deepEqual(bench.column("SELECT Name FROM Account WHERE Industry != 'Banking'"), ['zeta']);
    assert.deepEqual(bench.column('SELECT Name FROM Account WHERE Industry = null'), ['zeta']);
    assert.deepEqual(bench.column("SELECT Name FROM Account WHERE (NOT Industry = 'Banking')"), ['zeta']);
    assert.deepEqual(bench.column("SELECT Name FROM Account WHERE Industry IN ('Banking', null)"), ['Acme', 'zeta']);
    assert.deepEqual(bench.column('SELECT Name FROM Account WHERE Industry = :x', null), ['zeta']);
  });

  it('follows parents and brings the lookup and its id along', () => {
    const bench = sales();
    const [row] = bench.query("SELECT Account.Name, Account.Owner.Name FROM Opportunity WHERE Name = 'one'");
    const account = row!.getParent('account')!;
    assert.equal(account.get('name'), 'Acme');
    assert.equal(account.id, row!.get('accountid'));
    assert.equal(account.getParent('owner')!.get('name'), 'Admin');
    assert.deepEqual(bench.column("SELECT Name FROM Opportunity WHERE Account.Name = 'zeta'"), ['three']);
    bench.insert('Goal__c', { Name: 'g' });
    const [goal] = bench.query('SELECT Owner.Type, Owner.Name FROM Goal__c');
    assert.equal(goal!.getParent('owner')!.get('type'), 'User');
    assert.equal(goal!.getParent('owner')!.type.apiName, 'User');
  });

  it('queries children, their limit counting per parent', () => {
    const bench = sales();
    const rows = bench.query(
      'SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName DESC LIMIT 1) FROM Account ORDER BY Name',
    );
    assert.deepEqual(
      rows.map((row) => row.getChildren('contacts').items.map((c) => (c as typeof row).get('lastname'))),
      [['Roe'], []],
    );
  });

  it('joins by subquery in both directions', () => {
    const bench = sales();
    assert.deepEqual(bench.column('SELECT Name FROM Account WHERE Id IN (SELECT AccountId FROM Contact)'), ['Acme']);
    assert.deepEqual(bench.column('SELECT Name FROM Account WHERE Id NOT IN (SELECT AccountId FROM Contact)'), [
      'zeta',
    ]);
  });

  it('groups, sums exactly and filters groups', () => {
    const bench = sales();
    const rows = bench.query(
      'SELECT Account.Name n, COUNT(Id), SUM(Amount) total, AVG(Amount) FROM Opportunity GROUP BY Account.Name HAVING COUNT(Id) > 1',
    );
    assert.equal(rows.length, 1);
    assert.equal(rows[0]!.get('n'), 'Acme');
    assert.equal(rows[0]!.get('expr0'), 2);
    assert.equal(String(rows[0]!.get('total')), '350.00');
    assert.equal(String(rows[0]!.get('expr1')), '175');
    assert.equal(bench.count('SELECT COUNT() FROM Opportunity WHERE IsWon = true'), 1);
    const byMonth = bench.query(
      'SELECT CALENDAR_MONTH(CloseDate) m, COUNT(Id) c FROM Opportunity GROUP BY CALENDAR_MONTH(CloseDate) ORDER BY CALENDAR_MONTH(CloseDate)',
    );
    assert.deepEqual(
      byMonth.map((row) => [row.get('m'), row.get('c')]),
      [
        [10, 1],
        [11, 2],
      ],
    );
  });

  it('reads date literals in the zone of the user', () => {
    const bench = sales();
    assert.deepEqual(bench.column('SELECT Name FROM Opportunity WHERE CloseDate = TODAY'), ['two']);
    bench.now = Date.parse('2026-11-24T03:00:00Z');
    assert.deepEqual(bench.column('SELECT Name FROM Opportunity WHERE CloseDate = TODAY'), ['two']);
    assert.deepEqual(bench.column('SELECT Name FROM Opportunity WHERE CloseDate = LAST_MONTH'), ['three']);
    assert.deepEqual(bench.column('SELECT Name FROM Opportunity WHERE CloseDate = LAST_N_DAYS:3'), ['two']);
    assert.equal(bench.count('SELECT COUNT() FROM Opportunity WHERE CreatedDate = TODAY'), 3);
    assert.equal(bench.count('SELECT COUNT() FROM Opportunity WHERE CreatedDate < :t', new ApexDatetime(0)), 0);
  });

  it('computes formula fields wherever they stand', () => {
    const bench = sales();
    const acme = bench.query("SELECT Id FROM Account WHERE Name = 'Acme'")[0]!.id;
    bench.insert('Goal__c', { Name: 'g1', Score__c: decimal('1.25'), Account__c: acme, Tags__c: 'a;b' });
    bench.insert('Goal__c', { Name: 'g2', Score__c: decimal('4'), Tags__c: 'b' });
    assert.deepEqual(
      bench.query('SELECT Double__c FROM Goal__c ORDER BY Double__c DESC').map((r) => String(r.get('double__c'))),
      ['8.00', '3.50'],
    );
    assert.deepEqual(bench.column('SELECT Name FROM Goal__c WHERE Double__c < 5'), ['g1']);
    assert.deepEqual(bench.column("SELECT Name FROM Goal__c WHERE Tags__c INCLUDES ('a;b')"), ['g1']);
    assert.deepEqual(bench.column("SELECT Name FROM Goal__c WHERE Tags__c EXCLUDES ('a')"), ['g2']);
    const [account] = bench.query(
      'SELECT (SELECT Name FROM Goals__r) FROM Account WHERE Id IN (SELECT Account__c FROM Goal__c)',
    );
    assert.equal(account!.getChildren('goals__r').size, 1);
  });

  it('refuses what does not exist in the words of the platform', () => {
    const bench = sales();
    const error = refusal(() => bench.query('SELECT Id, Foo FROM Account'));
    assert.equal(error.code, 'INVALID_FIELD');
    assert.match(error.message, /^No such column 'Foo' on entity 'Account'\. If you are attempting/);
    assert.match(error.inContext('SELECT Id, Foo FROM Account'), /\n +\^\nERROR at Row:1:Column:12\n/);
    assert.equal(refusal(() => bench.query('SELECT Id FROM Nothing')).code, 'INVALID_TYPE');
    assert.match(
      refusal(() => bench.query('SELECT Foo.Name FROM Account')).message,
      /Didn't understand relationship 'Foo'/,
    );
    assert.match(
      refusal(() => bench.query('SELECT Name, COUNT(Id) FROM Account')).message,
      /Field must be grouped or aggregated: Name/,
    );
    assert.match(
      refusal(() => bench.query("SELECT Id FROM Account WHERE Description = 'x'")).message,
      /can not be filtered/,
    );
    assert.match(
      refusal(() => bench.query('SELECT Id FROM Account WHERE Name = 1')).message,
      /must be of type string and should be enclosed in quotes/,
    );
    assert.throws(() => bench.query('SELECT Id FROM Account WHERE'), SoqlSyntaxError);
  });

  it('hides what the user may not read in user mode', () => {
    const bench = sales();
    bench.permissions = noRights('005');
    assert.match(
      refusal(() => bench.query('SELECT Id FROM Account')).message,
      /sObject type 'Account' is not supported/,
    );
    bench.permissions.objects.set('Goal__c', {
      read: true,
      create: false,
      edit: false,
      delete: false,
      viewAll: false,
      modifyAll: false,
    });
    bench.query('SELECT Name FROM Goal__c');
    assert.match(refusal(() => bench.query('SELECT Score__c FROM Goal__c')).message, /No such column 'Score__c'/);
    bench.permissions.fields.set('Goal__c.Score__c', { read: true, edit: false });
    bench.query('SELECT Score__c FROM Goal__c');
  });

  it('narrows private records to owners, those above them and shares', () => {
    const bench = sales();
    const [ann, bob] = [bench.user('Ann'), bench.user('Bob')];
    const goal = bench.insert('Goal__c', { Name: 'of Ann', OwnerId: ann });
    bench.insert('Goal__c', { Name: 'of Bob', OwnerId: bob });
    const all = 'SELECT Name FROM Goal__c ORDER BY Name';
    bench.sharing = noRights(bob);
    assert.deepEqual(bench.column(all), ['of Bob']);
    const share = { ParentId: goal, UserOrGroupId: bob, AccessLevel: 'Read', RowCause: 'Manual' };
    assert.throws(() => bench.insert('Goal__Share', share), /INSUFFICIENT_ACCESS/, 'nobody shares what is not theirs');
    bench.sharing = noRights(ann);
    bench.insert('Goal__Share', share);
    bench.sharing = noRights(bob);
    assert.deepEqual(bench.column(all), ['of Ann', 'of Bob']);
    bench.sharing = { ...noRights(bench.userId), subordinateIds: [ann] };
    assert.deepEqual(bench.column(all), ['of Ann']);
  });
});

describe('SOQL, finer points', () => {
  it('sorts picklists in the order of their values', () => {
    const bench = sales();
    assert.deepEqual(bench.column('SELECT Name FROM Opportunity ORDER BY StageName'), ['two', 'one', 'three']);
  });

  it('counts a checkbox of a missing parent as false', () => {
    const bench = new Bench();
    bench.insert('Opportunity', { Name: 'o', StageName: 'Prospecting', CloseDate: ApexDate.of(2026, 1, 1) });
    assert.equal(bench.count('SELECT COUNT() FROM Opportunity WHERE Campaign.IsActive = false'), 1);
  });

  it('reads null as false for checkboxes', () => {
    const bench = sales();
    assert.equal(bench.count('SELECT COUNT() FROM Opportunity WHERE IsWon = null'), 2);
    assert.equal(bench.count('SELECT COUNT() FROM Opportunity WHERE IsWon != null'), 1);
  });

  it('tells grouped functions apart and wants a limit for all fields', () => {
    const bench = sales();
    const text = 'SELECT CALENDAR_MONTH(CloseDate) FROM Opportunity GROUP BY CALENDAR_YEAR(CloseDate)';
    assert.match(refusal(() => bench.query(text)).message, /must be grouped or aggregated/);
    assert.match(refusal(() => bench.query('SELECT FIELDS(ALL) FROM Account')).message, /LIMIT of at most 200/);
    assert.equal(bench.query('SELECT FIELDS(ALL) FROM Account LIMIT 200').length, 2);
  });

  it('uses an index for ids, lookups, names and external ids', () => {
    const bench = sales();
    const plan = (sql: string): string =>
      bench.store.db
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all('x')
        .map((row) => String(row['detail']))
        .join('; ');
    assert.match(
      plan('SELECT 1 FROM "Opportunity" WHERE "AccountId" = ?'),
      /USING (COVERING )?INDEX Opportunity\.AccountId/,
    );
    assert.match(plan('SELECT 1 FROM "Account" WHERE "Name" = ?'), /USING (COVERING )?INDEX Account\.Name/);
    assert.match(
      plan('SELECT 1 FROM "Product2" WHERE "ProductCode" IN (SELECT value FROM json_each(?))'),
      /INDEX Product2\.ProductCode/,
    );
  });
});
