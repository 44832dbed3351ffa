/**
 * `Database.Cursor`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Database_Cursor.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import type { ApexList } from '../../runtime/values/collections.ts';
import { Cursor, fetch } from '../support/cursors.ts';

export const behaviour: LibraryType = {
  fetch,
  getNumRecords: (_env, self: Cursor) => self.rows.size,
  restore: (_env, rows: ApexList) => new Cursor(rows),
};
