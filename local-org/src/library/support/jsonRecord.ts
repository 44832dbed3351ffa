/** JSON objects as sObjects. */
import type { Env } from '../../abi/env.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import type { SObject } from '../../runtime/values/sObject.ts';
import { JsonBinder } from './jsonBinder.ts';
import type { JsonNode } from './jsonReader.ts';

/**
 * A record of the named object; for `SObject` the name stands in `attributes.type`. Members the object lacks are left out, or refused
 * where `strict`, as from API version 35 on.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Json.htm
 */
export function bindRecord(env: Env, node: JsonNode, objectName: string, strict: boolean): SObject {
  if (!(node instanceof Map)) throw apexError('System.JSONException', 'Malformed JSON: Expected an sObject');
  const attributes = node.get('attributes');
  const stated = attributes instanceof Map ? attributes.get('type') : null;
  const name = objectName === 'SObject' ? String(stated ?? '') : objectName;
  const record = env.newRecord(name) as SObject | null;
  if (!record) throw apexError('System.JSONException', `sobject type cannot be resolved: ${name}`);
  for (const [member, value] of node) if (member !== 'attributes') setMember(env, record, member, value, strict);
  return record;
}

function setMember(env: Env, record: SObject, member: string, node: JsonNode, strict: boolean): void {
  const name = member.toLowerCase();
  const { type } = record;
  const field = type.fields.get(name);
  if (field) {
    const apexType = field.apexType === 'Object' ? 'String' : field.apexType;
    record.fields.set(field.apiName.toLowerCase(), new JsonBinder(env, strict).bind(node, env.type(apexType)));
    return;
  }
  const parent = type.parentRelationships.get(name);
  if (parent) {
    const target = parent.referenceTo.length === 1 ? (parent.referenceTo[0] ?? 'SObject') : 'SObject';
    const relationship = (parent.relationshipName ?? name).toLowerCase();
    record.fields.set(relationship, node === null ? null : bindRecord(env, node, target, strict));
    return;
  }
  const child = type.childRelationships.get(name);
  if (!child) {
    if (!strict) return;
    throw apexError('System.JSONException', `No such column '${member}' on sobject of type ${type.apiName}`);
  }
  const rows = node instanceof Map ? node.get('records') : node;
  const records = Array.isArray(rows) ? rows.map((row) => bindRecord(env, row, child.childObject, strict)) : [];
  record.setChildren(child.relationshipName.toLowerCase(), records);
}
