/** Apex values as pages see them: only `@AuraEnabled` members of Apex classes, records as plain objects. */
import type { TypeInfo } from '../../abi/types.ts';
import type { ApexEnv } from '../../runtime/createEnv.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../../runtime/values/apexDate.ts';
import { ApexDouble } from '../../runtime/values/apexDouble.ts';
import { ApexBlob } from '../../runtime/values/apexBlob.ts';
import { ApexEnumValue, ApexObject } from '../../runtime/values/apexObject.ts';
import { ApexList, ApexMap, ApexSet } from '../../runtime/values/collections.ts';
import { isDecimal } from '../../runtime/values/decimal.ts';
import { SObject } from '../../runtime/values/sObject.ts';

/** The JSON value of an Apex value. */
export function auraJson(env: ApexEnv, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (value instanceof ApexDate) return value.toIso();
  if (value instanceof ApexDatetime) return value.toIso();
  if (value instanceof ApexTime) return value.ms;
  if (value instanceof ApexDouble) return value.n;
  if (value instanceof ApexBlob) return Buffer.from(value.bytes).toString('base64');
  if (isDecimal(value)) return value.toNumber();
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof ApexEnumValue) return value.name;
  if (value instanceof ApexList) return value.items.map((item) => auraJson(env, item));
  if (value instanceof ApexSet) return value.members().map((item) => auraJson(env, item));
  if (value instanceof ApexMap) {
    return Object.fromEntries(value.entries().map(([key, item]) => [env.ops.text(key), auraJson(env, item)]));
  }
  if (value instanceof SObject) return recordJson(env, value);
  if (value instanceof ApexObject) return instanceJson(env, value);
  return value;
}

function recordJson(env: ApexEnv, record: SObject): Record<string, unknown> {
  const json: Record<string, unknown> = {};
  for (const [name, value] of record.fields) {
    const shown =
      record.type.fields.get(name)?.apiName ??
      record.type.parentRelationships.get(name)?.relationshipName ??
      record.type.childRelationships.get(name)?.relationshipName ??
      name;
    json[shown] = auraJson(env, value);
  }
  return json;
}

function instanceJson(env: ApexEnv, value: ApexObject): Record<string, unknown> {
  const json: Record<string, unknown> = {};
  for (let type = value.$type as ApexObject['$type'] | null; type !== null; type = type.superType) {
    for (const field of type.info?.fields ?? []) {
      if (field.isStatic || field.name in json || !isEnabled(field)) continue;
      json[field.name] = auraJson(env, memberValue(value, field));
    }
  }
  return json;
}

function isEnabled(field: TypeInfo['fields'][number]): boolean {
  return field.annotations.some((annotation) => annotation.name === 'auraenabled');
}

function memberValue(value: ApexObject, field: TypeInfo['fields'][number]): unknown {
  const members = value as unknown as Record<string, unknown>;
  if (field.getter !== null) return (members[field.getter] as () => unknown).call(value);
  return field.slot === null ? null : members[field.slot];
}
