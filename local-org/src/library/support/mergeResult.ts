/** `Database.MergeResult` as a value, and `Database.merge`. */
import type { Env } from '../../abi/env.ts';
import type { MergeOutcome } from '../../abi/ports.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { throwFailures } from '../../runtime/values/dmlFailure.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';
import { AccessLevel } from './accessLevel.ts';

export class MergeResult extends ApexObject {
  static override $type = sharedType('Database.MergeResult', 'library');
  readonly outcome: MergeOutcome;

  constructor(outcome: MergeOutcome) {
    super();
    this.outcome = outcome;
  }
}

/** `Database.merge(master, duplicateOrDuplicates, allOrNone?, accessLevel?)` */
export function merge(env: Env, master: unknown, target: unknown, ...rest: unknown[]): unknown {
  const isList = env.ops.nonNull(target) instanceof ApexList;
  const duplicates = isList ? (target as ApexList).items : [target];
  const level = rest.find((argument) => argument instanceof AccessLevel);
  const outcomes = env.mergeResults(master, duplicates, level?.mode ?? env.callerMode);
  if (!rest.includes(false)) throwFailures('merge', [master], outcomes.slice(0, 1));
  const values = outcomes.map((outcome) => new MergeResult(outcome));
  return isList ? new ApexList(env.type('List<Database.MergeResult>'), values) : values[0];
}
