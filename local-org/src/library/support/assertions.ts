/** What `System.assert…` and `System.Assert` throw: AssertException with the platform's texts. */
import type { Env } from '../../abi/env.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { normalizeId } from '../../runtime/values/recordId.ts';

/** Fails: `Assertion Failed: message` or `Assertion Failed`. */
export function fail(env: Env, message: unknown, detail: string | null = null): never {
  const given = message === undefined || message === null ? '' : `: ${env.ops.text(message)}`;
  const shown = detail === null ? '' : `: ${detail}`;
  throw apexError('System.AssertException', `Assertion Failed${given}${shown}`);
}

/** Equality of assertions: text with regard to case, numbers by value, the rest as `==`. */
export function assertEqual(env: Env, expected: unknown, actual: unknown, message?: unknown): void {
  if (same(env, expected, actual)) return;
  fail(env, message, `Expected: ${env.ops.text(expected)}, Actual: ${env.ops.text(actual)}`);
}

export function assertNotEqual(env: Env, notExpected: unknown, actual: unknown, message?: unknown): void {
  if (same(env, notExpected, actual)) fail(env, message, `Same value: ${env.ops.text(actual)}`);
}

function same(env: Env, a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a === b || sameId(a, b);
  return env.ops.equal(a, b);
}

/** Ids in their two forms are the same. */
function sameId(a: string, b: string): boolean {
  const id = normalizeId(a);
  return id !== null && a.length !== b.length && id === normalizeId(b);
}
