/**
 * `System.Request`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Request.htm
 */
import { randomUUID } from 'node:crypto';
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';

class Request extends ApexObject {
  static override $type = sharedType('Request', 'library');
  readonly id = randomUUID();
}

const QUIDDITIES = {
  queueable: 'QUEUEABLE',
  finalizer: 'TRANSACTION_FINALIZER_QUEUEABLE',
  future: 'FUTURE',
  batch: 'BATCH_APEX',
  schedule: 'SCHEDULED',
  published: 'PLATFORM_EVENT_PUBLISH_CALLBACK',
} as const;

/** What kind of work runs: told by the ports, synchronous where they do not say. */
function quiddity(env: Env): unknown {
  const { async } = env.ports;
  const kind = async.runningKind();
  const outside = async.isRunningTest() ? 'RUNTEST_SYNC' : 'SYNCHRONOUS';
  return env.enumValueOf('Quiddity', kind === null ? outside : QUIDDITIES[kind]);
}

export const behaviour: LibraryType = {
  getCurrent: (env) => env.scratch('request', () => new Request()),
  getQuiddity: (env, _self: Request) => quiddity(env),
  getRequestId: (_env, self: Request) => self.id,
};
