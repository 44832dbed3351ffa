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
  'RunAs',
  'SavepointRollbacks',
  'Savepoints',
  'SoslQueries',
];

/** Once limited, counted no more; what they may use is what the platform still answers. */
const NOT_COUNTED: Readonly<Record<string, number>> = {
  ChildRelationshipsDescribes: 100,
  DatabaseTime: 0,
  FieldSetsDescribes: 100,
  FieldsDescribes: 100,
  PicklistDescribes: 100,
  RecordTypesDescribes: 100,
  ScriptStatements: 200_000,
};

/** `getX` tells what was used, `getLimitX` what is allowed. */
function pair(name: LimitName): [string, LibraryFunction][] {
  return [
    [`get${name}`, (env) => env.usage.used(name)],
    [`getLimit${name}`, (env) => env.usage.max(name)],
  ];
}

function constants(name: string): [string, LibraryFunction][] {
  return [
    [`get${name}`, () => 0],
    [`getLimit${name}`, () => NOT_COUNTED[name]],
  ];
}

export const behaviour: LibraryType = Object.fromEntries([
  ...NAMES.flatMap(pair),
  ...Object.keys(NOT_COUNTED).flatMap(constants),
]);
