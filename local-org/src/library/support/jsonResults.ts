/**
 * Results of `Database` methods in JSON, both ways. Tests make results they cannot construct by deserializing them.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Json.htm
 */
import { DatabaseError, DmlResult, type ResultKind } from './dmlResults.ts';
import { LeadConvertResult } from './leadConversion.ts';
import { MergeResult } from './mergeResult.ts';
import type { DmlRowResult } from '../../abi/ports.ts';
import type { ApexObject } from '../../runtime/values/apexObject.ts';
import { normalizeId } from '../../runtime/values/recordId.ts';
import type { JsonNode } from './jsonReader.ts';

type Members = ReadonlyMap<string, JsonNode>;

const DML_RESULTS: readonly ResultKind[] = [
  'SaveResult',
  'UpsertResult',
  'DeleteResult',
  'UndeleteResult',
  'EmptyRecycleBinResult',
];

/** The result of this type that an object describes; undefined for every other type. */
export function resultFromJson(typeName: string, node: JsonNode): ApexObject | undefined {
  if (!(node instanceof Map) || !typeName.startsWith('Database.')) return undefined;
  const members: Members = node;
  const name = typeName.slice('Database.'.length);
  const kind = DML_RESULTS.find((one) => one === name);
  if (kind !== undefined) return new DmlResult(kind, rowResult(members));
  if (name === 'Error') return new DatabaseError(errorOf(members));
  if (name === 'MergeResult') {
    const { success, id, errors } = rowResult(members);
    const mergedIds = texts(members.get('mergedRecordIds'));
    return new MergeResult({ success, id, errors, mergedIds, relatedIds: texts(members.get('updatedRelatedIds')) });
  }
  if (name !== 'LeadConvertResult') return undefined;
  const { success, errors } = rowResult(members);
  const id = (member: string): string | null => idOf(members.get(member));
  const [leadId, accountId, contactId, opportunityId] = [
    id('leadId'),
    id('accountId'),
    id('contactId'),
    id('opportunityId'),
  ];
  return new LeadConvertResult({ success, errors, leadId, accountId, contactId, opportunityId });
}

function rowResult(members: Members): DmlRowResult {
  const errors = members.get('errors');
  return {
    success: members.get('success') === true,
    id: idOf(members.get('id')),
    created: members.get('created') === true,
    errors: Array.isArray(errors) ? errors.map((error) => errorOf(error instanceof Map ? error : new Map())) : [],
  };
}

function errorOf(members: Members): DmlRowResult['errors'][number] {
  const text = (member: string): string => (typeof members.get(member) === 'string' ? String(members.get(member)) : '');
  return { statusCode: text('statusCode'), message: text('message'), fields: texts(members.get('fields')) };
}

function texts(node: JsonNode | undefined): string[] {
  return Array.isArray(node) ? node.filter((item) => typeof item === 'string') : [];
}

function idOf(node: JsonNode | undefined): string | null {
  return typeof node === 'string' ? (normalizeId(node) ?? node) : null;
}

/** The members of a result; undefined for every other value. */
export function resultToJson(value: object): JsonNode | undefined {
  if (value instanceof DatabaseError) return errorNode(value);
  if (value instanceof LeadConvertResult) {
    const { success, leadId, accountId, contactId, opportunityId, errors } = value.result;
    return membersOf({ success, leadId, accountId, contactId, opportunityId, errors: errors.map(errorNode) });
  }
  if (value instanceof MergeResult) {
    const { success, id, mergedIds, relatedIds, errors } = value.outcome;
    const lists = { mergedRecordIds: [...mergedIds], updatedRelatedIds: [...relatedIds] };
    return membersOf({ success, id, ...lists, errors: errors.map(errorNode) });
  }
  if (!(value instanceof DmlResult)) return undefined;
  const { success, id, errors, created } = value.result;
  const members = new Map<string, JsonNode>([['success', success]]);
  if (value.kind === 'UpsertResult') members.set('created', created);
  members.set('id', id);
  members.set('errors', errors.map(errorNode));
  return members;
}

function membersOf(members: Readonly<Record<string, JsonNode>>): JsonNode {
  return new Map(Object.entries(members));
}

function errorNode({ message, statusCode, fields }: DmlRowResult['errors'][number]): JsonNode {
  return new Map<string, JsonNode>([
    ['message', message],
    ['statusCode', statusCode],
    ['fields', [...fields]],
  ]);
}
