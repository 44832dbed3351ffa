/** The order `List.sort()` puts things in. */
import type { Env } from '../../abi/env.ts';
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../../runtime/values/apexDate.ts';
import { ApexDouble } from '../../runtime/values/apexDouble.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexEnumValue } from '../../runtime/values/apexObject.ts';
import { isDecimal } from '../../runtime/values/decimal.ts';
import { SObject } from '../../runtime/values/sObject.ts';
import { compare } from './stringFunctions.ts';

/** Compares two list members by their natural order; nulls come first. */
export function naturalOrder(env: Env, a: unknown, b: unknown): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  if (typeof a === 'string' && typeof b === 'string') return compare(a, b);
  if (typeof a === 'boolean') return Number(a) - Number(b);
  if (isNumber(a)) return env.ops.compareDecimal(a, b);
  if (a instanceof ApexDate) return env.ops.compareDate(a, b);
  if (a instanceof ApexDatetime) return env.ops.compareDatetime(a, b);
  if (a instanceof ApexTime) return env.ops.compareTime(a, b);
  if (a instanceof ApexEnumValue && b instanceof ApexEnumValue) return a.ordinal - b.ordinal;
  if (a instanceof SObject) throw new UnsupportedError('natural order of sObjects in List.sort()', 'List.sort');
  if (env.hasMethod(a, 'compareTo', ['Object'])) return env.invoke(a, 'compareTo', ['Object'], [b]) as number;
  throw apexError('System.ListException', 'One or more of the items in this list is not Comparable.');
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof ApexDouble || isDecimal(value);
}
