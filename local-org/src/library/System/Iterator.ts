/**
 * `System.Iterator`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_iterable.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import type { ApexIterator } from '../support/apexIterator.ts';

export const behaviour: LibraryType = {
  hasNext: (_env, self: ApexIterator) => self.hasNext(),
  next: (_env, self: ApexIterator) => self.next(),
};
