/**
 * `System.System`: static methods of the System class.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_system.htm
 */
import { randomBytes } from 'node:crypto';
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexDate, ApexDatetime } from '../../runtime/values/apexDate.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import type { ApexEnumValue } from '../../runtime/values/apexObject.ts';
import { hashOf } from '../../runtime/values/equality.ts';
import { assertEqual, assertNotEqual, fail } from '../support/assertions.ts';
import { enqueue } from '../support/asyncOptions.ts';
import { inZone } from '../support/datePattern.ts';
import { PropertyBag } from '../support/propertyBag.ts';
import { pageState } from '../support/pageReference.ts';

function today(env: Env): ApexDate {
  const now = inZone(env.ports.session.now(), env.ports.session.timeZone());
  return ApexDate.of(now.year, now.month, now.day);
}

function abort(env: Env, jobId: string): void {
  env.usage.count('DmlStatements');
  env.ports.async.abort(jobId);
}

/** Scheduling writes a CronTrigger, which counts as asynchronous work and not as DML. */
function schedule(env: Env, name: string, cron: string, job: unknown): string {
  env.usage.pendingWork = true;
  return env.ports.async.schedule(name, cron, env.ops.nonNull(job));
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_batch_interface.htm */
function scheduleBatch(env: Env, batch: unknown, name: string, minutes: number, scope = 200): string {
  env.ops.nonNull(batch);
  if (minutes < 1) throw apexError('System.AsyncException', 'Minutes from now must be greater than 0.');
  env.usage.pendingWork = true;
  return env.ports.async.scheduleBatch(batch, name, minutes, scope);
}

function changePaused(env: Env, job: { id?: string; name?: string }, paused: boolean): void {
  env.usage.count('DmlStatements');
  env.ports.async.setPaused(job, paused);
}

/** A password nobody needs, as long as the platform's. */
function newPassword(env: Env, userId: string): PropertyBag {
  env.ops.nonNull(userId);
  return new PropertyBag('ResetPasswordResult', { Password: randomBytes(6).toString('base64url') });
}

const startOf = (date: ApexDate): number => date.days * 86_400_000;

export const behaviour: LibraryType = {
  'debug/1': (env, value: unknown) => env.debug('DEBUG', env.ops.text(value)),
  'debug/2': (env, level: ApexEnumValue, value: unknown) => env.debug(level.name, env.ops.text(value)),
  assert: (env, condition: boolean | null, message?: unknown) => {
    if (condition !== true) fail(env, message);
  },
  assertEquals: (env, expected: unknown, actual: unknown, message?: unknown) =>
    assertEqual(env, expected, actual, message),
  assertNotEquals: (env, notExpected: unknown, actual: unknown, message?: unknown) =>
    assertNotEqual(env, notExpected, actual, message),
  now: (env) => new ApexDatetime(env.ports.session.now()),
  today,
  currentTimeMillis: (env) => BigInt(env.ports.session.now()),
  equals: (env, a: unknown, b: unknown) => env.ops.equal(a, b),
  hashCode: (_env, value: unknown) => hashOf(value),
  'enqueueJob(Object)': (env, job: unknown) => enqueue(env, job, null),
  enqueueJob: (env, job: unknown, options: unknown) => enqueue(env, job, options),
  attachFinalizer: (env, finalizer: unknown) => env.ports.async.attachFinalizer(env.ops.nonNull(finalizer)),
  schedule,
  abortJob: abort,
  scheduleBatch,
  pauseJobById: (env, id: string) => changePaused(env, { id }, true),
  pauseJobByName: (env, name: string) => changePaused(env, { name }, true),
  resumeJobById: (env, id: string) => changePaused(env, { id }, false),
  resumeJobByName: (env, name: string) => changePaused(env, { name }, false),
  purgeOldAsyncJobs: (env, date: ApexDate) => env.ports.async.purgeJobs(startOf(env.ops.nonNull(date))),
  isBatch: (env) => env.ports.async.runningKind() === 'batch',
  isFuture: (env) => env.ports.async.runningKind() === 'future',
  isScheduled: (env) => env.ports.async.runningKind() === 'schedule',
  isQueueable: (env) => env.ports.async.runningKind() === 'queueable',
  currentPageReference: (env) => pageState(env).page,
  // Users log in without passwords here, so there is none to keep.
  changeOwnPassword: () => undefined,
  setPassword: (env, userId: string) => void env.ops.nonNull(userId),
  resetPassword: (env, userId: string) => newPassword(env, userId),
  resetPasswordWithEmailTemplate: (env, userId: string) => newPassword(env, userId),
  isFunctionCallback: () => false,
  // The org is never in read-only mode: it is not maintained while it runs.
  getApplicationReadWriteMode: (env) => env.enumValueOf('ApplicationReadWriteMode', 'DEFAULT'),
  // The version that `package version` statements choose; nothing but the current one is installed.
  requestVersion: (env) => env.library('Version', 'new', ['Integer', 'Integer'])(env, 1, 0),
};
