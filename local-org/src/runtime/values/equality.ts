/**
 * Apex equality, and the keys that Set and Map use. `keyOf(a) === keyOf(b)` exactly when Apex finds a and b equal as
 * collection keys, except for inexact keys (classes with their own equals/hashCode inside), which need `valuesEqual` too.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_collections_maps_keys_userdefined.htm
 */
import { mangle } from '../../abi/mangle.ts';
import { ApexBlob } from './apexBlob.ts';
import { ApexDate, ApexDatetime, ApexTime } from './apexDate.ts';
import { ApexDouble } from './apexDouble.ts';
import { ApexObject } from './apexObject.ts';
import { isDecimal } from './decimal.ts';

/** A value that JavaScript's Map compares as Apex compares the original. */
export type Key = string | number | bigint | boolean | null;

/** Something that is compared by its parts: lists, sets, maps and sObjects implement it. */
export interface Composite {
  /** A text equal exactly when the contents are; starts with INEXACT when it needs confirmation. */
  contentKey(): string;
}

const TAG = '\u0000';
const INEXACT = '\u0001';
const INEXACT_CODE = 1;
const EQUALS = mangle('equals', ['Object']);
const HASH_CODE = mangle('hashCode', []);
const identities = new WeakMap<object, number>();
let lastIdentity = 0;

type UserEquality = Record<string, (other?: unknown) => unknown>;

/** Does two keys' sameness still have to be confirmed with `valuesEqual`? */
export function isInexact(key: Key): boolean {
  return typeof key === 'string' && key.charCodeAt(0) === INEXACT_CODE;
}

/** The key of a value; see the head of this file. */
export function keyOf(value: unknown): Key {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'bigint':
    case 'boolean':
      return value;
    case 'undefined':
      return null;
    default:
      return value === null ? null : keyOfObject(value as object);
  }
}

function keyOfObject(value: object): string {
  if (value instanceof ApexDate) return `${TAG}date:${value.days}`;
  if (value instanceof ApexDatetime) return `${TAG}datetime:${value.ms}`;
  if (value instanceof ApexTime) return `${TAG}time:${value.ms}`;
  if (value instanceof ApexDouble) return `${TAG}double:${value.n === 0 ? 0 : value.n}`;
  if (isDecimal(value)) return `${TAG}decimal:${value.valueText()}`;
  if (value instanceof ApexBlob) return `${TAG}blob:${value.base64}`;
  if (isComposite(value)) return tagComposite(value.contentKey());
  if (hasUserEquality(value)) return `${INEXACT}hash:${userHash(value)}`;
  const own = value instanceof ApexObject ? value.equalityKey() : null;
  return own !== null ? `${TAG}value:${own}` : `${TAG}object:${identityOf(value)}`;
}

function tagComposite(content: string): string {
  return content.includes(INEXACT) ? INEXACT + content : TAG + content;
}

function userHash(value: UserEquality): string {
  const method = value[HASH_CODE];
  return method ? String(method.call(value)) : `object${identityOf(value)}`;
}

/** A number that is this object's own for as long as it lives. */
export function identityOf(value: object): number {
  const known = identities.get(value);
  if (known !== undefined) return known;
  identities.set(value, ++lastIdentity);
  return lastIdentity;
}

function hasUserEquality(value: object): value is UserEquality {
  return typeof (value as UserEquality)[EQUALS] === 'function';
}

function isComposite(value: object): value is Composite {
  return typeof (value as Partial<Composite>).contentKey === 'function';
}

/** Equality of collection members and of `==` between objects: content for values, the class's own equals, else identity. */
export function valuesEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (left === null || right === null || left === undefined || right === undefined)
    return (left ?? null) === (right ?? null);
  if (typeof left === 'object' && typeof right === 'object' && hasUserEquality(left)) {
    return (left as UserEquality)[EQUALS]?.call(left, right) === true;
  }
  const leftKey = keyOf(left);
  const rightKey = keyOf(right);
  if (isInexact(leftKey) || isInexact(rightKey)) return partsEqual(left, right);
  return leftKey === rightKey || numbersEqual(left, right);
}

function numbersEqual(left: unknown, right: unknown): boolean {
  const a = numeric(left);
  const b = numeric(right);
  return a !== null && b !== null && (typeof a === typeof b ? a === b : Number(a) === Number(b));
}

function numeric(value: unknown): number | bigint | null {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (value instanceof ApexDouble) return value.n;
  return isDecimal(value) ? value.toNumber() : null;
}

/** Composites with user-defined equality inside: compare member by member. */
function partsEqual(left: unknown, right: unknown): boolean {
  const a = (left as { parts?(): unknown[] }).parts?.();
  const b = (right as { parts?(): unknown[] }).parts?.();
  if (!a || !b || a.length !== b.length) return false;
  return a.every((part, index) => valuesEqual(part, b[index]));
}

/** The platform's `System.hashCode` of a value: equal values, equal hashes. */
export function hashOf(value: unknown): number {
  if (value !== null && typeof value === 'object' && hasUserEquality(value)) {
    const own = (value as UserEquality)[HASH_CODE]?.call(value);
    if (typeof own === 'number') return own;
  }
  return hashText(typeof value === 'string' ? value : String(keyOf(value)));
}

/** Java's String.hashCode. */
export function hashText(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index++) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  return hash;
}
