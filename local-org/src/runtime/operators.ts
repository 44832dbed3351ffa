/** The operators of `abi/operators.ts`. */
import type { Operators } from '../abi/operators.ts';
import type { RuntimeType } from '../abi/types.ts';
import * as arithmetic from './arithmetic.ts';
import { castValue, isInstance } from './conversions.ts';
import { textOf } from './text.ts';
import { ApexDate, ApexDatetime, ApexTime } from './values/apexDate.ts';
import { ApexDouble } from './values/apexDouble.ts';
import { apexError } from './values/apexException.ts';
import { ApexEnumValue } from './values/apexObject.ts';
import { ApexList, ApexMap, ApexSet } from './values/collections.ts';
import { decimal, decimalOf, decimalOfInteger, isDecimal } from './values/decimal.ts';
import { valuesEqual } from './values/equality.ts';
import { toId } from './values/recordId.ts';

/** What operators need from the env: types of values and calls of Apex methods. */
export interface OperatorHost {
  typeOf(value: unknown): RuntimeType | null;
  type(name: string): RuntimeType;
  invoke(target: unknown, method: string, paramTypes: readonly string[], args: readonly unknown[]): unknown;
}

/** Message of every dereference of null. */
export const NULL_POINTER = 'Attempt to de-reference a null object';

/** Throws NullPointerException for null. */
export function nonNull<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw apexError('System.NullPointerException', NULL_POINTER);
  return value;
}

/** Text equality of Apex: without regard to case. */
export function equalText(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'string' || typeof b !== 'string' || a.length !== b.length) return false;
  return a.toLowerCase() === b.toLowerCase();
}

/** Ids compare in their 18-character form; text that is no id is compared as it is. */
function equalId(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'string' || typeof b !== 'string') return false;
  return a.length === b.length ? false : toId(a) === toId(b);
}

function equalNumbers(a: unknown, b: unknown): boolean {
  if (a === null || b === null) return a === b;
  return a === b || arithmetic.compareDecimal(a, b) === 0;
}

function equalDoubles(a: unknown, b: unknown): boolean {
  if (a === null || b === null) return a === b;
  return arithmetic.compareDouble(a, b) === 0;
}

/** `===` on values: primitives by value, the rest by identity. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  return isValueObject(a) && isValueObject(b) && valuesEqual(a, b);
}

function isValueObject(value: object): boolean {
  return (
    value instanceof ApexDate ||
    value instanceof ApexDatetime ||
    value instanceof ApexTime ||
    value instanceof ApexDouble ||
    value instanceof ApexEnumValue ||
    isDecimal(value)
  );
}

function iterate(host: OperatorHost, collection: unknown): Iterable<unknown> {
  const source = nonNull(collection);
  if (source instanceof ApexList) return new Elements(source, source.items);
  if (source instanceof ApexSet) return new Elements(source, source.members());
  if (source instanceof ApexMap) return source.keys();
  const method = (source as Record<symbol, unknown>)[Symbol.iterator];
  return typeof method === 'function' ? (source as Iterable<unknown>) : iterateApex(host, source);
}

function changedWhileIterated(): never {
  throw apexError('System.FinalException', 'Cannot modify a collection while it is being iterated.');
}

/**
 * The elements of a list or set for one loop. A collection that changes its size while the loop runs ends it with an error. Written out
 * rather than as a generator, and with one result object, because Apex loops over short lists all the time.
 */
class Elements {
  readonly #collection: ApexList | ApexSet;
  readonly #items: readonly unknown[];
  readonly #size: number;
  readonly #result = { done: false, value: null as unknown };
  #index = 0;

  constructor(collection: ApexList | ApexSet, items: readonly unknown[]) {
    this.#collection = collection;
    this.#items = items;
    this.#size = items.length;
  }

  [Symbol.iterator](): Iterator<unknown> {
    return this;
  }

  next(): IteratorResult<unknown> {
    if (this.#collection.size !== this.#size) changedWhileIterated();
    const result = this.#result;
    if (this.#index < this.#size) result.value = this.#items[this.#index++];
    else result.done = true;
    return result;
  }
}

function* iterateApex(host: OperatorHost, iterable: unknown): Iterable<unknown> {
  const iterator = host.invoke(iterable, 'iterator', [], []);
  while (host.invoke(iterator, 'hasNext', [], []) === true) yield host.invoke(iterator, 'next', [], []);
}

/** Makes the operators of an env. */
export function createOperators(host: OperatorHost): Operators {
  return {
    ...arithmetic,
    nonNull,
    equalString: equalText,
    equalId,
    equalDecimal: equalNumbers,
    equalDouble: equalDoubles,
    equal: valuesEqual,
    same,
    stringToId: (value) => toId(value as string | null),
    text: textOf,
    double: (text) => new ApexDouble(Number(text.replace(/[dD]$/, ''))),
    decimal,
    cast: (value, type) => castValue(host, value, type),
    instanceOf: (value, type) => value !== null && isInstance(host, value, type),
    listGet: (list, index) => nonNull(list as ApexList | null).get(nonNull(index)),
    listSet: (list, index, value) => {
      nonNull(list as ApexList | null).set(nonNull(index), value);
      return value;
    },
    elements: (list) => nonNull(list as ApexList | null).items,
    changedWhileIterated,
    iterate: (collection) => iterate(host, collection),
    intToDecimal: (value) =>
      value === null ? null : typeof value === 'number' ? decimalOfInteger(value) : decimalOf(value),
  };
}
