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

/** What `System.getApplicationReadWriteMode` answers; `Test.setReadOnlyApplicationMode` sets it. */
export function readWriteMode(env: Env): 'DEFAULT' | 'READ_ONLY' {
  return readOnlyMode(env).on ? 'READ_ONLY' : 'DEFAULT';
}

/** The switch behind it. */
export function readOnlyMode(env: Env): { on: boolean } {
  return env.scratch('read-only mode', () => ({ on: false }));
}

/** Mocks by interface name. */
export function mocks(env: Env): Map<string, unknown> {
  return env.scratch('mocks', () => new Map<string, unknown>());
}
