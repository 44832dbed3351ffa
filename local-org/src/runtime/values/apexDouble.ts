/** Apex `Double`: a 64-bit float kept apart from Integer at run time. */
export class ApexDouble {
  readonly n: number;

  constructor(n: number) {
    this.n = n;
  }

  toString(): string {
    return formatDouble(this.n);
  }
}

/** Text of a Double as Apex shows it: Java's form (`1.0`, `1.0E10`, `1.23E-5`). */
export function formatDouble(n: number): string {
  if (Number.isNaN(n)) return 'NaN';
  if (!Number.isFinite(n)) return n > 0 ? 'Infinity' : '-Infinity';
  if (n === 0) return Object.is(n, -0) ? '-0.0' : '0.0';
  const size = Math.abs(n);
  if (size >= 1e-3 && size < 1e7) {
    const plain = String(n);
    return plain.includes('.') ? plain : `${plain}.0`;
  }
  const [mantissa = '0', exponent = '0'] = n.toExponential().split('e');
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
}
