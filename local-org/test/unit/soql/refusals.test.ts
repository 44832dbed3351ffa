/** Queries that the platform refuses whatever the schema, and what a refused user learns. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SoqlError } from '../../../src/soql/errors.ts';
import { dayRange } from '../../../src/soql/dateLiterals.ts';
import { Bench, noRights } from '../records/support.ts';

function refusal(soql: string, bench = new Bench()): SoqlError {
  try {
    bench.query(soql);
  } catch (error) {
    if (error instanceof SoqlError) return error;
    throw error;
  }
  throw new Error(`not refused: ${soql}`);
}

describe('SOQL refuses', () => {
  const bench = new Bench();
  const cases: Readonly<Record<string, string>> = {
    'SELECT Name, Account.Name FROM Account': 'duplicate field selected: Account.Name',
    'SELECT COUNT(Id) a, MAX(Name) a FROM Account': 'duplicate alias: a',
    'SELECT Name, COUNT(Id) FROM Account GROUP BY Name ORDER BY Phone':
      'Ordered field must be grouped or aggregated: Phone',
    'SELECT MAX(Name) FROM Account LIMIT 1':
      'Non-grouped query that uses overall aggregate functions cannot also use LIMIT',
    'SELECT Id FROM Account WHERE Id IN (SELECT ParentId FROM Account)':
      'The inner and outer selects should not be on the same object type',
    "SELECT Id FROM Account WHERE Name = 'x' OR Id IN (SELECT AccountId FROM Contact)":
      'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.',
    'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE Id IN (SELECT WhoId FROM Task))':
      'Nesting of semi join sub-selects is not supported',
  };
  for (const [soql, message] of Object.entries(cases)) {
    it(soql, () => {
      const error = refusal(soql, bench);
      assert.equal(error.message, message);
      assert.equal(error.code, 'MALFORMED_QUERY');
    });
  }

  it('more than five levels of children, and gives five', () => {
    const deep = (inner: string): string =>
      `SELECT Id, (SELECT Id, (SELECT Id, (SELECT Id ${inner} FROM ChildAccounts) FROM ChildAccounts) FROM ChildAccounts) FROM Account`;
    const top = bench.insert('Account', { Name: 'top' });
    bench.insert('Account', { Name: 'below', ParentId: bench.insert('Account', { Name: 'middle', ParentId: top }) });
    const rows = bench.query(deep(', (SELECT Id FROM Contacts)'));
    const [middle] = rows[0]!.getChildren('childaccounts').items as typeof rows;
    assert.equal(middle!.getChildren('childaccounts').items.length, 1);
    assert.match(refusal(deep(', (SELECT Id, (SELECT Id FROM Cases) FROM Contacts)'), bench).message, /4 levels away/);
  });

  it('every field the user may not read, and names them all', () => {
    const closed = new Bench();
    closed.permissions = { ...noRights(closed.userId), standardFields: false, viewAllData: true };
    const error = refusal('SELECT Name, Phone, Industry FROM Account', closed);
    assert.match(error.message, /^No such column 'Phone' on entity 'Account'/);
    assert.deepEqual(
      [...error.inaccessible].map(([object, fields]) => [object, [...fields]]),
      [['Account', ['Phone', 'Industry']]],
    );
  });
});

describe('date literals', () => {
  const days = (
    name: string,
    rules: { fiscalStart: number; weekStart: number },
    count: number | null = null,
  ): string[] => {
    const { start, end } = dayRange(name, count, Date.parse('2026-11-23T15:00:00Z'), 'UTC', rules);
    return [start.toISODate()!, end.toISODate()!];
  };

  it('begin weeks as the locale does', () => {
    assert.deepEqual(days('THIS_WEEK', { fiscalStart: 1, weekStart: 7 }), ['2026-11-22', '2026-11-29']);
    assert.deepEqual(days('THIS_WEEK', { fiscalStart: 1, weekStart: 1 }), ['2026-11-23', '2026-11-30']);
  });

  it('begin fiscal years in the month of the organization', () => {
    const april = { fiscalStart: 4, weekStart: 7 };
    assert.deepEqual(days('THIS_FISCAL_YEAR', april), ['2026-04-01', '2027-04-01']);
    assert.deepEqual(days('LAST_FISCAL_QUARTER', april), ['2026-07-01', '2026-10-01']);
    assert.deepEqual(days('NEXT_N_FISCAL_QUARTERS', april, 2), ['2027-01-01', '2027-07-01']);
    assert.deepEqual(days('THIS_YEAR', april), ['2026-01-01', '2027-01-01']);
  });
});
