/**
 * `System.Long`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_long.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { formatNumberIn } from '../support/numberFormat.ts';
import { wholeNumber } from '../support/numberText.ts';

export const behaviour: LibraryType = {
  valueOf: (_env: unknown, value: string | null) => {
    if (value === null) throw apexError('System.NullPointerException', 'Argument cannot be null.');
    return wholeNumber(value, 64);
  },
  format: (env, self: bigint) => formatNumberIn(env.ports.session.locale(), self),
  intValue: (_env, self: bigint) => Number(BigInt.asIntN(32, self)),
  doubleValue: (env, self: bigint) => env.ops.longToDouble(self),
};
