/**
 * The company that `npm start` fills an empty org with: three regions with a manager and four reps each, a few people who run incentives, and
 * deals of the current quarter. All of it is invented. Dates are relative to the day it is loaded, so the boards always show something.
 */

/** A rep or manager. `region` null = works for the whole company. */
export interface Person {
  readonly name: string;
  readonly title: string;
  readonly region: string | null;
  readonly job: 'Rep' | 'Manager' | 'Operations' | 'Finance' | 'Integration' | 'Head';
}

/** A deal. `daysAgo` counts back from today inside the current month (never before its first day); null = still open. */
export interface SampleDeal {
  readonly owner: string;
  readonly account: string;
  readonly name: string;
  /** Whole US dollars. */
  readonly amount: number;
  readonly daysAgo: number | null;
}

/** Regions, best known by their boards. */
export const REGIONS = ['Central', 'East', 'West'] as const;

/** Ending of all user names. */
export const USERNAME_SUFFIX = 'sample.example.com';

/** The rep that the guided tour logs in as: two wins this month, third place, one deal ready to close. */
export const TOUR_REP = 'Maya Torres';

/** Everybody. */
export const PEOPLE: readonly Person[] = [
  { name: 'Ingrid Halvorsen', title: 'Head of Sales', region: null, job: 'Head' },
  { name: 'Owen Castellano', title: 'Incentive Operations', region: null, job: 'Operations' },
  { name: 'Farah Lindqvist', title: 'Finance Controller', region: null, job: 'Finance' },
  { name: 'Bellringer Sidecar', title: 'Integration', region: null, job: 'Integration' },
  { name: 'Dana Whitlock', title: 'Manager Central', region: 'Central', job: 'Manager' },
  { name: 'Priya Raman', title: 'Manager East', region: 'East', job: 'Manager' },
  { name: 'Tomas Eriksen', title: 'Manager West', region: 'West', job: 'Manager' },
  ...reps('Central', ['Maya Torres', 'Jonah Pritchard', 'Lena Vogt', 'Samir Haddad']),
  ...reps('East', ['Grace Okafor', 'Felix Marchetti', 'Noor Aziz', 'Caleb Winters']),
  ...reps('West', ['Hana Kimura', 'Diego Alvarado', 'Ruth Andersen', 'Theo Blanchard']),
];

/** Customers. */
export const ACCOUNTS = [
  'Alder Mills',
  'Birch & Vale',
  'Cobalt Foods',
  'Driftwood Media',
  'Ember Labs',
  'Fjord Logistics',
  'Granite Health',
  'Harbor Lane',
] as const;

/** Won deals per rep as [amount, days ago] and one or two open ones as [amount]. */
const PIPELINE: Record<string, { won: readonly (readonly [number, number])[]; open: readonly number[] }> = {
  'Maya Torres': {
    won: [
      [18400, 9],
      [12250, 3],
    ],
    open: [31500, 8900],
  },
  'Jonah Pritchard': {
    won: [
      [9100, 12],
      [7600, 6],
      [5200, 1],
    ],
    open: [14300],
  },
  'Lena Vogt': { won: [[22400, 7]], open: [6100] },
  'Samir Haddad': { won: [], open: [11800] },
  'Grace Okafor': {
    won: [
      [24800, 10],
      [13900, 5],
      [6400, 2],
    ],
    open: [19700],
  },
  'Felix Marchetti': {
    won: [
      [8800, 8],
      [4100, 4],
    ],
    open: [7300],
  },
  'Noor Aziz': { won: [[15600, 11]], open: [9900] },
  'Caleb Winters': {
    won: [
      [3200, 13],
      [2900, 9],
      [4700, 6],
      [3900, 2],
    ],
    open: [5400],
  },
  'Hana Kimura': {
    won: [
      [28100, 6],
      [10700, 1],
    ],
    open: [17200],
  },
  'Diego Alvarado': {
    won: [
      [11900, 9],
      [8300, 5],
    ],
    open: [6800],
  },
  'Ruth Andersen': { won: [[7400, 3]], open: [21600] },
  'Theo Blanchard': {
    won: [
      [5900, 12],
      [6600, 7],
    ],
    open: [4200],
  },
};

/** All deals. */
export function deals(): SampleDeal[] {
  const products = ['Annual plan', 'Starter kit', 'Fleet renewal', 'Service bundle', 'Expansion'];
  const result: SampleDeal[] = [];
  for (const [owner, { won, open }] of Object.entries(PIPELINE)) {
    const all = [
      ...won.map(([amount, daysAgo]) => ({ amount, daysAgo })),
      ...open.map((amount) => ({ amount, daysAgo: null })),
    ];
    for (const { amount, daysAgo } of all) {
      const account = ACCOUNTS[result.length % ACCOUNTS.length]!;
      const name = `${account} – ${products[result.length % products.length]}`;
      result.push({ owner, account, name, amount, daysAgo });
    }
  }
  return result;
}

/** `first.last@suffix` */
export function usernameOf(name: string): string {
  return `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@${USERNAME_SUFFIX}`;
}

function reps(region: string, names: readonly string[]): Person[] {
  return names.map((name) => ({ name, title: 'Account Executive', region, job: 'Rep' }));
}
