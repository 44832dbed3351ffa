/** Governor limits: counting, texts, fresh stretches. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TransactionLimits } from '../../../src/runtime/limits.ts';
import { output } from '../emit/apexProgram.ts';

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

describe('the limits of a test', () => {
  it('are reported by stretch: its own, then that of startTest', () => {
    const limits = new TransactionLimits();
    limits.begin('synchronous');
    limits.count('Queries', 2);
    const leave = limits.fresh();
    limits.count('DmlRows', 5);
    limits.cpuLeft -= 3000;
    leave();
    limits.count('Queries');
    assert.deepEqual(limits.report(), [
      { profile: 'synchronous', used: { Queries: 3, CpuTime: 0, HeapSize: 0 } },
      { profile: 'synchronous', used: { DmlRows: 5, CpuTime: 3, HeapSize: 0 } },
    ]);
  });
});

describe('nested calls', () => {
  const classes = [
    `public class Deep {
      public static Integer down(Integer n) { return n <= 1 ? 1 : 1 + down(n - 1); }
      public static Integer left(Integer n) { return n == 0 ? 0 : right(n - 1); }
      static Integer right(Integer n) { return left(n); }
    }`,
  ];

  it("end at the platform's depth, and no Apex catches it", () => {
    assert.deepEqual(output({ classes, run: 'System.debug(Deep.down(1000)); System.debug(Deep.down(1000));' }), [
      '1000',
      '1000',
    ]);
    const run = "try { Deep.down(1001); } catch (Exception e) { System.debug('never'); }";
    assert.throws(
      () => output({ classes, run }),
      (error) => String(error) === 'System.LimitException: Maximum stack depth reached: 1001',
    );
  });

  it('count methods that call each other', () => {
    assert.deepEqual(output({ classes, run: 'System.debug(Deep.left(400));' }), ['0']);
    assert.throws(
      () => output({ classes, run: 'Deep.left(600);' }),
      (error) => /stack depth/.test(String(error)),
    );
  });
});

describe('a failed assertion', () => {
  it('is caught by no Apex, though finally blocks run', () => {
    const run = `try { System.assertEquals(1, 2); } catch (Exception e) { System.debug('never'); } finally { Integer i = 1; }`;
    assert.throws(
      () => output({ run }),
      (error) => String(error).startsWith('System.AssertException: Assertion Failed'),
    );
  });
});
