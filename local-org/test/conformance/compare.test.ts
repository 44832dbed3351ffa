import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareSuite, type ExpectedSuite, inNamespace, namespacedDifference } from './compare.ts';

const expected: ExpectedSuite = {
  repository: 'a/b',
  commit: 'c',
  with: [],
  passed: 2,
  failures: { 'T.known': 'no such feature' },
};

test('a run as expected has no differences', () => {
  const { wrong, asExpected } = compareSuite(expected, {
    passed: ['T.one', 'T.two'],
    failed: new Map([['T.known', 'anything']]),
  });
  assert.deepEqual(wrong, []);
  assert.equal(asExpected, 3);
});

test('an unlisted failure, a listed pass and a missing test are errors', () => {
  const { wrong } = compareSuite(expected, { passed: ['T.known'], failed: new Map([['T.one', 'first\nsecond']]) });
  assert.deepEqual(wrong, [
    'T.one fails: first',
    'T.known passes, and is listed as a failure',
    '2 tests are expected to pass, 0 did',
  ]);
});

test('a renewed list keeps reasons and takes messages for new failures', () => {
  const { renewed } = compareSuite(expected, {
    passed: ['T.two'],
    failed: new Map([
      ['T.one', 'new'],
      ['T.known', 'message'],
    ]),
  });
  assert.deepEqual(renewed.failures, { 'T.known': 'no such feature', 'T.one': 'new' });
  assert.equal(renewed.passed, 1);
});

test('a suite in a namespace is compared with what ends otherwise there', () => {
  const namespaced = { failures: { 'T.two': 'names carry the namespace' }, passes: ['T.known'] };
  const seen = { passed: ['T.one', 'T.known'], failed: new Map([['T.two', 'message']]) };
  assert.deepEqual(compareSuite(inNamespace({ ...expected, namespaced }), seen).wrong, []);
  assert.deepEqual(namespacedDifference({ ...expected, namespaced }, seen), namespaced);
});
