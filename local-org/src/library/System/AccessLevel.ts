/**
 * `System.AccessLevel`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_AccessLevel.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { AccessLevel } from '../support/accessLevel.ts';

export const behaviour: LibraryType = {
  'get USER_MODE': () => AccessLevel.user,
  'get SYSTEM_MODE': () => AccessLevel.system,
};
