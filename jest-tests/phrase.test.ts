import { localMoney, moneyText, numberText, phrase, valueText } from 'c/phrase';

describe('c/phrase', () => {
  it('puts values where the label wants them, in any order', () => {
    expect(phrase('{1} before {0}, {1} again', 'a', 2)).toBe('2 before a, 2 again');
  });

  it('leaves a placeholder without a value visible', () => {
    expect(phrase('{0} and {1}', 'one')).toBe('one and {1}');
  });

  it('writes money with decimals only where there are some', () => {
    expect(moneyText(1200, 'USD')).toBe('$1,200');
    expect(moneyText(12.5, 'USD')).toBe('$12.50');
    expect(moneyText(-10, 'EUR')).toBe('-€10');
  });

  it('writes the money in a sentence of the server in the locale', () => {
    expect(localMoney('Number 3 pays 10.00 USD. From number 6 each pays 1500.00 EUR.')).toBe(
      'Number 3 pays $10.00. From number 6 each pays €1,500.00.',
    );
    expect(localMoney('+10.00 USD: done, -5 JPY too')).toBe('+$10.00: done, -¥5 too');
    expect(localMoney('Sold 20 PRO and 3 USDX of 2026-11')).toBe('Sold 20 PRO and 3 USDX of 2026-11');
  });

  it('writes a value as money only when it has a currency', () => {
    expect(valueText(1500, 'USD')).toBe('$1,500');
    expect(valueText(1500, null)).toBe('1,500');
    expect(numberText(0.126)).toBe('0.13');
  });
});
