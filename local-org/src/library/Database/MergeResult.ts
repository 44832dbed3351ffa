/**
 * `Database.MergeResult`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_database_mergeresult.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { errorList } from '../support/dmlResults.ts';
import type { MergeResult } from '../support/mergeResult.ts';

export const behaviour: LibraryType = {
  getErrors: (env, self: MergeResult) => errorList(env, self.outcome.errors),
  getId: (_env, self: MergeResult) => self.outcome.id,
  isSuccess: (_env, self: MergeResult) => self.outcome.success,
  getMergedRecordIds: (env, self: MergeResult) => new ApexList(env.type('List<String>'), [...self.outcome.mergedIds]),
  getUpdatedRelatedIds: (env, self: MergeResult) =>
    new ApexList(env.type('List<String>'), [...self.outcome.relatedIds]),
};
