/**
 * `System.Approval`: record locks. Approval processes cannot be deployed, so a request finds none that applies.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_approval.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryFunction, LibraryType } from '../../abi/libraryType.ts';
import type { DmlRowResult, RecordLocksPort } from '../../abi/ports.ts';
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { ApexList, ApexMap } from '../../runtime/values/collections.ts';
import { throwFailures } from '../../runtime/values/dmlFailure.ts';
import { SObject } from '../../runtime/values/sObject.ts';
import { DmlResult, resultTypeName } from '../support/dmlResults.ts';
import type { ResultKind } from '../support/dmlResults.ts';
import type { PropertyBag } from '../support/propertyBag.ts';

function locksOf(env: Env): RecordLocksPort {
  const { locks } = env.ports.dml;
  if (!locks) throw new UnsupportedError('record locks', 'this org');
  return locks;
}

function idOf(env: Env, target: unknown): string {
  return env.ops.nonNull(target instanceof SObject ? target.id : (target as string | null));
}

/** One result for one target, a list of them for a list. */
function perTarget(
  env: Env,
  kind: ResultKind,
  target: unknown,
  allOrNone: boolean,
  row: (one: unknown) => DmlRowResult,
) {
  const isList = env.ops.nonNull(target) instanceof ApexList;
  const targets = isList ? (target as ApexList).items : [target];
  env.usage.count('DmlStatements');
  env.usage.count('DmlRows', targets.length);
  env.usage.pendingWork = true;
  const rows = targets.map(row);
  if (allOrNone) throwFailures(kind.replace('Result', '').toLowerCase(), targets, rows);
  const results = rows.map((result) => new DmlResult(kind, result));
  return isList ? new ApexList(env.type(`List<${resultTypeName(kind)}>`), results) : results[0];
}

function locking(kind: 'LockResult' | 'UnlockResult'): LibraryFunction {
  const method = kind === 'LockResult' ? 'lock' : 'unlock';
  return (env, target: unknown, allOrNone?: boolean | null) =>
    perTarget(env, kind, target, allOrNone ?? true, (one) => {
      const id = idOf(env, one);
      locksOf(env)[method](id);
      return { success: true, id, created: false, errors: [] };
    });
}

function isLocked(env: Env, target: unknown): unknown {
  if (!(target instanceof ApexList)) {
    const id = idOf(env, target);
    return locksOf(env).locked([id]).has(id);
  }
  const ids = target.items.map((one) => idOf(env, one));
  const locked = locksOf(env).locked(ids);
  return new ApexMap(
    env.type('Map<Id,Boolean>'),
    ids.map((id): [unknown, unknown] => [id, locked.has(id)]),
  );
}

/** What the platform answers where no process applies to a record, and where a work item does not exist. */
function refusal(request: PropertyBag): DmlRowResult {
  const isSubmit = request.$type.name === 'Approval.ProcessSubmitRequest';
  const error = isSubmit
    ? { statusCode: 'NO_APPLICABLE_PROCESS', message: 'No applicable approval process was found.', fields: [] }
    : { statusCode: 'INVALID_CROSS_REFERENCE_KEY', message: 'invalid cross reference id', fields: [] };
  const id = (request.values.get('objectid') as string | null | undefined) ?? null;
  return { success: false, id, created: false, errors: [error] };
}

export const behaviour: LibraryType = {
  isLocked,
  lock: locking('LockResult'),
  unlock: locking('UnlockResult'),
  process: (env, request: unknown, allOrNone?: boolean | null) =>
    perTarget(env, 'ProcessResult', request, allOrNone ?? true, (one) => refusal(env.ops.nonNull(one as PropertyBag))),
};
