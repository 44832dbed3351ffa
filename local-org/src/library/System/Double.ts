/**
 * `System.Double`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_double.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import type { ApexDouble } from '../../runtime/values/apexDouble.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { decimalOfDouble, doubleOf } from '../../runtime/values/decimal.ts';
import { formatNumberIn } from '../support/numberFormat.ts';
import { decimalNumber } from '../support/numberText.ts';

function valueOf(value: unknown): ApexDouble {
  if (value === null) throw apexError('System.NullPointerException', 'Argument cannot be null.');
  return typeof value === 'string' ? doubleOf(decimalNumber(value, 'double')) : doubleOf(value);
}

export const behaviour: LibraryType = {
  valueOf: (_env: unknown, value: unknown) => valueOf(value),
  format: (env, self: ApexDouble) => formatNumberIn(env.ports.session.locale(), decimalOfDouble(self)),
  intValue: (env, self: ApexDouble) => env.ops.narrow(self, 'Integer'),
  longValue: (env, self: ApexDouble) => env.ops.narrow(self, 'Long'),
  doubleValue: (_env, self: ApexDouble) => self,
  round: (_env, self: ApexDouble) => BigInt(Math.round(self.n)),
};
