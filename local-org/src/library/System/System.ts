/**
 * `System.System`: static methods of the System class.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_system.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexDate, ApexDatetime } from '../../runtime/values/apexDate.ts';
import type { ApexEnumValue } from '../../runtime/values/apexObject.ts';
import { hashOf } from '../../runtime/values/equality.ts';
import { assertEqual, assertNotEqual, fail } from '../support/assertions.ts';
import { enqueue } from '../support/asyncOptions.ts';
import { inZone } from '../support/datePattern.ts';

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
  isQueueable: (env) => env.ports.async.queueable() !== null,
};
