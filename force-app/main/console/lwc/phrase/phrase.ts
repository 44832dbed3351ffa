import locale from '@salesforce/i18n/locale';

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Puts the values into a label's `{0}`, `{1}` … A label without the placeholder simply does not show the value. */
export function phrase(template: string, ...values: readonly (string | number)[]): string {
  return template.replace(/\{(\d+)\}/g, (placeholder, index: string) => {
    const value = values[Number(index)];
    return value === undefined ? placeholder : String(value);
  });
}

/** Money in the reader's locale, for use inside a sentence; whole amounts have no decimals. */
export function moneyText(amount: number, currencyCode: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: currencyCode,
    trailingZeroDisplay: 'stripIfInteger',
  }).format(amount);
}

/**
 * A sentence of the server with its money in the reader's locale: `You earned 10.00 USD.` becomes `You earned $10.00.`
 * The server writes amounts with their currency's code, because it does not know who will read them.
 */
export function localMoney(sentence: string): string {
  return sentence.replace(
    /([+-]?)\b(\d+(?:\.\d+)?) ([A-Z]{3})\b/g,
    (written, sign: string, amount: string, code: string) => {
      if (!CURRENCIES.has(code)) {
        return written;
      }
      const signDisplay = sign === '+' ? 'always' : 'auto';
      const format = new Intl.NumberFormat(locale, { style: 'currency', currency: code, signDisplay });
      return format.format(Number(sign + amount));
    },
  );
}

/** A number in the reader's locale. */
export function numberText(value: number): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
}

/** A board's or counter's value: money when it has a currency, else a number. */
export function valueText(value: number, currencyCode: string | null): string {
  return currencyCode ? moneyText(value, currencyCode) : numberText(value);
}

/** True when there is no value. Apex leaves a null member out of some answers, so that it arrives as undefined. */
export function isMissing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}
