/**
 * `Database.GetUpdatedResult`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Database_GetUpdatedResult.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { accessors } from '../support/accessors.ts';

export const behaviour: LibraryType = accessors(['Ids', 'LatestDateCovered']);
