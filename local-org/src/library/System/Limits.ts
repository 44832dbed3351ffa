/**
 * `System.Limits`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_limits.htm
 */
import type { LibraryFunction, LibraryType } from '../../abi/libraryType.ts';
import type { LimitName } from '../../abi/limits.ts';

const NAMES: readonly LimitName[] = [
  'AggregateQueries',
  'ApexCursorRows',
  'AsyncCalls',
  'Callouts',
  'CpuTime',
  'DmlRows',
  'DmlStatements',
  'EmailInvocations',
  'FetchCallsOnApexCursor',
  'FindSimilarCalls',
  'FutureCalls',
  'HeapSize',
  'MobilePushApexCalls',
  'PublishImmediateDML',
  'Queries',
  'QueryLocatorRows',
  'QueryRows',
  'QueueableJobs',
  'SoslQueries',
];

/** `getX` tells what was used, `getLimitX` what is allowed. */
function pair(name: LimitName): [string, LibraryFunction][] {
  return [
    [`get${name}`, (env) => env.usage.used(name)],
    [`getLimit${name}`, (env) => env.usage.max(name)],
  ];
}

export const behaviour: LibraryType = Object.fromEntries(NAMES.flatMap(pair));
