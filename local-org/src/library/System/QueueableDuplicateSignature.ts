/**
 * `System.QueueableDuplicateSignature`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_QueueableDuplicateSignature.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import type { DuplicateSignature } from '../support/asyncOptions.ts';

export const behaviour: LibraryType = {
  toString: (_env: Env, self: DuplicateSignature) => self.text,
};
