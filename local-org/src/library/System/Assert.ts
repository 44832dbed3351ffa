/**
 * `System.Assert`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Assert.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import type { TypeToken } from '../../runtime/values/schemaTokens.ts';
import { assertEqual, assertNotEqual, fail } from '../support/assertions.ts';

export const behaviour: LibraryType = {
  areEqual: (env, expected: unknown, actual: unknown, message?: unknown) => assertEqual(env, expected, actual, message),
  areNotEqual: (env, notExpected: unknown, actual: unknown, message?: unknown) =>
    assertNotEqual(env, notExpected, actual, message),
  fail: (env, message?: unknown) => fail(env, message),
  isTrue: (env, value: boolean | null, message?: unknown) => {
    if (value !== true) fail(env, message, 'Expected: true, Actual: ' + String(value));
  },
  isFalse: (env, value: boolean | null, message?: unknown) => {
    if (value !== false) fail(env, message, 'Expected: false, Actual: ' + String(value));
  },
  isNull: (env, value: unknown, message?: unknown) => {
    if (value !== null) fail(env, message, `Expected: null, Actual: ${env.ops.text(value)}`);
  },
  isNotNull: (env, value: unknown, message?: unknown) => {
    if (value === null) fail(env, message, 'Expected: not null, Actual: null');
  },
  isInstanceOfType: (env, value: unknown, type: TypeToken, message?: unknown) => {
    if (value === null || !env.ops.instanceOf(value, type.type))
      fail(env, message, `Expected type: ${type.type.name}, Actual type: ${env.typeOf(value)?.name ?? 'null'}`);
  },
  isNotInstanceOfType: (env, value: unknown, type: TypeToken, message?: unknown) => {
    if (value !== null && env.ops.instanceOf(value, type.type))
      fail(env, message, `Not expected type: ${type.type.name}`);
  },
};
