/** Governor limits: counting, texts, fresh stretches. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TransactionLimits } from '../../../src/runtime/limits.ts';
import { queriedObject } from '../../../src/runtime/statements.ts';

describe('governor limits', () => {
  it('throw the platform text with the first number too many', () => {
    const limits = new TransactionLimits();
    limits.count('Queries', 100);
    assert.throws(
      () => limits.count('Queries'),
      (error) => String(error) === 'System.LimitException: Too many SOQL queries: 101',
    );
    limits.begin('asynchronous');
    limits.count('Queries', 200);
    assert.throws(() => limits.count('Queries'), /Too many SOQL queries: 201/);
    assert.throws(() => limits.count('DmlRows', 10_001), /Too many DML rows: 10001/);
  });

  it('begin anew between startTest and stopTest and come back afterwards', () => {
    const limits = new TransactionLimits();
    limits.count('DmlStatements', 7);
    limits.cpuLeft -= 5000;
    const leave = limits.fresh();
    assert.equal(limits.used('DmlStatements'), 0);
    assert.equal(limits.used('CpuTime'), 0);
    limits.count('DmlStatements', 2);
    leave();
    assert.equal(limits.used('DmlStatements'), 7);
    assert.equal(limits.used('CpuTime'), 5);
  });
});

describe('the object of a query', () => {
  it('is the one after FROM at the outer level', () => {
    assert.equal(queriedObject("SELECT Id, (SELECT Id FROM Contacts) FROM Account WHERE Name = ' from X '"), 'Account');
    assert.equal(queriedObject('SELECT Id FROM Contact WHERE AccountId IN (SELECT Id FROM Account)'), 'Contact');
  });

  it('is AggregateResult where rows are grouped', () => {
    assert.equal(queriedObject('SELECT SUM(Amount) total FROM Opportunity'), 'AggregateResult');
    assert.equal(queriedObject('SELECT StageName FROM Opportunity GROUP BY StageName'), 'AggregateResult');
  });
});
