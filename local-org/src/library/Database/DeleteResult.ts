/**
 * `Database.DeleteResult`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database_deleteresult.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { restoreResult } from '../support/dmlResults.ts';
import type { DmlResult } from '../support/dmlResults.ts';

export const behaviour: LibraryType = {
  getErrors: (env, self: DmlResult) => self.errors(env),
  getId: (_env, self: DmlResult) => self.result.id,
  isSuccess: (_env, self: DmlResult) => self.result.success,
  restore: restoreResult,
};
