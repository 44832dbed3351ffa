/**
 * Record sharing as SQL: owned by, or shared with, the user, a group of theirs or someone below them in the roles;
 * details follow their master.
 * https://developer.salesforce.com/docs/atlas.en-us.securityImplGuide.meta/securityImplGuide/security_sharing_considerations.htm
 */
import type { UserAccess } from '../access/userAccess.ts';
import { isRestricted, principals } from '../access/userAccess.ts';
import type { ObjectType, Schema } from '../schema/schema.ts';
import { shareColumns, shareNameOf } from '../schema/shareObjects.ts';
import { quoted } from '../store/ddl.ts';
import type { SqlText } from './sql.ts';

/** Writes ` AND (…)` where the user sees only part of the rows of `alias`. */
export function narrowToShared(out: SqlText, schema: Schema, object: ObjectType, alias: string): void {
  if (out.run.sharing === null) return;
  const before = out.text;
  out.text += ' AND ';
  if (!writeVisible(out, schema, object, alias, out.run.sharing, 'read')) out.text = before;
}

/** Writes the condition under which `user` may reach a row; false (and nothing written) where all rows are open. */
export function writeVisible(
  out: SqlText,
  schema: Schema,
  object: ObjectType,
  alias: string,
  user: UserAccess,
  access: 'read' | 'edit',
): boolean {
  if (!isRestricted(user, object, access)) return false;
  const master = object.sharingModel === 'ControlledByParent' ? masterOf(object) : null;
  if (master !== null) return writeMaster(out, schema, master, alias, user, access);
  const share = schema.object(shareNameOf(object.apiName));
  const { parent, level } = shareColumns(object.apiName);
  const list = JSON.stringify(principals(user));
  const owner = object.apiName === 'User' ? '"Id"' : '"OwnerId"';
  out.text += `(${alias}.${owner} IN (SELECT value FROM json_each(`;
  out.value(list);
  out.text += '))';
  if (share !== undefined) {
    const s = `${alias}_s`;
    const levels = access === 'edit' ? ` AND ${s}.${quoted(level)} IN ('Edit', 'All')` : '';
    out.text += ` OR EXISTS (SELECT 1 FROM ${quoted(share.apiName)} ${s} WHERE ${s}.${quoted(parent)} = ${alias}."Id"`;
    out.text += `${levels} AND ${s}."UserOrGroupId" IN (SELECT value FROM json_each(`;
    out.value(list);
    out.text += ')))';
  }
  out.text += ')';
  return true;
}

/** The reference through which a detail gets its sharing. */
function masterOf(object: ObjectType): { field: string; target: string } | null {
  for (const field of object.fields.values()) {
    const isMaster = field.masterDetail && field.relationshipOrder === 0;
    if (isMaster || (object.apiName === 'Contact' && field.apiName === 'AccountId')) {
      return { field: field.apiName, target: field.referenceTo[0]! };
    }
  }
  return null;
}

function writeMaster(
  out: SqlText,
  schema: Schema,
  master: { field: string; target: string },
  alias: string,
  user: UserAccess,
  access: 'read' | 'edit',
): boolean {
  const parent = schema.object(master.target)!;
  const p = `${alias}_p`;
  const before = out.text;
  out.text += `EXISTS (SELECT 1 FROM ${quoted(parent.apiName)} ${p} WHERE ${p}."Id" = ${alias}.${quoted(master.field)} AND `;
  if (!writeVisible(out, schema, parent, p, user, access)) {
    out.text = before;
    return false;
  }
  out.text += ')';
  return true;
}
