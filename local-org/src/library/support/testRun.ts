/** State of the running test method: phase of startTest/stopTest, mocks. */
import type { Env } from '../../abi/env.ts';

/** Where the test stands. */
export interface TestRun {
  phase: 'before' | 'during' | 'after';
  leaveFreshLimits: (() => void) | null;
}

export function testRun(env: Env): TestRun {
  return env.scratch<TestRun>('test run', () => ({ phase: 'before', leaveFreshLimits: null }));
}

/** Mocks by interface name. */
export function mocks(env: Env): Map<string, unknown> {
  return env.scratch('mocks', () => new Map<string, unknown>());
}
