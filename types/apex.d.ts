/** Shapes that page controllers return, and their methods. One row of docs/package/contracts.md each. */
declare namespace Apex {
  interface BoardOption {
    boardKey: string;
    label: string;
    programName: string;
    scope: 'Participant' | 'Team';
    periodLabel: string;
  }
  interface BoardRow {
    key: string;
    name: string;
    rank: number;
    previousRank: number | null;
    value: number;
    eventCount: number;
    isMine: boolean;
    detail: string | null;
  }
  interface BoardView {
    boardKey: string;
    label: string;
    programName: string;
    scope: 'Participant' | 'Team';
    metricLabel: string;
    /** 'currency' values carry currencyCode; 'number' values do not. */
    format: 'currency' | 'number';
    currencyCode: string | null;
    periodKey: string;
    periodLabel: string;
    previousPeriodKey: string | null;
    nextPeriodKey: string | null;
    rows: BoardRow[];
    participantCount: number;
    asOf: string;
    rankingRule: string;
  }
  interface BoardStanding {
    boardKey: string;
    label: string;
    rank: number | null;
    outOf: number;
    value: number;
    format: 'currency' | 'number';
    currencyCode: string | null;
    periodLabel: string;
    gapToNext: number | null;
    nextName: string | null;
  }
  interface TierStep {
    fromCount: number;
    toCount: number | null;
    amount: number;
    reached: boolean;
    current: boolean;
  }
  interface RuleProgress {
    ruleKey: string;
    label: string;
    programName: string;
    periodLabel: string;
    count: number;
    earned: number;
    currencyCode: string;
    steps: TierStep[];
    toNextStep: number | null;
    nextAmount: number | null;
    plainText: string;
  }
  interface MyStanding {
    participantId: string | null;
    participantName: string;
    boards: BoardStanding[];
    rules: RuleProgress[];
    asOf: string;
  }
  interface EntryView {
    entryId: string;
    kind: string;
    amount: number;
    currencyCode: string;
    occurredOn: string;
    postedAt: string;
    sourceId: string | null;
    sourceName: string | null;
    programName: string | null;
    ruleLabel: string | null;
    reason: string;
    participantName: string;
  }
  interface Wallet {
    participantId: string | null;
    currencyCode: string;
    available: number;
    pending: number;
    redeemed: number;
    earned: number;
    entries: EntryView[];
  }
  interface RewardOption {
    rewardItemId: string;
    name: string;
    provider: string;
    currencyCode: string;
    minAmount: number;
    maxAmount: number;
    imageUrl: string | null;
  }
  interface PayoutView {
    payoutId: string;
    name: string;
    rewardName: string;
    amount: number;
    currencyCode: string;
    status:
      | 'Requested'
      | 'PendingApproval'
      | 'Approved'
      | 'Leased'
      | 'Ordered'
      | 'Delivered'
      | 'ActionNeeded'
      | 'Rejected'
      | 'Cancelled';
    statusLabel: string;
    requestedAt: string;
    deliveredAt: string | null;
    message: string | null;
  }
  interface BadgeView {
    badgeKey: string;
    label: string;
    description: string;
    programName: string;
    icon: string;
    earned: boolean;
    awardedAt: string | null;
    periodLabel: string;
    progress: number;
    target: number;
    timesEarned: number;
  }
  interface ExplanationStep {
    label: string;
    text: string;
  }
  interface EntryExplanation {
    entry: EntryView;
    headline: string;
    steps: ExplanationStep[];
    programVersion: string;
    definitionSha256: string;
    inputs: ExplanationStep[];
    related: EntryView[];
  }
  interface NoticeView {
    noticeId: string;
    title: string;
    body: string;
    createdAt: string;
    read: boolean;
    sourceId: string | null;
  }
  interface Pulse {
    version: string;
    unread: number;
  }
}
