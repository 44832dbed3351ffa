/**
 * `System.AsyncOptions`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_AsyncOptions.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { AsyncOptions } from '../support/asyncOptions.ts';
import type { DuplicateSignature } from '../support/asyncOptions.ts';

export const behaviour: LibraryType = {
  new: () => new AsyncOptions(),
  'get MaximumQueueableStackDepth': (_env, self: AsyncOptions) => self.maximumDepth,
  'set MaximumQueueableStackDepth': (_env, self: AsyncOptions, value: number | null) =>
    void (self.maximumDepth = value),
  'get MinimumQueueableDelayInMinutes': (_env, self: AsyncOptions) => self.delayMinutes,
  'set MinimumQueueableDelayInMinutes': (_env, self: AsyncOptions, value: number | null) =>
    void (self.delayMinutes = value),
  'get DuplicateSignature': (_env, self: AsyncOptions) => self.signature,
  'set DuplicateSignature': (_env, self: AsyncOptions, value: DuplicateSignature | null) =>
    void (self.signature = value),
};
