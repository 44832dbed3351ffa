/**
 * `Database.PaginationCursor`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Database_PaginationCursor.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import type { ApexList } from '../../runtime/values/collections.ts';
import { PaginationCursor, fetchPage } from '../support/cursors.ts';

export const behaviour: LibraryType = {
  fetchPage,
  getNumRecords: (_env, self: PaginationCursor) => self.rows.size,
  restore: (_env, rows: ApexList) => new PaginationCursor(rows),
};
