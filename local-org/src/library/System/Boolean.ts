/**
 * `System.Boolean`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_boolean.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { apexError } from '../../runtime/values/apexException.ts';

export const behaviour: LibraryType = {
  valueOf: (_env: unknown, value: unknown) => {
    if (value === null) throw apexError('System.NullPointerException', 'Argument cannot be null.');
    if (typeof value === 'boolean') return value;
    if (typeof value === 'string') return value.toLowerCase() === 'true';
    throw apexError('System.TypeException', `Invalid boolean: ${String(value)}`);
  },
};
