/**
 * `System.QueueableDuplicateSignature.Builder`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_QueueableDuplicateSignature_Builder.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { DuplicateSignatureBuilder } from '../support/asyncOptions.ts';

export const behaviour: LibraryType = {
  new: () => new DuplicateSignatureBuilder(),
  addId: (_env, self: DuplicateSignatureBuilder, value: string) => self.add('id', value),
  addInteger: (_env, self: DuplicateSignatureBuilder, value: number) => self.add('integer', value),
  addString: (_env, self: DuplicateSignatureBuilder, value: string) => self.add('string', value),
  build: (_env, self: DuplicateSignatureBuilder) => self.build(),
};
