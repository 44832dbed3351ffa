/**
 * `System.Iterable`: lists and sets are iterable.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_iterable.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexIterator } from '../support/apexIterator.ts';

export const behaviour: LibraryType = {
  iterator: (env, self: unknown) => new ApexIterator([...env.ops.iterate(self)]),
};
