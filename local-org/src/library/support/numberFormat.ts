/** Numbers in the form of the user's locale. */
import type { Decimal } from '../../runtime/values/decimal.ts';

/** `1,234.5` in the locale, with at most three decimals as Java's number format. */
export function formatNumberIn(locale: string, value: Decimal | bigint | number): string {
  const format = new Intl.NumberFormat(locale.replace('_', '-'), { maximumFractionDigits: 3 });
  return format.format(typeof value === 'object' ? (value.toPlainString() as unknown as number) : value);
}
