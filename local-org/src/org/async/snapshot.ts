/**
 * An Apex value as text and back: how queued jobs keep their state until they run, also over a restart.
 *
 *   object graph → { root, objects: [...] } with shared objects and cycles by number → object graph
 */
import type { Env } from '../../abi/env.ts';
import type { RuntimeType } from '../../abi/types.ts';
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { PropertyBag } from '../../library/support/propertyBag.ts';
import { ApexBlob } from '../../runtime/values/apexBlob.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../../runtime/values/apexDate.ts';
import { ApexDouble } from '../../runtime/values/apexDouble.ts';
import { ApexException } from '../../runtime/values/apexException.ts';
import { ApexEnumValue, ApexObject } from '../../runtime/values/apexObject.ts';
import { ApexList, ApexMap, ApexSet } from '../../runtime/values/collections.ts';
import { decimal, isDecimal } from '../../runtime/values/decimal.ts';
import { SObjectFieldToken, SObjectTypeToken, TypeToken } from '../../runtime/values/schemaTokens.ts';
import { Address, Location, compoundValue } from '../../runtime/values/location.ts';
import { SObject } from '../../runtime/values/sObject.ts';

/** What reading a snapshot needs of the env. */
export interface SnapshotEnv extends Pick<Env, 'library'> {
  type(name: string): RuntimeType;
  typeOf(value: unknown): RuntimeType | null;
  allocate(type: RuntimeType): unknown;
  libraryClass(name: string): new () => unknown;
  enumValueOf(name: string, text: unknown): unknown;
  newRecord(objectName: string): SObject | null;
  sobjectType(objectName: string): unknown;
  sobjectField(objectName: string, field: string): unknown;
  typeLiteral(type: RuntimeType): unknown;
}

type Encoded = null | boolean | number | string | { readonly k: string; readonly [part: string]: unknown };

/** Text that `restoreSnapshot` turns back into an equal value. */
export function takeSnapshot(env: SnapshotEnv, value: unknown): string {
  const writer = new Writer(env);
  const root = writer.encode(value);
  return JSON.stringify({ root, objects: writer.objects });
}

/** The value of a snapshot. */
export function restoreSnapshot(env: SnapshotEnv, text: string): unknown {
  const { root, objects } = JSON.parse(text) as { root: Encoded; objects: Stored[] };
  return new Reader(env, objects).decode(root);
}

interface Stored {
  k: 'list' | 'set' | 'map' | 'record' | 'object' | 'bag' | 'library';
  type: string;
  parts: unknown;
  queried?: string[] | null;
  message?: string | null;
  cause?: Encoded;
}

class Writer {
  readonly objects: Stored[] = [];
  readonly #numbers = new Map<object, number>();
  readonly #env: SnapshotEnv;

  constructor(env: SnapshotEnv) {
    this.#env = env;
  }

  encode(value: unknown): Encoded {
    if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string')
      return value;
    if (value === undefined) return null;
    if (typeof value === 'bigint') return { k: 'long', v: String(value) };
    if (value instanceof ApexDouble) return { k: 'double', v: String(value.n) };
    if (isDecimal(value)) return { k: 'decimal', v: value.toString() };
    if (value instanceof ApexDate) return { k: 'date', v: value.days };
    if (value instanceof ApexDatetime) return { k: 'datetime', v: value.ms };
    if (value instanceof ApexTime) return { k: 'time', v: value.ms };
    if (value instanceof ApexBlob) return { k: 'blob', v: Buffer.from(value.bytes).toString('base64') };
    if (value instanceof Address || value instanceof Location) {
      return { k: 'place', type: value.$type.name, v: JSON.stringify(value.parts()) };
    }
    if (value instanceof ApexEnumValue) return { k: 'enum', type: value.enumType.name, v: value.name };
    if (value instanceof SObjectTypeToken) return { k: 'sobjectType', v: value.objectType.apiName };
    if (value instanceof SObjectFieldToken)
      return { k: 'field', type: value.objectType.apiName, v: value.field.apiName };
    if (value instanceof TypeToken) return { k: 'type', v: value.type.name };
    return { k: 'ref', v: this.#number(value as object) };
  }

  #number(value: object): number {
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    const number = this.objects.length;
    this.#numbers.set(value, number);
    const stored: Stored = { k: 'object', type: '', parts: null };
    this.objects.push(stored);
    Object.assign(stored, this.#store(value));
    return number;
  }

  #store(value: object): Stored {
    if (value instanceof ApexList)
      return { k: 'list', type: value.$type.name, parts: value.items.map((item) => this.encode(item)) };
    if (value instanceof ApexSet)
      return { k: 'set', type: value.$type.name, parts: value.members().map((item) => this.encode(item)) };
    if (value instanceof ApexMap) {
      const parts = value.entries().map(([key, item]) => [this.encode(key), this.encode(item)]);
      return { k: 'map', type: value.$type.name, parts };
    }
    if (value instanceof SObject) {
      const parts = [...value.fields].map(([name, item]) => [name, this.encode(item)]);
      return { k: 'record', type: value.type.apiName, parts, queried: value.queriedFields && [...value.queriedFields] };
    }
    if (value instanceof PropertyBag) {
      const parts = [...value.values].map(([name, item]) => [name, this.encode(item)]);
      return { k: 'bag', type: value.$type.name, parts };
    }
    if (value instanceof ApexException) {
      const stored =
        value.$type.info === null ? { k: 'object' as const, type: value.$type.name, parts: [] } : this.#instance(value);
      return { ...stored, message: value.message, cause: this.encode(value.cause) };
    }
    if (value instanceof ApexObject && value.$type.info) return this.#instance(value);
    const state = value instanceof ApexObject ? value.savedState() : null;
    if (value instanceof ApexObject && state !== null) {
      return { k: 'library', type: value.$type.name, parts: state.map((item) => this.encode(item)) };
    }
    throw new UnsupportedError(
      `keeping a ${this.#env.typeOf(value)?.name ?? typeof value} in a queued job`,
      'asynchronous Apex',
    );
  }

  #instance(value: ApexObject): Stored {
    const slots = value as unknown as Record<string, unknown>;
    const parts = keptSlots(value.$type).map((slot) => [slot, this.encode(slots[slot])]);
    return { k: 'object', type: value.$type.name, parts };
  }
}

/** The JavaScript properties of a class and its superclasses that hold fields, transient ones left out. */
function keptSlots(type: RuntimeType | null): string[] {
  if (type?.info === null || type?.info === undefined) return [];
  const own = type.info.fields.filter((field) => !field.isStatic && !field.isTransient && field.slot !== null);
  return [...keptSlots(type.superType), ...own.map((field) => field.slot as string)];
}

class Reader {
  readonly #env: SnapshotEnv;
  readonly #stored: readonly Stored[];
  readonly #made = new Map<number, unknown>();

  constructor(env: SnapshotEnv, stored: readonly Stored[]) {
    this.#env = env;
    this.#stored = stored;
  }

  decode(encoded: Encoded): unknown {
    if (encoded === null || typeof encoded !== 'object') return encoded;
    const text = String(encoded['v']);
    switch (encoded.k) {
      case 'long':
        return BigInt(text);
      case 'double':
        return new ApexDouble(Number(text));
      case 'decimal':
        return decimal(text);
      case 'date':
        return new ApexDate(Number(text));
      case 'datetime':
        return new ApexDatetime(Number(text));
      case 'time':
        return new ApexTime(Number(text));
      case 'blob':
        return new ApexBlob(Buffer.from(text, 'base64'));
      case 'place':
        return compoundValue(String(encoded['type']), text);
      case 'enum':
        return this.#env.enumValueOf(String(encoded['type']), text);
      case 'sobjectType':
        return this.#env.sobjectType(text);
      case 'field':
        return this.#env.sobjectField(String(encoded['type']), text);
      case 'type':
        return this.#env.typeLiteral(this.#env.type(text));
      default:
        return this.#object(Number(text));
    }
  }

  #object(number: number): unknown {
    if (this.#made.has(number)) return this.#made.get(number);
    const stored = this.#stored[number];
    if (stored === undefined) throw new Error(`snapshot has no object ${number}`);
    switch (stored.k) {
      case 'list':
        return this.#list(number, stored);
      case 'set':
        return this.#set(number, stored);
      case 'map':
        return this.#map(number, stored);
      case 'record':
        return this.#record(number, stored);
      case 'object':
        return this.#instance(number, stored);
      case 'bag':
        return this.#bag(number, stored);
      case 'library':
        return this.#libraryValue(number, stored);
    }
  }

  #bag(number: number, stored: Stored): PropertyBag {
    const bag = new PropertyBag(stored.type);
    this.#made.set(number, bag);
    for (const [name, item] of stored.parts as [string, Encoded][]) bag.values.set(name, this.decode(item));
    return bag;
  }

  #list(number: number, stored: Stored): ApexList {
    const list = new ApexList(this.#env.type(stored.type), []);
    this.#made.set(number, list);
    for (const item of stored.parts as Encoded[]) list.items.push(this.decode(item));
    return list;
  }

  #set(number: number, stored: Stored): ApexSet {
    const set = new ApexSet(this.#env.type(stored.type));
    this.#made.set(number, set);
    for (const item of stored.parts as Encoded[]) set.add(this.decode(item));
    return set;
  }

  #map(number: number, stored: Stored): ApexMap {
    const map = new ApexMap(this.#env.type(stored.type));
    this.#made.set(number, map);
    for (const [key, item] of stored.parts as [Encoded, Encoded][]) map.put(this.decode(key), this.decode(item));
    return map;
  }

  #record(number: number, stored: Stored): SObject {
    const record = this.#env.newRecord(stored.type);
    if (record === null) throw new UnsupportedError(`object ${stored.type}, which no longer exists`, 'a queued job');
    this.#made.set(number, record);
    for (const [name, item] of stored.parts as [string, Encoded][]) record.fields.set(name, this.decode(item));
    record.queriedFields = stored.queried ? new Set(stored.queried) : null;
    return record;
  }

  #libraryValue(number: number, stored: Stored): unknown {
    const state = (stored.parts as Encoded[]).map((item) => this.decode(item));
    const value: unknown = this.#env.library(stored.type, 'restore', [])(this.#env as unknown as Env, ...state);
    this.#made.set(number, value);
    return value;
  }

  #instance(number: number, stored: Stored): unknown {
    const type = this.#env.type(stored.type);
    const made = (type.info ? this.#env.allocate(type) : new (this.#env.libraryClass(type.name))()) as Record<
      string,
      unknown
    >;
    this.#made.set(number, made);
    for (const [slot, item] of stored.parts as [string, Encoded][]) made[slot] = this.decode(item);
    if (made instanceof ApexException) {
      made.message = stored.message ?? null;
      made.cause = this.decode(stored.cause ?? null) as ApexException | null;
    }
    return made;
  }
}
