/**
 * Platform Cache: values by partition and key, copied in and out, gone after their time to live. A test method has a cache of its own that
 * is empty at first.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_cache_namespace_overview.htm
 */
import type { Env } from '../../abi/env.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexList, ApexMap, ApexSet } from '../../runtime/values/collections.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';
import { SObject } from '../../runtime/values/sObject.ts';

/** Which of the two caches: one for everybody, or one for each user. */
export type CacheKind = 'Org' | 'Session';

interface Entry {
  readonly value: unknown;
  readonly expires: number;
}
type Entries = Map<string, Entry>;

const SHORTEST = 300;
/** The longest a value may stay, in seconds. */
export const LONGEST: Readonly<Record<CacheKind, number>> = { Org: 172_800, Session: 28_800 };
const USUAL: Readonly<Record<CacheKind, number>> = { Org: 86_400, Session: 28_800 };
const LONGEST_KEY = 50;

const caches = new WeakMap<Env, Map<string, Entries>>();

/** A partition as Apex holds it. */
export class CachePartition extends ApexObject {
  static override $type = sharedType('Cache.Partition', 'library');
  readonly kind: CacheKind;
  /** `local.name`, or `local.` for the default partition. */
  readonly name: string;

  constructor(kind: CacheKind, name: string) {
    super();
    this.kind = kind;
    this.name = name;
  }

  override get $type(): typeof CachePartition.$type {
    return sharedType(`Cache.${this.kind}Partition`, 'library', [], CachePartition.$type);
  }
}

/** The entries of a partition that have not run out. */
export function entriesOf(env: Env, { kind, name }: CachePartition): Entries {
  const all = env.ports.async.isRunningTest()
    ? env.scratch('platform cache', () => new Map<string, Entries>())
    : lasting(env);
  const owner = kind === 'Session' ? env.ports.session.userId : '';
  const key = `${kind}:${owner}:${name.toLowerCase()}`;
  const entries = all.get(key) ?? new Map<string, Entry>();
  all.set(key, entries);
  const now = env.ports.session.now();
  for (const [name, entry] of entries) if (entry.expires <= now) entries.delete(name);
  return entries;
}

function lasting(env: Env): Map<string, Entries> {
  let all = caches.get(env);
  if (all === undefined) caches.set(env, (all = new Map()));
  return all;
}

/** Puts a copy of a value for some seconds. */
export function putValue(env: Env, partition: CachePartition, key: string, value: unknown, seconds?: number): void {
  checkKey(key);
  keepValue(env, partition, key, value, seconds);
}

/** As `putValue`, for keys that are made by the cache itself. */
export function keepValue(env: Env, partition: CachePartition, key: string, value: unknown, seconds?: number): void {
  if (value === null) throw invalid('Value to put into the cache cannot be null');
  const lifetime = seconds === undefined || seconds === 0 ? USUAL[partition.kind] : seconds;
  if (lifetime < SHORTEST || lifetime > LONGEST[partition.kind]) {
    throw invalid(`Time to live must be between ${SHORTEST} and ${LONGEST[partition.kind]} seconds: ${lifetime}`);
  }
  const expires = env.ports.session.now() + lifetime * 1000;
  entriesOf(env, partition).set(key, { value: copied(value, new Map()), expires });
}

/** A copy of the value under a key, null where there is none. */
export function getValue(env: Env, partition: CachePartition, key: string): unknown {
  checkKey(key);
  const entry = entriesOf(env, partition).get(key);
  return entry === undefined ? null : copied(entry.value, new Map());
}

/** Keys are letters and digits, fifty at most. */
export function checkKey(key: string | null): asserts key is string {
  if (key === null || key === '') throw invalid('Key cannot be null or empty');
  if (!/^[A-Za-z0-9]+$/.test(key) || key.length > LONGEST_KEY) throw invalid(`Key is not valid: ${key}`);
}

export function invalid(message: string): unknown {
  return apexError('Cache.InvalidParamException', message);
}

/** What the cache keeps is serialised there; copies behave the same. */
function copied(value: unknown, seen: Map<object, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const known = seen.get(value);
  if (known !== undefined) return known;
  if (value instanceof ApexList)
    return new ApexList(
      value.$type,
      value.items.map((item) => copied(item, seen)),
    );
  if (value instanceof ApexSet) {
    const copy = new ApexSet(value.$type);
    for (const item of value.members()) copy.add(copied(item, seen));
    return copy;
  }
  if (value instanceof ApexMap) {
    const copy = new ApexMap(value.$type);
    for (const [key, item] of value.entries()) copy.put(copied(key, seen), copied(item, seen));
    return copy;
  }
  if (value instanceof SObject)
    return value.clone({ preserveId: true, deep: true, preserveTimestamps: true, preserveAutonumber: true });
  if (!(value instanceof ApexObject) || value.equalityKey() !== null) return value;
  const copy = Object.create(Object.getPrototypeOf(value) as object) as Record<string, unknown>;
  seen.set(value, copy);
  for (const [name, item] of Object.entries(value)) copy[name] = copied(item, seen);
  return copy;
}
