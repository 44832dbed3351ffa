/** One product of the sandbox. */
export interface Product {
  readonly sku: string;
  readonly name: string;
  readonly currencyCode: string;
  readonly minMinor: number;
  readonly maxMinor: number;
  readonly imageUrl: string | null;
  readonly countries: readonly string[];
  readonly active: boolean;
}

/** A product that is listed but can never be ordered. */
export const soldOutSku = 'SANDBOX-SOLDOUT';

const us = { currencyCode: 'USD', countries: ['US'], imageUrl: null, active: true } as const;
const eu = { currencyCode: 'EUR', countries: ['DE', 'FR', 'IE', 'NL'], imageUrl: null, active: true } as const;
const gb = { currencyCode: 'GBP', countries: ['GB'], imageUrl: null, active: true } as const;

/** Everything the sandbox sells. The brands are its own. */
export const products: readonly Product[] = [
  { ...us, sku: 'SANDBOX-USD', name: 'Sandbox Gift Card', minMinor: 1_00, maxMinor: 2_000_00 },
  { ...us, sku: 'SANDBOX-COFFEE-USD', name: 'Corner Coffee Card', minMinor: 5_00, maxMinor: 100_00 },
  { ...us, sku: 'SANDBOX-BOOKS-USD', name: 'Paper & Ink Books Card', minMinor: 10_00, maxMinor: 500_00 },
  { ...us, sku: 'SANDBOX-TRAVEL-USD', name: 'Open Road Travel Card', minMinor: 50_00, maxMinor: 2_000_00 },
  { ...us, sku: soldOutSku, name: 'Limited Edition Card', minMinor: 5_00, maxMinor: 100_00 },
  { ...eu, sku: 'SANDBOX-EUR', name: 'Sandbox Gift Card (euro)', minMinor: 1_00, maxMinor: 2_000_00 },
  { ...gb, sku: 'SANDBOX-GBP', name: 'Sandbox Gift Card (pound)', minMinor: 1_00, maxMinor: 2_000_00 },
];
