/** The memory of a transaction: an estimate while there is room, the truth when there is not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { output } from '../emit/apexProgram.ts';

test('the heap grows with what is kept', () => {
  const run = `Integer before = Limits.getHeapSize(); List<String> kept = new List<String>();
    for (Integer i = 0; i < 100; i++) { kept.add('x'.repeat(100)); }
    Integer grown = Limits.getHeapSize() - before; System.debug(grown >= 10000 && grown < 20000);
    System.debug(Limits.getLimitHeapSize());`;
  assert.deepEqual(output({ run }), ['true', '6000000']);
});

test('keeping more than the limit ends the transaction', () => {
  const run = `List<String> kept = new List<String>();
    try { while (true) { kept.add('x'.repeat(10000)); } } catch (Exception e) { System.debug('never'); }`;
  assert.throws(
    () => output({ run }),
    (error) => /^System\.LimitException: Apex heap size too large: 60\d{5}$/.test(String(error)),
  );
});

test('what is no longer used is given back', () => {
  const run = `for (Integer i = 0; i < 300; i++) { List<String> dropped = new List<String>(); for (Integer j = 0; j < 10; j++) dropped.add('x'.repeat(10000)); }
    Map<Integer, Account> kept = new Map<Integer, Account>(); for (Integer i = 0; i < 100; i++) kept.put(i, new Account(Name = 'x' + i));
    System.debug(kept.size());`;
  assert.deepEqual(output({ run }), ['100']);
});
