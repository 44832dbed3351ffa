/** The order `List.sort()` puts things in. */
import type { Env } from '../../abi/env.ts';
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
  if (a instanceof SObject && b instanceof SObject) return recordOrder(env, a, b);
  if (env.hasMethod(a, 'compareTo', ['Object'])) return env.invoke(a, 'compareTo', ['Object'], [b]) as number;
  throw apexError('System.ListException', 'One or more of the items in this list is not Comparable.');
}

/**
 * Records: by the label of their object, by Name, by the standard fields and then the custom fields in alphabetical order; empty fields
 * come first and texts compare by Unicode.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_list_sorting_sobject.htm
 */
function recordOrder(env: Env, a: SObject, b: SObject): number {
  if (a.type !== b.type) {
    return compare(a.type.label, b.type.label) || compare(a.type.apiName, b.type.apiName);
  }
  for (const field of sortFields(a, b)) {
    const order = naturalOrder(env, a.fields.get(field) ?? null, b.fields.get(field) ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

/** Lower-case names of the fields either record has, in the order they are compared; relationships and the Id are left out. */
function sortFields(a: SObject, b: SObject): string[] {
  const rank = (name: string): number => (name === 'name' ? 0 : name.endsWith('__c') ? 2 : 1);
  const names = new Set([...a.fields.keys(), ...b.fields.keys()]);
  return [...names]
    .filter((name) => name !== 'id' && a.type.fields.has(name))
    .sort((one, other) => rank(one) - rank(other) || compare(one, other));
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof ApexDouble || isDecimal(value);
}
