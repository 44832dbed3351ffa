/**
 * `Database.CursorFetchResult`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Database_CursorFetchResult.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import type { CursorFetchResult } from '../support/cursors.ts';

export const behaviour: LibraryType = {
  getNextIndex: (_env, self: CursorFetchResult) => self.nextIndex,
  getNumDeletedRecords: (_env, self: CursorFetchResult) => self.deleted,
  getRecords: (_env, self: CursorFetchResult) => self.records,
  isDone: (_env, self: CursorFetchResult) => self.done,
};
