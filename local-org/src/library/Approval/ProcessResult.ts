/**
 * `Approval.ProcessResult`. Without approval processes every request fails, so nobody is asked and no instance begins.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_approval_processresult.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { restoreResult } from '../support/dmlResults.ts';
import type { DmlResult } from '../support/dmlResults.ts';

export const behaviour: LibraryType = {
  getActorIds: (env) => new ApexList(env.type('List<Id>')),
  getEntityId: (_env, self: DmlResult) => self.result.id,
  getErrors: (env, self: DmlResult) => self.errors(env),
  getInstanceId: () => null,
  getInstanceStatus: () => null,
  getNewWorkitemIds: (env) => new ApexList(env.type('List<Id>')),
  isSuccess: (_env, self: DmlResult) => self.result.success,
  restore: restoreResult,
};
