/** Numbers read from text, with Apex's exceptions. */
import { apexError } from '../../runtime/values/apexException.ts';
import { decimal } from '../../runtime/values/decimal.ts';
import type { Decimal } from '../../runtime/values/decimal.ts';

/** A whole number that fits so many bits; TypeException "Invalid integer: …" otherwise. */
export function wholeNumber(text: string, bits: 32 | 64): bigint {
  const kind = bits === 32 ? 'integer' : 'long';
  const trimmed = text.trim();
  if (!/^[+-]?\d+$/.test(trimmed)) throw apexError('System.TypeException', `Invalid ${kind}: ${text}`);
  const value = BigInt(trimmed.replace(/^\+/, ''));
  if (BigInt.asIntN(bits, value) !== value) throw apexError('System.TypeException', `Invalid ${kind}: ${text}`);
  return value;
}

/** A decimal number; TypeException "Invalid decimal: …" otherwise. */
export function decimalNumber(text: string, kind = 'decimal'): Decimal {
  const trimmed = text.trim();
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(trimmed)) {
    throw apexError('System.TypeException', `Invalid ${kind}: ${text}`);
  }
  const value = decimal(
    trimmed
      .replace(/^\+/, '')
      .replace(/\.(?=$|e)/i, '')
      .replace(/^(-?)\./, '$10.'),
  );
  return value.scale() < 0 ? value.setScale(0) : value;
}
