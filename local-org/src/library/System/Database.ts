/**
 * `System.Database`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database.htm
 */
import type { AccessMode, DmlOperation, Env } from '../../abi/env.ts';
import type { LibraryFunction, LibraryType } from '../../abi/libraryType.ts';
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import type { ApexMap } from '../../runtime/values/collections.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { throwFailures } from '../../runtime/values/dmlFailure.ts';
import { optionsOf, setOptionsOf } from '../../runtime/values/recordOptions.ts';
import { SObjectFieldToken } from '../../runtime/values/schemaTokens.ts';
import type { SObject } from '../../runtime/values/sObject.ts';
import { AccessLevel } from '../support/accessLevel.ts';
import { Cursor, PaginationCursor, cursorRows } from '../support/cursors.ts';
import { DmlOptions } from '../support/dmlOptions.ts';
import { DmlResult } from '../support/dmlResults.ts';
import type { ResultKind } from '../support/dmlResults.ts';
import { convertLead } from '../support/leadConversion.ts';
import { merge } from '../support/mergeResult.ts';
import { QueryLocator, Savepoint } from '../support/queryLocator.ts';
import { getDeleted, getUpdated } from '../support/replication.ts';

/** What the arguments after the records say. */
interface Request {
  allOrNone: boolean;
  mode: AccessMode;
  externalId: string | null;
  duplicateRuleAllowSave: boolean;
  /** Stands for the options that the records have themselves. */
  options: DmlOptions | null;
}

/** The trailing arguments of a DML method tell what they are by their type. */
function readRequest(env: Env, rest: readonly unknown[]): Request {
  const request: Request = {
    allOrNone: true,
    mode: env.callerMode,
    externalId: null,
    duplicateRuleAllowSave: false,
    options: null,
  };
  for (const argument of rest) {
    if (typeof argument === 'boolean') request.allOrNone = argument;
    else if (argument instanceof AccessLevel) request.mode = argument.mode;
    else if (argument instanceof SObjectFieldToken) request.externalId = argument.field.apiName;
    else if (argument instanceof DmlOptions) {
      request.options = argument;
      request.allOrNone = argument.optAllOrNone ?? true;
      request.duplicateRuleAllowSave = argument.duplicateRuleHeader.allowSave;
    }
  }
  return request;
}

/** Ids stand for records in delete and undelete. */
function recordOf(env: Env, target: unknown): unknown {
  if (typeof target !== 'string') return env.ops.nonNull(target);
  const object = env.ports.schema.objectByKeyPrefix(target.slice(0, 3)) as { apiName: string } | null;
  const record = object ? (env.newRecord(object.apiName) as SObject | null) : null;
  if (!record) throw apexError('System.SObjectException', `No object for id ${target}`);
  record.id = target;
  return record;
}

/** DML with options counts for its records while it runs. */
function withOptions<T>(records: readonly unknown[], options: DmlOptions | null, write: () => T): T {
  if (options === null) return write();
  const held = records as readonly SObject[];
  const before = held.map((record) => optionsOf(record));
  for (const record of held) setOptionsOf(record, options);
  try {
    return write();
  } finally {
    held.forEach((record, index) => setOptionsOf(record, before[index] ?? null));
  }
}

function dml(operation: DmlOperation, kind: ResultKind): LibraryFunction {
  return (env, target: unknown, ...rest: unknown[]) => {
    const isList = env.ops.nonNull(target) instanceof ApexList;
    const given = isList ? (target as ApexList).items : [target];
    const records = given.map((item) => recordOf(env, item));
    const { allOrNone, mode, externalId, duplicateRuleAllowSave, options } = readRequest(env, rest);
    const results = withOptions(records, options, () =>
      env.dmlResults(operation, records, mode, { allOrNone, externalId, duplicateRuleAllowSave }),
    );
    if (allOrNone) throwFailures(operation, records, results);
    const values = results.map((result) => new DmlResult(kind, result));
    return isList ? new ApexList(env.type(`List<Database.${kind}>`), values) : values[0];
  };
}

/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_emptyrecyclebin.htm */
function emptyRecycleBin(env: Env, target: unknown): unknown {
  env.usage.count('DmlStatements');
  const isList = env.ops.nonNull(target) instanceof ApexList;
  const ids = (isList ? (target as ApexList).items : [target]).map((item) => (recordOf(env, item) as SObject).id);
  env.usage.count('DmlRows', ids.length);
  const { purge } = env.ports.dml;
  if (!purge) throw new UnsupportedError('Database.emptyRecycleBin', 'this org');
  const results = ids.map((id) => new DmlResult('EmptyRecycleBinResult', purge(id ?? '')));
  return isList ? new ApexList(env.type('List<Database.EmptyRecycleBinResult>'), results) : results[0];
}

function modeOf(env: Env, level: AccessLevel | undefined): AccessMode {
  return level instanceof AccessLevel ? level.mode : env.callerMode;
}

function bindsOf(binds: ApexMap): Map<string, unknown> {
  return new Map(binds.entries().map(([name, value]): [string, unknown] => [String(name), value]));
}

/** A locator's rows do not count against the query rows of the transaction. */
function locator(env: Env, text: string, binds: ReadonlyMap<string, unknown>, mode: AccessMode): QueryLocator {
  env.usage.count('Queries');
  const sharing = mode === 'user' ? 'with' : env.sharing;
  const { rows } = env.ports.query.runText(env.ops.nonNull(text), binds, { mode, sharing });
  return new QueryLocator(text, rows);
}

function setSavepoint(env: Env): Savepoint {
  env.usage.count('DmlStatements');
  const savepoint = new Savepoint(env.ports.dml.setSavepoint(), env.usage.pendingWork, env.usage.activeSavepoints);
  env.usage.activeSavepoints++;
  return savepoint;
}

function rollback(env: Env, savepoint: Savepoint): void {
  env.usage.count('DmlStatements');
  env.ports.dml.rollback(env.ops.nonNull(savepoint).token);
  env.usage.pendingWork = savepoint.pendingWork;
  env.usage.activeSavepoints = savepoint.activeSavepoints + 1;
}

/** Later savepoints go with it. */
function releaseSavepoint(env: Env, savepoint: Savepoint): void {
  env.usage.count('DmlStatements');
  env.ports.dml.release(env.ops.nonNull(savepoint).token);
  env.usage.activeSavepoints = savepoint.activeSavepoints;
}

function executeBatch(env: Env, batch: unknown, scope = 200): string {
  if (scope < 1 || scope > 2000) {
    throw apexError('System.InvalidParameterValueException', 'Scope size must be between 1 and 2000');
  }
  env.usage.pendingWork = true;
  return env.ports.async.enqueueBatch(env.ops.nonNull(batch), scope);
}

export const behaviour: LibraryType = {
  insert: dml('insert', 'SaveResult'),
  update: dml('update', 'SaveResult'),
  upsert: dml('upsert', 'UpsertResult'),
  delete: dml('delete', 'DeleteResult'),
  undelete: dml('undelete', 'UndeleteResult'),
  emptyRecycleBin,
  merge,
  convertLead,
  query: (env, text: string, level?: AccessLevel) =>
    env.queryText(env.ops.nonNull(text), env.names, modeOf(env, level)),
  queryWithBinds: (env, text: string, binds: ApexMap, level?: AccessLevel) =>
    env.queryText(env.ops.nonNull(text), bindsOf(binds), modeOf(env, level)),
  countQuery: (env, text: string, level?: AccessLevel) =>
    env.countText(env.ops.nonNull(text), env.names, modeOf(env, level)),
  countQueryWithBinds: (env, text: string, binds: ApexMap, level?: AccessLevel) =>
    env.countText(env.ops.nonNull(text), bindsOf(binds), modeOf(env, level)),
  'getQueryLocator(String)': (env, text: string) => locator(env, text, env.names, env.callerMode),
  'getQueryLocator(String,AccessLevel)': (env, text: string, level: AccessLevel) =>
    locator(env, text, env.names, modeOf(env, level)),
  'getQueryLocator(List<SObject>,AccessLevel)': (_env, rows: ApexList) => new QueryLocator('', rows.items),
  getCursor: (env, text: string, level?: AccessLevel) =>
    new Cursor(cursorRows(env, text, env.names, modeOf(env, level))),
  getCursorWithBinds: (env, text: string, binds: ApexMap, level: AccessLevel) =>
    new Cursor(cursorRows(env, text, bindsOf(binds), modeOf(env, level))),
  getPaginationCursor: (env, text: string, level?: AccessLevel) =>
    new PaginationCursor(cursorRows(env, text, env.names, modeOf(env, level))),
  getPaginationCursorWithBinds: (env, text: string, binds: ApexMap, level: AccessLevel) =>
    new PaginationCursor(cursorRows(env, text, bindsOf(binds), modeOf(env, level))),
  getDeleted,
  getUpdated,
  'getQueryLocator(List<SObject>)': (_env, rows: ApexList) => new QueryLocator('', rows.items),
  getQueryLocatorWithBinds: (env, text: string, binds: ApexMap, level: AccessLevel) =>
    locator(env, text, bindsOf(binds), modeOf(env, level)),
  setSavepoint,
  rollback,
  releaseSavepoint,
  'executeBatch/1': (env, batch: unknown) => executeBatch(env, batch),
  'executeBatch/2': (env, batch: unknown, scope: number) => executeBatch(env, batch, scope),
};
