/**
 * `System.Integer`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_integer.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexDouble } from '../../runtime/values/apexDouble.ts';
import { isDecimal } from '../../runtime/values/decimal.ts';
import { formatNumberIn } from '../support/numberFormat.ts';
import { wholeNumber } from '../support/numberText.ts';

function valueOf(value: unknown): number | null {
  if (value === null) throw apexError('System.NullPointerException', 'Argument cannot be null.');
  if (typeof value === 'string') return Number(wholeNumber(value, 32));
  if (typeof value === 'number') return value;
  if (value instanceof ApexDouble) return Math.trunc(value.n) | 0;
  if (isDecimal(value)) return Number(BigInt.asIntN(32, value.toBigInt()));
  throw apexError('System.TypeException', 'Invalid integer: ' + String(value));
}

export const behaviour: LibraryType = {
  valueOf: (_env: unknown, value: unknown) => valueOf(value),
  format: (env, self: number) => formatNumberIn(env.ports.session.locale(), self),
  intValue: (_env, self: number) => self,
  longValue: (_env, self: number) => BigInt(self),
  doubleValue: (env, self: number) => env.ops.intToDouble(self),
};
