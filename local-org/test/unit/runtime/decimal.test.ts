/** The Decimal of small numbers gives what `bigdecimal.js` gives, digit for digit and scale for scale. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Big, type BigDecimal, MC, RoundingMode } from 'bigdecimal.js';
import fc from 'fast-check';
import { Decimal, decimal, decimalOf, divideDecimal } from '../../../src/runtime/values/decimal.ts';

const MODES = [0, 1, 2, 3, 4, 5, 6, 7] as readonly RoundingMode[];

/** Numbers on both sides of what a safe integer holds, many of them short. */
const unscaled = fc.oneof(
  fc.bigInt({ min: -999n, max: 999n }),
  fc.bigInt({ min: -(2n ** 53n), max: 2n ** 53n }),
  fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }),
  fc.constantFrom(0n, 5n, -5n, 1000n, 2n ** 53n - 1n, 2n ** 53n, -(2n ** 53n) + 1n, -(2n ** 53n)),
);
const scale = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: -3, max: 30 }));
const number = fc.tuple(unscaled, scale).map(([units, places]) => Big(units, places));
const mode = fc.constantFrom(...MODES);

const shown = (value: BigDecimal | Decimal): string => `${value.toPlainString()} scale ${value.scale()}`;

/** What a computation gives, or how it fails. */
function outcome(compute: () => BigDecimal | Decimal | string | number | bigint): string {
  try {
    const value = compute();
    return typeof value === 'object' ? shown(value) : String(value);
  } catch (error) {
    return String(error);
  }
}

/** Checks a computation on one number. */
function agreesOn(
  ours: (value: Decimal) => Decimal | string | number | bigint,
  theirs: (value: BigDecimal) => BigDecimal | string | number | bigint,
): void {
  fc.assert(
    fc.property(number, (value) => {
      assert.equal(
        outcome(() => ours(Decimal.of(value))),
        outcome(() => theirs(value)),
      );
    }),
  );
}

/** Checks a computation on two numbers. */
function agreesOnTwo(
  ours: (a: Decimal, b: Decimal) => Decimal | number,
  theirs: (a: BigDecimal, b: BigDecimal) => BigDecimal | number,
): void {
  fc.assert(
    fc.property(number, number, (a, b) => {
      assert.equal(
        outcome(() => ours(Decimal.of(a), Decimal.of(b))),
        outcome(() => theirs(a, b)),
      );
    }),
  );
}

describe('Decimal, against the library', () => {
  it('adds, subtracts and multiplies', () => {
    agreesOnTwo(
      (a, b) => a.add(b),
      (a, b) => a.add(b),
    );
    agreesOnTwo(
      (a, b) => a.subtract(b),
      (a, b) => a.subtract(b),
    );
    agreesOnTwo(
      (a, b) => a.multiply(b),
      (a, b) => a.multiply(b),
    );
  });

  it('compares and takes remainders', () => {
    agreesOnTwo(
      (a, b) => a.compareTo(b),
      (a, b) => a.compareTo(b),
    );
    agreesOnTwo(
      (a, b) => a.remainder(b),
      (a, b) => a.remainder(b),
    );
  });

  it('divides to a scale in every rounding mode', () => {
    fc.assert(
      fc.property(number, number, scale, mode, (a, b, places, how) => {
        assert.equal(
          outcome(() => Decimal.of(a).divide(Decimal.of(b), places, how)),
          outcome(() => a.divide(b, places, how)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('divides to a number of digits', () => {
    agreesOnTwo(
      (a, b) => a.divideWithMathContext(b, MC(34, RoundingMode.HALF_UP)),
      (a, b) => a.divideWithMathContext(b, MC(34, RoundingMode.HALF_UP)),
    );
  });

  it('divides with the operator as the library does with 34 digits and no negative scale', () => {
    const context = MC(34, RoundingMode.HALF_UP);
    const nonZero = number.filter((value) => value.signum() !== 0);
    fc.assert(
      fc.property(number, nonZero, (a, b) => {
        const quotient = a.divideWithMathContext(b, context);
        const limited = quotient.scale() > 34 ? a.divide(b, 34, RoundingMode.HALF_UP) : quotient;
        const expected = limited.scale() < 0 ? limited.setScale(0) : limited;
        assert.equal(shown(divideDecimal(Decimal.of(a), Decimal.of(b))), shown(expected));
      }),
    );
  });

  it('changes the scale in every rounding mode', () => {
    fc.assert(
      fc.property(number, scale, mode, (value, places, how) => {
        assert.equal(
          outcome(() => Decimal.of(value).setScale(places, how)),
          outcome(() => value.setScale(places, how)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same sign, scale, precision and whole part', () => {
    agreesOn(
      (value) => `${value.signum()} ${value.scale()} ${value.precision()} ${value.toBigInt()}`,
      (value) => `${value.signum()} ${value.scale()} ${value.precision()} ${value.toBigInt()}`,
    );
    agreesOn(
      (value) => BigInt(value.unscaledValue()),
      (value) => value.unscaledValue(),
    );
  });

  it('negates, strips zeros and moves the point', () => {
    agreesOn(
      (value) => value.negate(),
      (value) => value.negate(),
    );
    agreesOn(
      (value) => value.abs(),
      (value) => value.abs(),
    );
    agreesOn(
      (value) => value.stripTrailingZeros(),
      (value) => value.stripTrailingZeros(),
    );
    agreesOn(
      (value) => value.scaleByPowerOfTen(2),
      (value) => value.scaleByPowerOfTen(2),
    );
    agreesOn(
      (value) => value.scaleByPowerOfTen(-2),
      (value) => value.scaleByPowerOfTen(-2),
    );
  });

  it('is written the same, with an exponent where Java writes one', () => {
    agreesOn(
      (value) => value.toString(),
      (value) => value.toString(),
    );
    agreesOn(
      (value) => value.toNumber(),
      (value) => Number(value.toString()),
    );
  });

  it('is read the same from text', () => {
    const text = fc.oneof(
      number.map((value) => value.toString()),
      number.map((value) => value.toPlainString()),
      fc.stringMatching(/^[+-]?\d{0,17}\.?\d{0,17}(e-?\d{1,2})?$/),
    );
    fc.assert(
      fc.property(text, (given) => {
        assert.equal(
          outcome(() => decimal(given)),
          outcome(() => Big(given)),
        );
      }),
    );
  });

  it('takes whole numbers and floats as they are written', () => {
    for (const value of [0, 7, -7, 2 ** 31, 2 ** 53, 2 ** 53 + 2, 1e22, 0.1, 123.456]) {
      assert.equal(shown(decimalOf(value)), shown(Big(String(value))));
    }
  });

  it('has one text for equal numbers of different scales', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        const texts = Decimal.of(a).valueText() === Decimal.of(b).valueText();
        assert.equal(texts, a.compareTo(b) === 0);
        assert.equal(Decimal.of(a).valueText(), Decimal.of(a.setScale(a.scale() + 3)).valueText());
      }),
    );
  });
});
