/** JSON trees as Apex values of a type, the way `JSON.deserialize` makes them. */
import type { Env } from '../../abi/env.ts';
import type { FieldInfo, RuntimeType } from '../../abi/types.ts';
import { ApexBlob } from '../../runtime/values/apexBlob.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../../runtime/values/apexDate.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexList, ApexMap, ApexSet } from '../../runtime/values/collections.ts';
import { decimal, doubleOf } from '../../runtime/values/decimal.ts';
import { normalizeId } from '../../runtime/values/recordId.ts';
import { bindRecord } from './jsonRecord.ts';
import { resultFromJson } from './jsonResults.ts';
import { jsonShapeOf } from './jsonShapes.ts';
import type { JsonShape } from './jsonShapes.ts';
import { JsonNumber } from './jsonReader.ts';
import type { JsonNode } from './jsonReader.ts';

function illegal(node: JsonNode, type: string): never {
  const shown = node instanceof JsonNumber ? node.text : typeof node === 'string' ? node : JSON.stringify(node);
  throw apexError('System.JSONException', `Illegal value for primitive ${type}: ${shown}`);
}

/** Whole numbers become Integer or Long, others Decimal; objects Map<String,Object>, arrays List<Object>. */
export function untyped(env: Env, node: JsonNode): unknown {
  if (Array.isArray(node))
    return new ApexList(
      env.type('List<Object>'),
      node.map((item) => untyped(env, item)),
    );
  if (node instanceof Map) {
    return new ApexMap(
      env.type('Map<String,Object>'),
      [...node].map(([name, value]): [unknown, unknown] => [name, untyped(env, value)]),
    );
  }
  return node instanceof JsonNumber ? untypedNumber(node) : node;
}

function untypedNumber(node: JsonNumber): unknown {
  if (!node.isWhole) return decimal(node.text);
  const value = BigInt(node.text);
  if (BigInt.asIntN(32, value) === value) return Number(value);
  return BigInt.asIntN(64, value) === value ? value : decimal(node.text);
}

/** How to make values of the primitive types; `undefined` = it does not fit. */
const PRIMITIVES: Record<string, (text: string, node: JsonNode) => unknown> = {
  String: (text) => text,
  Boolean: (text) => (/^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : undefined),
  Integer: (text) => whole(text, 32),
  Long: (text) => whole(text, 64),
  Decimal: (text) => (isNumber(text) ? decimal(text) : undefined),
  Double: (text) => (isNumber(text) ? doubleOf(decimal(text)) : undefined),
  Id: (text) => normalizeId(text) ?? undefined,
  Date: (text) => ApexDate.parseIso(text.slice(0, 10)) ?? undefined,
  Datetime: (text) => readMoment(text),
  Time: (text) => ApexTime.parseIso(text) ?? undefined,
  Blob: (text) => new ApexBlob(Buffer.from(text, 'base64')),
};

function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text);
}

function whole(text: string, bits: 32 | 64): number | bigint | undefined {
  if (!/^-?\d+$/.test(text)) return undefined;
  const value = BigInt(text);
  if (BigInt.asIntN(bits, value) !== value) return undefined;
  return bits === 32 ? Number(value) : value;
}

function readMoment(text: string): ApexDatetime | undefined {
  const day = ApexDate.parseIso(text);
  return (day ? new ApexDatetime(day.days * 86_400_000) : ApexDatetime.parseIso(text)) ?? undefined;
}

/** Makes values of JSON trees for one call of `JSON.deserialize` or `deserializeStrict`. */
export class JsonBinder {
  readonly #env: Env;
  readonly #strict: boolean;

  constructor(env: Env, strict: boolean) {
    this.#env = env;
    this.#strict = strict;
  }

  bind(node: JsonNode, type: RuntimeType): unknown {
    if (node === null) return null;
    const primitive = PRIMITIVES[type.name];
    if (primitive) return this.#primitive(node, type.name, primitive);
    if (type.name === 'Object') return untyped(this.#env, node);
    if (type.kind === 'enum') return this.#enumValue(node, type);
    if (type.kind === 'collection') return this.#collection(node, type);
    if (type.kind === 'sobject') return bindRecord(this.#env, node, type.name, this.#strict);
    if (type.kind === 'class') return this.#instance(node, type);
    const result = resultFromJson(type.name, node);
    if (result !== undefined) return result;
    const shape = jsonShapeOf(type.name);
    if (shape && node instanceof Map) return this.#shaped(node, type, shape);
    throw apexError('System.JSONException', `Apex Type unsupported in JSON: ${type.name}`);
  }

  #shaped(node: ReadonlyMap<string, JsonNode>, type: RuntimeType, shape: JsonShape): object {
    const made = shape.make() as Record<string, unknown>;
    for (const [name, value] of node) {
      const member = shape.members[name];
      if (member !== undefined) made[name] = this.bind(value, this.#env.type(member));
      else if (this.#strict) throw apexError('System.JSONException', `Unknown field: ${type.name}.${name}`);
    }
    return made;
  }

  #primitive(node: JsonNode, name: string, make: (text: string, node: JsonNode) => unknown): unknown {
    if (Array.isArray(node) || node instanceof Map) return illegal(node, name);
    const value = make(node instanceof JsonNumber ? node.text : String(node), node);
    return value === undefined ? illegal(node, name) : value;
  }

  #enumValue(node: JsonNode, type: RuntimeType): unknown {
    return typeof node === 'string' ? this.#env.enumValueOf(type.name, node) : illegal(node, type.name);
  }

  #collection(node: JsonNode, type: RuntimeType): unknown {
    const [first, second] = type.args;
    if (type.name.startsWith('Map<')) {
      if (!(node instanceof Map)) return this.#notA('an object', type);
      const entries = [...node].map(([name, value]): [unknown, unknown] => [
        this.bind(name, first!),
        this.bind(value, second!),
      ]);
      return new ApexMap(type, entries);
    }
    const records = node instanceof Map ? node.get('records') : node;
    if (!Array.isArray(records)) return this.#notA('a list', type);
    const items = records.map((item) => this.bind(item, first!));
    return type.name.startsWith('Set<') ? new ApexSet(type, items) : new ApexList(type, items);
  }

  #notA(wanted: string, type: RuntimeType): never {
    throw apexError('System.JSONException', `Malformed JSON: expected ${wanted} for ${type.name}`);
  }

  #instance(node: JsonNode, type: RuntimeType): unknown {
    if (!(node instanceof Map))
      throw apexError('System.JSONException', `Malformed JSON: Expected '{' at the beginning of object`);
    if (type.info?.isAbstract) throw apexError('System.JSONException', `Cannot construct abstract class ${type.name}`);
    const instance = this.#env.allocate(type);
    for (const [name, value] of node) {
      const field = memberOf(type, name);
      if (field) this.#write(instance, field, value);
      else if (this.#strict) throw apexError('System.JSONException', `Unknown field: ${type.name}.${name}`);
    }
    return instance;
  }

  #write(instance: unknown, field: FieldInfo, node: JsonNode): void {
    if (field.isStatic || field.isTransient) return;
    const value = this.bind(node, this.#env.type(field.type));
    const open = instance as Record<string, unknown>;
    if (field.setter !== null) (open[field.setter] as (given: unknown) => void).call(instance, value);
    else if (field.slot !== null) open[field.slot] = value;
  }
}

function memberOf(type: RuntimeType, name: string): FieldInfo | undefined {
  const lower = name.toLowerCase();
  for (let level: RuntimeType | null = type; level?.info; level = level.superType) {
    const found = level.info.fields.find((field) => field.name.toLowerCase() === lower);
    if (found) return found;
  }
  return undefined;
}
