/** Apex values as JSON trees, the way `JSON.serialize` sees them. */
import type { Env } from '../../abi/env.ts';
import type { FieldInfo } from '../../abi/types.ts';
import { memberName } from '../../runtime/values/memberNames.ts';
import { ApexBlob } from '../../runtime/values/apexBlob.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../../runtime/values/apexDate.ts';
import { ApexDouble } from '../../runtime/values/apexDouble.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexEnumValue, ApexObject } from '../../runtime/values/apexObject.ts';
import { ApexList, ApexMap, ApexSet } from '../../runtime/values/collections.ts';
import { Address, Location } from '../../runtime/values/location.ts';
import { isDecimal } from '../../runtime/values/decimal.ts';
import { SObject } from '../../runtime/values/sObject.ts';
import { resultToJson } from './jsonResults.ts';
import { JsonNumber } from './jsonReader.ts';
import { jsonShapeOf } from './jsonShapes.ts';
import type { JsonNode } from './jsonReader.ts';

const API_PATH = '/services/data/v67.0/sobjects';

/** The tree of a value. `suppressNulls` leaves out the empty members of Apex objects. */
export function jsonOf(env: Env, value: unknown, suppressNulls: boolean, path: readonly object[] = []): JsonNode {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return new JsonNumber(String(value));
  const object = value as object;
  const scalar = scalarOf(object);
  if (scalar !== undefined) return scalar;
  if (path.includes(object)) throw apexError('System.JSONException', 'Direct self-reference leading to cycle');
  const inner = [...path, object];
  const tree = (part: unknown): JsonNode => jsonOf(env, part, suppressNulls, inner);
  if (object instanceof ApexList || object instanceof ApexSet) return [...object].map(tree);
  if (object instanceof ApexMap) return mapTree(env, object, tree);
  if (object instanceof SObject) return recordTree(object, tree);
  if (object instanceof ApexObject && object.$type.info) return instanceTree(env, object, suppressNulls, tree);
  const result = resultToJson(object);
  if (result !== undefined) return result;
  const name = env.typeOf(object)?.name ?? 'Object';
  const shape = jsonShapeOf(name);
  if (shape) {
    const open = object as Record<string, unknown>;
    return new Map(
      Object.keys(shape.members).map((member): [string, JsonNode] => [member, tree(open[member] ?? null)]),
    );
  }
  throw apexError('System.JSONException', `Apex Type unsupported in JSON: ${name}`);
}

function scalarOf(value: object): JsonNode | undefined {
  if (isDecimal(value)) return new JsonNumber(value.toPlainString());
  if (value instanceof ApexDouble) return new JsonNumber(value.toString());
  if (value instanceof ApexDate) return value.toIso();
  if (value instanceof ApexDatetime) return value.toIso();
  if (value instanceof ApexTime) return value.toString();
  if (value instanceof ApexBlob) return value.base64;
  if (value instanceof Address || value instanceof Location) return placeTree(value);
  if (value instanceof ApexEnumValue) return value.name;
  return value instanceof ApexObject && value.$type.name === 'UUID' ? String(value) : undefined;
}

function placeTree(place: Address | Location): JsonNode {
  const entries = Object.entries(place.parts());
  return new Map(
    entries.map(([name, part]): [string, JsonNode] => [
      name,
      typeof part === 'number' ? new JsonNumber(String(part)) : part,
    ]),
  );
}

function mapTree(env: Env, map: ApexMap, tree: (part: unknown) => JsonNode): JsonNode {
  return new Map(map.entries().map(([key, value]): [string, JsonNode] => [keyText(env, key), tree(value)]));
}

function keyText(env: Env, key: unknown): string {
  if (key instanceof ApexDate || key instanceof ApexDatetime) return key.toIso();
  return env.ops.text(key);
}

/** `{"attributes":{"type":…,"url":…},…}`; Datetimes in the form of the REST API. */
function recordTree(record: SObject, tree: (part: unknown) => JsonNode): JsonNode {
  const { apiName } = record.type;
  const attributes = new Map<string, JsonNode>([['type', apiName]]);
  if (record.id !== null) attributes.set('url', `${API_PATH}/${apiName}/${record.id}`);
  const members = new Map<string, JsonNode>([['attributes', attributes]]);
  for (const [name, value] of record.fields) members.set(memberName(record, name), memberTree(value, tree));
  return members;
}

function memberTree(value: unknown, tree: (part: unknown) => JsonNode): JsonNode {
  if (value instanceof ApexDatetime) return value.toRest();
  if (!(value instanceof ApexList)) return tree(value);
  const records = value.items.map(tree);
  return new Map<string, JsonNode>([
    ['totalSize', new JsonNumber(String(records.length))],
    ['done', true],
    ['records', records],
  ]);
}

function instanceTree(
  env: Env,
  instance: ApexObject,
  suppressNulls: boolean,
  tree: (part: unknown) => JsonNode,
): JsonNode {
  const members = new Map<string, JsonNode>();
  for (let type: ApexObject['$type'] | null = instance.$type; type?.info; type = type.superType) {
    for (const field of type.info.fields) {
      if (field.isStatic || field.isTransient || members.has(field.name)) continue;
      const node = tree(readMember(instance, field));
      if (node !== null || !suppressNulls) members.set(field.name, node);
    }
  }
  return members;
}

/** The value of a field or property: its slot, or what its getter answers. */
export function readMember(instance: object, field: FieldInfo): unknown {
  const open = instance as Record<string, unknown>;
  if (field.getter !== null) return (open[field.getter] as () => unknown).call(instance);
  return field.slot === null ? null : (open[field.slot] ?? null);
}
