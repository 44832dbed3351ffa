/**
 * `Database.DMLOptions.EmailHeader`: kept only, for the local org sends no mail of its own accord.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Database_EmailHeader.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { propertyBag } from '../support/propertyBag.ts';

export const behaviour: LibraryType = propertyBag('DMLOptions.EmailHeader', [
  'TriggerAutoResponseEmail',
  'TriggerOtherEmail',
  'TriggerUserEmail',
]);
