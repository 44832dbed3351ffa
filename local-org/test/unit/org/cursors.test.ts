/** Cursors, what changed lately, and library values that wait in a job. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { results } from './apexTests.ts';

const JOB = `public class Reader implements Queueable {
  Database.Cursor cursor; Database.SaveResult saved; Pattern p = Pattern.compile('a+'); Version v = new Version(1, 2);
  TimeZone zone = TimeZone.getTimeZone('Europe/Berlin');
  public Reader(Database.Cursor cursor, Database.SaveResult saved) { this.cursor = cursor; this.saved = saved; }
  public void execute(QueueableContext context) {
    insert new Account(Name = ((Account) cursor.fetch(1, 1)[0]).Name + ' ' + saved.isSuccess() + ' ' + p.matcher('aa').matches()
      + ' ' + v.minor() + ' ' + zone.getID());
  }
}`;

const ACCOUNTS = `insert new List<Account>{ new Account(Name = 'a'), new Account(Name = 'b'), new Account(Name = 'c') };`;

let outcomes: Record<string, string>;
const passes = (name: string): void => assert.equal(outcomes[name], 'Pass');

before(async () => {
  outcomes = await results(
    {
      cursor: `${ACCOUNTS} String wanted = 'b';
        Database.Cursor c = Database.getCursor('SELECT Name FROM Account WHERE Name >= :wanted ORDER BY Name');
        Assert.areEqual(2, c.getNumRecords());
        Assert.areEqual('c', ((Account) c.fetch(1, 1)[0]).Name);
        Assert.areEqual(1, Limits.getFetchCallsOnApexCursor());
        Assert.areEqual(2, Limits.getApexCursorRows());
        try { c.fetch(1, 2); Assert.fail(); } catch (InvalidParameterValueException e) { Assert.isNotNull(e); }`,
      pages: `${ACCOUNTS}
        Database.PaginationCursor c = Database.getPaginationCursor('SELECT Name FROM Account ORDER BY Name');
        delete [SELECT Id FROM Account WHERE Name = 'a'];
        Database.CursorFetchResult page = c.fetchPage(0, 1);
        Assert.areEqual('b 2 1 false', ((Account) page.getRecords()[0]).Name + ' ' + page.getNextIndex() + ' '
          + page.getNumDeletedRecords() + ' ' + page.isDone());
        Assert.isTrue(c.fetchPage(2, 5).isDone());`,
      job: `${ACCOUNTS}
        Database.SaveResult saved = Database.insert(new Account(Name = 'd'));
        Test.startTest();
        System.enqueueJob(new Reader(Database.getCursor('SELECT Name FROM Account ORDER BY Name'), saved));
        Test.stopTest();
        Assert.areEqual(1, [SELECT COUNT() FROM Account WHERE Name = 'b true true 2 Europe/Berlin']);`,
      changes: `${ACCOUNTS}
        Account gone = [SELECT Id FROM Account WHERE Name = 'a']; delete gone;
        Datetime start = Datetime.now().addMinutes(-5), ending = Datetime.now().addMinutes(5);
        Assert.areEqual(2, Database.getUpdated('Account', start, ending).getIds().size());
        Database.GetDeletedResult r = Database.getDeleted('Account', start, ending);
        Assert.areEqual(gone.Id, r.getDeletedRecords()[0].getId());`,
      options: `Database.DMLOptions o = new Database.DMLOptions();
        o.EmailHeader.TriggerUserEmail = true; o.AssignmentRuleHeader.UseDefaultRule = true; o.AllowFieldTruncation = false;
        o.OptAllOrNone = false;
        Assert.isFalse(Database.insert(new Account(), o).isSuccess());`,
    },
    { Reader: JOB },
  );
});

describe('cursors', () => {
  it('give rows piece by piece', () => passes('cursor'));
  it('give pages without the rows that are gone', () => passes('pages'));
});

it('jobs keep cursors, results, patterns and zones', () => passes('job'));
it('changed and deleted records are told by time', () => passes('changes'));
it('DML options have all their headers', () => passes('options'));
