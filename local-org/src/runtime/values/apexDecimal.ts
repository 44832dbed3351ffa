/**
 * The value of an Apex Decimal: digits and a scale, as Java's BigDecimal. Digits that fit a safe integer are kept as a plain number and
 * worked on there; everything else goes through `bigdecimal.js`, whose results these methods give exactly.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_decimal.htm
 */
import { Big, type BigDecimal, type MathContext, RoundingMode } from 'bigdecimal.js';

const LARGEST = Number.MAX_SAFE_INTEGER;
/** Powers of ten that a float holds exactly. */
const POWERS: readonly number[] = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
/** Digits that always fit a safe integer. */
const SAFE_DIGITS = 15;
/** Up to this scale Java writes a number without an exponent, however small it is. */
const PLAIN_SCALE = 6;
const NUMBER = /^([+-]?)(\d{1,15})(?:\.(\d{1,15}))?$/;

/** A decimal number with its scale. */
export class Decimal {
  /** The digits without the point; meaningless while `large` is there. */
  readonly units: number;
  /** Digits after the point; meaningless while `large` is there. */
  readonly places: number;
  /** The number itself when its digits do not fit or its scale is negative. */
  readonly large: BigDecimal | null;

  constructor(units: number, places: number, large: BigDecimal | null) {
    this.units = units;
    this.places = places;
    this.large = large;
  }

  /** A number of `10 ** -scale`s; the units are whole. */
  static ofUnits(units: number | bigint, scale: number): Decimal {
    const small = Number(units);
    return isSafe(small) && scale >= 0 ? new Decimal(small, scale, null) : Decimal.of(Big(units, scale));
  }

  /** The same number as the library's. */
  static of(value: BigDecimal): Decimal {
    const scale = value.scale();
    if (scale < 0 || value.precision() > SAFE_DIGITS) return new Decimal(0, 0, value);
    return new Decimal(Number(value.unscaledValue()), scale, null);
  }

  /** From text as Java reads it. */
  static parse(text: string): Decimal {
    const [, sign, whole, fraction = ''] = NUMBER.exec(text) ?? [];
    if (whole === undefined || whole.length + fraction.length > SAFE_DIGITS) return Decimal.of(Big(text));
    const units = Number(whole + fraction);
    return new Decimal(sign === '-' ? 0 - units : units, fraction.length, null);
  }

  /** The same number for the library. */
  exact(): BigDecimal {
    return this.large ?? Big(this.units, this.places);
  }

  add(other: Decimal): Decimal {
    if (this.large === null && other.large === null) {
      const places = this.places > other.places ? this.places : other.places;
      const sum = unitsAt(this, places) + unitsAt(other, places);
      if (isSafe(sum)) return new Decimal(sum, places, null);
    }
    return Decimal.of(this.exact().add(other.exact()));
  }

  subtract(other: Decimal): Decimal {
    if (this.large === null && other.large === null) {
      const places = this.places > other.places ? this.places : other.places;
      const difference = unitsAt(this, places) - unitsAt(other, places);
      if (isSafe(difference)) return new Decimal(difference, places, null);
    }
    return Decimal.of(this.exact().subtract(other.exact()));
  }

  multiply(other: Decimal): Decimal {
    if (this.large === null && other.large === null) {
      // Adding zero turns -0 into 0.
      const product = this.units * other.units + 0;
      if (isSafe(product)) return new Decimal(product, this.places + other.places, null);
    }
    return Decimal.of(this.exact().multiply(other.exact()));
  }

  /** The quotient rounded to `scale` digits after the point. */
  divide(divisor: Decimal, scale: number, mode: RoundingMode): Decimal {
    if (this.large === null && divisor.large === null && divisor.units !== 0 && scale >= 0) {
      const shift = scale - this.places + divisor.places;
      const dividend = shift >= 0 ? this.units * powerOfTen(shift) : this.units;
      const by = shift >= 0 ? divisor.units : divisor.units * powerOfTen(-shift);
      if (isSafe(dividend) && isSafe(by)) return new Decimal(rounded(dividend, by, mode), scale, null);
    }
    return Decimal.of(this.exact().divide(divisor.exact(), scale, mode));
  }

  /** The quotient with as many digits as the context has. A quotient that ends early keeps no needless zeros. */
  divideWithMathContext(divisor: Decimal, context: MathContext): Decimal {
    if (this.large === null && divisor.large === null && context.precision > SAFE_DIGITS) {
      const short = shortQuotient(this, divisor);
      if (short !== null) return short;
    }
    return Decimal.of(this.exact().divideWithMathContext(divisor.exact(), context));
  }

  remainder(divisor: Decimal): Decimal {
    return Decimal.of(this.exact().remainder(divisor.exact()));
  }

  pow(exponent: number): Decimal {
    return Decimal.of(this.exact().pow(exponent));
  }

  sqrt(context: MathContext): Decimal {
    return Decimal.of(this.exact().sqrt(context));
  }

  negate(): Decimal {
    return this.large === null ? new Decimal(0 - this.units, this.places, null) : Decimal.of(this.large.negate());
  }

  abs(): Decimal {
    return this.signum() < 0 ? this.negate() : this;
  }

  signum(): number {
    return this.large === null ? Math.sign(this.units) : this.large.signum();
  }

  scale(): number {
    return this.large === null ? this.places : this.large.scale();
  }

  precision(): number {
    return this.large === null ? String(Math.abs(this.units)).length : this.large.precision();
  }

  compareTo(other: Decimal): number {
    if (this.large === null && other.large === null) {
      const places = this.places > other.places ? this.places : other.places;
      const left = unitsAt(this, places);
      const right = unitsAt(other, places);
      if (isSafe(left) && isSafe(right)) return left < right ? -1 : left > right ? 1 : 0;
    }
    return this.exact().compareTo(other.exact());
  }

  setScale(scale: number, mode: RoundingMode = RoundingMode.UNNECESSARY): Decimal {
    if (this.large === null) {
      if (scale === this.places) return this;
      if (scale > this.places) {
        const units = unitsAt(this, scale);
        if (isSafe(units)) return new Decimal(units, scale, null);
      } else if (scale >= 0 && this.places - scale <= SAFE_DIGITS) {
        return new Decimal(rounded(this.units, powerOfTen(this.places - scale), mode), scale, null);
      }
    }
    return Decimal.of(this.exact().setScale(scale, mode));
  }

  /** The number times `10 ** power`: the same digits, another scale. */
  scaleByPowerOfTen(power: number): Decimal {
    if (this.large === null && this.places >= power) return new Decimal(this.units, this.places - power, null);
    return Decimal.of(this.exact().scaleByPowerOfTen(power));
  }

  stripTrailingZeros(): Decimal {
    const short = this.#withoutFractionZeros();
    const isDone = short.large === null && (short.units === 0 || short.units % 10 !== 0);
    return isDone ? short : Decimal.of(this.exact().stripTrailingZeros());
  }

  #withoutFractionZeros(): Decimal {
    if (this.large !== null) return this;
    if (this.units === 0) return this.places === 0 ? this : new Decimal(0, 0, null);
    let { units, places } = this;
    for (; places > 0 && units % 10 === 0; places--) units /= 10;
    return places === this.places ? this : new Decimal(units, places, null);
  }

  /** Text that two numbers share exactly when they are equal, whatever their scales. */
  valueText(): string {
    const short = this.#withoutFractionZeros();
    if (short.large === null) return short.toPlainString();
    return short.signum() === 0 ? '0' : short.large.stripTrailingZeros().toPlainString();
  }

  /** The digits as a whole number. */
  unscaledValue(): number | bigint {
    return this.large === null ? this.units : this.large.unscaledValue();
  }

  /** The whole part. */
  toBigInt(): bigint {
    if (this.large !== null) return this.large.toBigInt();
    if (this.places > SAFE_DIGITS) return 0n;
    return BigInt(rounded(this.units, powerOfTen(this.places), RoundingMode.DOWN));
  }

  /** The nearest float. */
  toNumber(): number {
    // Both sides are exact, so the quotient is rounded once, as reading the text would.
    const power = this.large === null ? POWERS[this.places] : undefined;
    return power === undefined ? Number(this.exact().toString()) : this.units / power;
  }

  toPlainString(): string {
    if (this.large !== null) return this.large.toPlainString();
    const { units, places } = this;
    if (places === 0) return String(units);
    const digits = String(Math.abs(units)).padStart(places + 1, '0');
    return `${units < 0 ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
  }

  toString(): string {
    const isPlain = this.large === null && this.places <= PLAIN_SCALE;
    return isPlain ? this.toPlainString() : this.exact().toString();
  }
}

function isSafe(value: number): boolean {
  return value <= LARGEST && value >= -LARGEST;
}

/** 10 ** exponent, or NaN where a float no longer holds it exactly: no comparison with NaN is true, so the slow way is taken. */
function powerOfTen(exponent: number): number {
  return exponent < POWERS.length ? (POWERS[exponent] as number) : Number.NaN;
}

/** The digits of a small number written with so many places, at least its own; not safe when they do not fit. */
function unitsAt(value: Decimal, places: number): number {
  return places === value.places ? value.units : value.units * powerOfTen(places - value.places);
}

/** A whole quotient of whole numbers. */
function rounded(dividend: number, divisor: number, mode: RoundingMode): number {
  const rest = dividend % divisor;
  const quotient = (dividend - rest) / divisor + 0;
  if (rest === 0) return quotient;
  const away = dividend < 0 === divisor < 0 ? 1 : -1;
  // The rest against half of the divisor, without doubling beyond what is exact.
  const half = Math.abs(rest) - (Math.abs(divisor) - Math.abs(rest));
  return isAwayFromZero(mode, away, half, quotient) ? quotient + away : quotient;
}

function isAwayFromZero(mode: RoundingMode, away: number, half: number, quotient: number): boolean {
  switch (mode) {
    case RoundingMode.UP:
      return true;
    case RoundingMode.DOWN:
      return false;
    case RoundingMode.CEILING:
      return away > 0;
    case RoundingMode.FLOOR:
      return away < 0;
    case RoundingMode.HALF_UP:
      return half >= 0;
    case RoundingMode.HALF_DOWN:
      return half > 0;
    case RoundingMode.HALF_EVEN:
      return half > 0 || (half === 0 && quotient % 2 !== 0);
    default:
      throw new RangeError('Rounding necessary');
  }
}

/** The quotient when it ends within the digits of a safe integer, with the scale Java prefers; else null. */
function shortQuotient(dividend: Decimal, divisor: Decimal): Decimal | null {
  const by = divisor.units;
  let places = dividend.places - divisor.places;
  if (places < 0 || by === 0) return null;
  for (let { units } = dividend; isSafe(units); units *= 10, places++) {
    if (units % by === 0) return new Decimal(units / by + 0, places, null);
  }
  return null;
}
