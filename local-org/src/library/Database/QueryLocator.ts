/**
 * `Database.QueryLocator`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_database_QueryLocator.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexIterator } from '../support/apexIterator.ts';
import type { QueryLocator } from '../support/queryLocator.ts';

export const behaviour: LibraryType = {
  getQuery: (_env, self: QueryLocator) => self.query,
  iterator: (_env, self: QueryLocator) => new ApexIterator(self.rows),
};
