/**
 * `System.ResetPasswordResult`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_resetpasswordresult.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { accessors } from '../support/accessors.ts';

export const behaviour: LibraryType = accessors(['Password']);
