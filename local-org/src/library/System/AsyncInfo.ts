/**
 * `System.AsyncInfo`: facts on the queueable that is running.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_AsyncInfo.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { apexError } from '../../runtime/values/apexException.ts';

type Running = NonNullable<ReturnType<Env['ports']['async']['queueable']>>;

function running(env: Env): Running {
  const job = env.ports.async.queueable();
  if (!job) throw apexError('System.AsyncException', 'AsyncInfo can only be used in a queueable job');
  return job;
}

export const behaviour: LibraryType = {
  hasMaxStackDepth: (env) => running(env).maximumDepth !== null,
  getCurrentQueueableStackDepth: (env) => running(env).depth,
  getMaximumQueueableStackDepth: (env) => {
    const { maximumDepth } = running(env);
    if (maximumDepth === null) throw apexError('System.AsyncException', 'No maximum stack depth is set');
    return maximumDepth;
  },
  getMinimumQueueableDelayInMinutes: (env) => running(env).delayMinutes,
};
