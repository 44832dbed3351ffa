/**
 * `System.SObjectAccessDecision`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_SObjectAccessDecision.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexSet } from '../../runtime/values/collections.ts';
import type { AccessDecision } from '../support/accessDecision.ts';
import { fieldsByObject } from '../support/fieldsByObject.ts';

export const behaviour: LibraryType = {
  getRecords: (_env, self: AccessDecision) => self.records,
  getModifiedIndexes: (env, self: AccessDecision) => new ApexSet(env.type('Set<Integer>'), self.modified),
  getRemovedFields: (env, self: AccessDecision) => fieldsByObject(env, self.removed),
};
