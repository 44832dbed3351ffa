/** `Security.stripInaccessible` on plain records. */
import type { Env } from '../../abi/env.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';
import { SObject } from '../../runtime/values/sObject.ts';

/** Constants of `System.AccessType`. */
export type AccessKind = 'CREATABLE' | 'READABLE' | 'UPDATABLE' | 'UPSERTABLE';

/** `System.SObjectAccessDecision` */
export class AccessDecision extends ApexObject {
  static override $type = sharedType('SObjectAccessDecision', 'library');
  readonly records: ApexList;
  readonly removed = new Map<string, Set<string>>();
  readonly modified = new Set<number>();

  constructor(records: ApexList) {
    super();
    this.records = records;
  }
}

type Rights = { read: boolean; create: boolean; edit: boolean };

const ALLOWED: Record<AccessKind, (rights: Rights) => boolean> = {
  CREATABLE: (rights) => rights.create,
  READABLE: (rights) => rights.read,
  UPDATABLE: (rights) => rights.edit,
  UPSERTABLE: (rights) => rights.create && rights.edit,
};

/** Copies of the records without the fields the user may not touch, parents and children included. */
export function strip(env: Env, kind: AccessKind, source: ApexList, checkObject: boolean): AccessDecision {
  const first = source.items[0];
  if (checkObject && first instanceof SObject && !ALLOWED[kind](env.ports.access.objectAccess(first.type.apiName))) {
    throw apexError('System.NoAccessException', `No access to entity: ${first.type.apiName}`);
  }
  const decision = new AccessDecision(new ApexList(source.$type));
  source.items.forEach((record, index) => {
    const { copy, changed } = stripRecord(env, kind, record as SObject, decision);
    decision.records.items.push(copy);
    if (changed) decision.modified.add(index);
  });
  return decision;
}

function stripRecord(
  env: Env,
  kind: AccessKind,
  record: SObject,
  decision: AccessDecision,
): { copy: SObject; changed: boolean } {
  const copy = record.snapshot();
  let changed = false;
  for (const [name, value] of record.fields) {
    if (value instanceof SObject) {
      const inner = stripRecord(env, 'READABLE', value, decision);
      copy.fields.set(name, inner.copy);
      changed ||= inner.changed;
    } else if (value instanceof ApexList && !mayReadRows(env, value)) {
      copy.fields.delete(name);
      copy.queriedFields?.delete(name);
      note(decision, record, name);
      changed = true;
    } else if (value instanceof ApexList) {
      const rows = value.items.map((row) => stripRecord(env, kind, row as SObject, decision));
      copy.fields.set(
        name,
        new ApexList(
          value.$type,
          rows.map((row) => row.copy),
        ),
      );
      changed ||= rows.some((row) => row.changed);
    } else if (!mayTouch(env, kind, record, name)) {
      copy.fields.delete(name);
      copy.queriedFields?.delete(name);
      note(decision, record, name);
      changed = true;
    }
  }
  for (const name of record.queriedFields ?? []) {
    // A field that was queried is there even where it is blank.
    if (record.fields.has(name) || mayTouch(env, kind, record, name)) continue;
    copy.queriedFields?.delete(name);
    note(decision, record, name);
    changed = true;
  }
  return { copy, changed };
}

/** The rows of a subquery go altogether where the user may not read their object. */
function mayReadRows(env: Env, rows: ApexList): boolean {
  const objectName = rows.$type.args[0]?.name;
  return objectName === undefined || env.ports.access.objectAccess(objectName).read;
}

function mayTouch(env: Env, kind: AccessKind, record: SObject, name: string): boolean {
  if (name === 'id') return true;
  const field = record.type.fields.get(name);
  return !field || ALLOWED[kind](env.ports.access.fieldAccess(record.type.apiName, field.apiName));
}

function note(decision: AccessDecision, record: SObject, name: string): void {
  const { apiName } = record.type;
  const fields = decision.removed.get(apiName) ?? new Set<string>();
  const child = record.type.childRelationships.get(name)?.relationshipName;
  fields.add(record.type.fields.get(name)?.apiName ?? child ?? name);
  decision.removed.set(apiName, fields);
}
