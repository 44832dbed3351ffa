/**
 * `Database.DMLOptions.AssignmentRuleHeader`: kept only, for the local org has no assignment rules.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Database_AssignmentRuleHeader.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { propertyBag } from '../support/propertyBag.ts';

export const behaviour: LibraryType = propertyBag('DMLOptions.AssignmentRuleHeader', [
  'AssignmentRuleId',
  'UseDefaultRule',
]);
