/** The memory bound that docs/local-org/speed.md promises. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureMemory } from '../bench/parts/memory.ts';

const BOUND = 450_000_000;

test('an org with 200,000 rows, and one that saves 10,000 records at once, stay below 450 MB', async () => {
  await measureMemory(({ name, ours }) => assert.ok(ours < BOUND, `${name}: ${ours} bytes`));
});
