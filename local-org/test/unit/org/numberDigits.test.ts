/** Digits of numbers beyond the declared scale are kept as they were written. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { results } from './apexTests.ts';

const OUTCOMES = await results({
  kept: `
    insert new Account(Name = 'a', AnnualRevenue = 12345.678);
    Account a = [SELECT AnnualRevenue FROM Account];
    System.assertEquals(12345.678, a.AnnualRevenue);
    System.assertEquals(1, [SELECT COUNT() FROM Account WHERE AnnualRevenue > 12345.67 AND AnnualRevenue < 12345.68]);
    System.assertEquals(0, [SELECT COUNT() FROM Account WHERE AnnualRevenue = 12346]);`,
  sorted: `
    insert new List<Account>{ new Account(Name = 'b', AnnualRevenue = 2), new Account(Name = 'a', AnnualRevenue = 1.5),
      new Account(Name = 'c', AnnualRevenue = 10) };
    List<String> names = new List<String>();
    for (Account a : [SELECT Name FROM Account ORDER BY AnnualRevenue]) { names.add(a.Name); }
    System.assertEquals(new List<String>{ 'a', 'b', 'c' }, names);
    System.assertEquals(13.5, [SELECT SUM(AnnualRevenue) total FROM Account][0].get('total'));`,
  declared: `
    insert new Opportunity(Name = 'o', StageName = 'Prospecting', CloseDate = Date.today(), Amount = 10);
    System.assertEquals('10.00', String.valueOf([SELECT Amount FROM Opportunity].Amount));`,
});

describe('a number with more digits than its field declares', () => {
  it('is read as it was written and compared as it is', () => assert.equal(OUTCOMES['kept'], 'Pass'));
  it('is sorted and summed among the others', () => assert.equal(OUTCOMES['sorted'], 'Pass'));
});

describe('a number with fewer digits', () => {
  it('has those of the field when read', () => assert.equal(OUTCOMES['declared'], 'Pass'));
});
