/**
 * `System.Decimal`: precision and scale are kept; rounding is half-even unless a mode is given.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_decimal.htm
 */
import { RoundingMode } from 'bigdecimal.js';
import type { LibraryType } from '../../abi/libraryType.ts';
import type { ApexDouble } from '../../runtime/values/apexDouble.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import type { ApexEnumValue } from '../../runtime/values/apexObject.ts';
import { decimalOf, doubleOf } from '../../runtime/values/decimal.ts';
import type { Decimal } from '../../runtime/values/decimal.ts';
import { formatNumberIn } from '../support/numberFormat.ts';
import { decimalNumber } from '../support/numberText.ts';

/** The rounding mode of a `System.RoundingMode` constant. */
function modeOf(mode: ApexEnumValue | null): RoundingMode {
  if (mode === null) throw apexError('System.NullPointerException', 'Argument cannot be null.');
  return RoundingMode[mode.name as keyof typeof RoundingMode];
}

function setScale(self: Decimal, scale: number, mode: RoundingMode): Decimal {
  return withMathErrors(() => self.setScale(scale, mode));
}

function withMathErrors<T>(compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    if (error instanceof RangeError) throw apexError('System.MathException', error.message);
    throw error;
  }
}

function divide(self: Decimal, divisor: Decimal, scale: number, mode: RoundingMode): Decimal {
  if (divisor.signum() === 0) throw apexError('System.MathException', 'Divide by 0');
  return withMathErrors(() => self.divide(divisor, scale, mode));
}

function valueOf(value: unknown): Decimal {
  if (value === null) throw apexError('System.NullPointerException', 'Argument cannot be null.');
  return typeof value === 'string' ? decimalNumber(value) : decimalOf(value);
}

function round(self: Decimal, mode: RoundingMode): bigint {
  return BigInt.asIntN(64, setScale(self, 0, mode).toBigInt());
}

export const behaviour: LibraryType = {
  valueOf: (_env: unknown, value: unknown) => valueOf(value),
  abs: (_env, self: Decimal) => self.abs(),
  'divide/2': (_env, self: Decimal, divisor: Decimal, scale: number) =>
    divide(self, divisor, scale, RoundingMode.HALF_EVEN),
  'divide/3': (_env, self: Decimal, divisor: Decimal, scale: number, mode: ApexEnumValue) =>
    divide(self, divisor, scale, modeOf(mode)),
  doubleValue: (_env, self: Decimal) => doubleOf(self),
  format: (env, self: Decimal) => formatNumberIn(env.ports.session.locale(), self),
  intValue: (env, self: Decimal) => env.ops.narrow(self, 'Integer'),
  longValue: (env, self: Decimal) => env.ops.narrow(self, 'Long'),
  pow: (_env, self: Decimal, exponent: number) => withMathErrors(() => self.pow(exponent)),
  precision: (_env, self: Decimal) => self.precision(),
  scale: (_env, self: Decimal) => self.scale(),
  'round/0': (_env, self: Decimal) => round(self, RoundingMode.HALF_EVEN),
  'round/1': (_env, self: Decimal, mode: ApexEnumValue) => round(self, modeOf(mode)),
  'setScale/1': (_env, self: Decimal, scale: number) => setScale(self, scale, RoundingMode.HALF_EVEN),
  'setScale/2': (_env, self: Decimal, scale: number, mode: ApexEnumValue) => setScale(self, scale, modeOf(mode)),
  stripTrailingZeros: (_env, self: Decimal) => self.stripTrailingZeros(),
  toPlainString: (_env, self: Decimal | ApexDouble) => decimalOf(self).toPlainString(),
};
