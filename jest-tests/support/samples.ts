/** Answers as the org gives them: one quarter of a sales team, seen by one of its reps. */

const REPS: readonly (readonly [string, number])[] = [
  ['Rosalina Dieter', 412350],
  ['Vicki Laflamme', 398120.5],
  ['Donn Cantrell', 371900],
  ['Kary Hendrixson', 344010],
  ['Corliss Cosme', 329500],
  ['Boris Faz', 301275],
  ['Kami Bicknell', 288760],
  ['Hayden Neloms', 271030],
  ['Darcel Schlecht', 268900],
  ['Anna Snelling', 251640],
  ['Zane Levy', 240005],
  ['Cassey Cress', 201550],
];

/** The quarterly board with twelve reps; Darcel is ninth. */
export function wonAmount(change: Partial<Apex.BoardView> = {}): Apex.BoardView {
  return {
    boardKey: 'won-amount',
    label: 'Won amount',
    programName: 'Quarterly sprint',
    scope: 'Participant',
    metricLabel: 'Won',
    format: 'currency',
    currencyCode: 'USD',
    periodKey: '2026-Q4',
    periodLabel: 'Q4 2026',
    previousPeriodKey: '2026-Q3',
    nextPeriodKey: null,
    rows: REPS.map(([name, value], index) => boardRow(name, value, index + 1)),
    participantCount: 35,
    asOf: '2026-11-23T15:04:05.000Z',
    rankingRule: 'Highest first. Equal amounts share a rank; the one who got there first is listed first.',
    ...change,
  };
}

function boardRow(name: string, value: number, rank: number): Apex.BoardRow {
  return {
    key: `won-amount-${String(rank)}`,
    name,
    rank,
    previousRank: rank === 9 ? 11 : rank === 12 ? null : rank,
    value,
    eventCount: 40 - rank,
    isMine: name === 'Darcel Schlecht',
    detail: 'Central',
  };
}

/** Darcel's standing: on one board, on the second step of the ladder. */
export function standing(change: Partial<Apex.MyStanding> = {}): Apex.MyStanding {
  return {
    participantId: 'a01000000000001AAA',
    participantName: 'Darcel Schlecht',
    boards: [
      {
        boardKey: 'won-amount',
        label: 'Won amount',
        rank: 9,
        outOf: 35,
        value: 268900,
        format: 'currency',
        currencyCode: 'USD',
        periodLabel: 'Q4 2026',
        gapToNext: 2130,
        nextName: 'Hayden Neloms',
      },
    ],
    rules: [ladder()],
    asOf: '2026-11-23T15:04:05.000Z',
    ...change,
  };
}

/** Seven wins this month: ten dollars each for five, fifteen for two. */
export function ladder(change: Partial<Apex.RuleProgress> = {}): Apex.RuleProgress {
  return {
    ruleKey: 'won-deal-spiff',
    label: 'Won-deal SPIFF',
    programName: 'Quarterly sprint',
    periodLabel: 'November 2026',
    count: 7,
    earned: 80,
    currencyCode: 'USD',
    steps: [
      { fromCount: 1, toCount: 5, amount: 10, reached: true, current: false },
      { fromCount: 6, toCount: 10, amount: 15, reached: true, current: true },
      { fromCount: 11, toCount: null, amount: 25, reached: false, current: false },
    ],
    toNextStep: 4,
    nextAmount: 25,
    plainText: 'Each won deal earns more the more deals you win in the month.',
    ...change,
  };
}

/** One line of the ledger. */
export function entry(change: Partial<Apex.EntryView> = {}): Apex.EntryView {
  return {
    entryId: 'a05000000000001AAA',
    kind: 'Accrual',
    amount: 15,
    currencyCode: 'USD',
    occurredOn: '2026-11-20',
    postedAt: '2026-11-20T16:20:01.000Z',
    sourceId: '006000000000001AAA',
    sourceName: 'Condax: GTX Plus Pro',
    programName: 'Quarterly sprint',
    ruleLabel: 'Won-deal SPIFF',
    reason: '7th won deal in November 2026',
    participantName: 'Darcel Schlecht',
    ...change,
  };
}

/** The wallet after a few deals and one redemption. */
export function wallet(change: Partial<Apex.Wallet> = {}): Apex.Wallet {
  return {
    participantId: 'a01000000000001AAA',
    currencyCode: 'USD',
    available: 55,
    pending: 25,
    redeemed: 0,
    earned: 80,
    entries: [
      entry(),
      entry({
        entryId: 'a05000000000002AAA',
        kind: 'Redemption',
        amount: -25,
        reason: 'Redeemed: Coffee House',
        sourceName: null,
        programName: null,
        ruleLabel: null,
      }),
    ],
    ...change,
  };
}

/** Three gift cards, the last one of a fixed amount and out of reach. */
export function catalog(): Apex.RewardOption[] {
  return [
    reward('a06000000000001AAA', 'Coffee House', 5, 100),
    reward('a06000000000002AAA', 'Bookshop', 10, 250),
    reward('a06000000000003AAA', 'Weekend Away', 500, 500),
  ];
}

/** One gift card. */
export function reward(rewardItemId: string, name: string, minAmount: number, maxAmount: number): Apex.RewardOption {
  return { rewardItemId, name, provider: 'sandbox', currencyCode: 'USD', minAmount, maxAmount, imageUrl: null };
}

/** One redemption. */
export function payout(change: Partial<Apex.PayoutView> = {}): Apex.PayoutView {
  return {
    payoutId: 'a07000000000001AAA',
    name: 'P-000001',
    rewardName: 'Coffee House',
    amount: 25,
    currencyCode: 'USD',
    status: 'Approved',
    statusLabel: 'Approved',
    requestedAt: '2026-11-23T15:03:00.000Z',
    deliveredAt: null,
    message: null,
    ...change,
  };
}

/** One badge earned, one under way. */
export function badges(): Apex.BadgeView[] {
  const shared = { programName: 'Quarterly sprint', description: 'Win three deals in a calendar month.' };
  return [
    {
      ...shared,
      badgeKey: 'big-month',
      label: 'Big month',
      icon: 'utility:ribbon',
      earned: false,
      awardedAt: null,
      periodLabel: 'November 2026',
      progress: 7,
      target: 20,
      timesEarned: 0,
    },
    {
      ...shared,
      badgeKey: 'fast-start',
      label: 'Fast start',
      icon: 'rating',
      earned: true,
      awardedAt: '2026-11-06T14:00:00.000Z',
      periodLabel: 'November 2026',
      progress: 3,
      target: 3,
      timesEarned: 2,
    },
  ];
}

/** One notice, unread. */
export function notice(change: Partial<Apex.NoticeView> = {}): Apex.NoticeView {
  return {
    noticeId: 'a08000000000001AAA',
    title: 'You closed Condax: GTX Plus Pro',
    body: 'You earned $15, moved from place 11 to place 9 on Won amount, and are 4 deals from $25 each.',
    createdAt: '2026-11-23T15:03:02.000Z',
    read: false,
    sourceId: '006000000000001AAA',
    ...change,
  };
}

/** The proof of the line of `entry()`. */
export function explanation(): Apex.EntryExplanation {
  return {
    entry: entry(),
    headline: 'You earned $15.00 because this was your 7th won deal in November 2026.',
    steps: [
      { label: 'The deal', text: 'Condax: GTX Plus Pro closed as won on 20 November 2026.' },
      { label: 'The count', text: 'It was your 7th won deal of the month.' },
      { label: 'The step', text: 'Deals 6 to 10 earn $15.00 each.' },
    ],
    programVersion: 'Quarterly sprint, version 1',
    definitionSha256: '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef',
    inputs: [
      { label: 'Close date', text: '20 November 2026' },
      { label: 'Owner', text: 'Darcel Schlecht' },
    ],
    related: [entry({ entryId: 'a05000000000009AAA', reason: 'Reversed: deal reopened', amount: -15 })],
  };
}
