/**
 * What should stand in the org according to the sample program, worked out from nothing but the deals, participants, teams and memberships
 * as they are now. Written from the program's description alone; shares nothing with the engine.
 */
import type { Connection } from 'jsforce';
import { rows } from './sampleOrg.ts';

/** A board row. */
export interface Place {
  readonly cents: number;
  readonly deals: number;
  readonly rank: number;
  readonly reachedOn: string;
}

/** Everything that should stand, by texts that name the place. */
export interface Expected {
  /** Cents by `participant|month|deal`. */
  readonly lines: Map<string, number>;
  /** By `board|quarter|participant or team`. */
  readonly places: Map<string, Place>;
  /** `participant|month` */
  readonly badges: Set<string>;
}

interface Deal {
  readonly id: string;
  readonly who: string;
  readonly region: string | null;
  readonly cents: number;
  readonly day: string;
}

interface Membership {
  readonly Participant__c: string;
  readonly Team__c: string;
  readonly StartDate__c: string | null;
  readonly EndDate__c: string | null;
}

/** First day that counts. */
const WINDOW_START = '2026-01-01';

/** A later version of the program that pays another amount for the first five deals of a month, on and after a day. */
export interface Raise {
  readonly from: string;
  readonly cents: number;
}

/** Reads the org's CRM data and works out the target. */
export async function expected(admin: Connection, raise: Raise | null = null): Promise<Expected> {
  const deals = await creditedDeals(admin);
  const lines = new Map<string, number>();
  const badges = new Set<string>();
  for (const [key, ofMonth] of groups(deals, (deal) => `${deal.who}|${deal.day.slice(0, 7)}`)) {
    ofMonth.forEach((deal, index) =>
      lines.set(`${key}|${deal.id}`, spiff(index + 1, raise && deal.day >= raise.from ? raise.cents : 1000)),
    );
    if (ofMonth.length >= 3) badges.add(key);
  }
  const places = new Map<string, Place>();
  addBoard(places, 'won-amount', deals, (deal) => deal.who);
  addBoard(places, 'region-won-amount', deals, (deal) => deal.region);
  return { lines, places, badges };
}

/** Deals 1–5 of the month earn `first`, 6–10 earn 15, the others 25. */
function spiff(position: number, first: number): number {
  if (position <= 5) return first;
  return position <= 10 ? 1500 : 2500;
}

async function creditedDeals(admin: Connection): Promise<Deal[]> {
  const participants = await rows<{ Id: string; User__c: string | null }>(
    admin,
    'SELECT Id, User__c FROM Participant__c',
  );
  const byUser = new Map(participants.filter((row) => row.User__c).map((row) => [row.User__c!, row.Id]));
  const memberships = await rows<Membership & Record<string, unknown>>(
    admin,
    'SELECT Participant__c, Team__c, StartDate__c, EndDate__c FROM TeamMembership__c',
  );
  const teams = new Map(
    (
      await rows<{ Id: string; Kind__c: string; ParentTeam__c: string | null }>(
        admin,
        'SELECT Id, Kind__c, ParentTeam__c FROM Team__c',
      )
    ).map((team) => [team.Id, team]),
  );
  const won = await rows<{ Id: string; OwnerId: string; Amount: number | null; CloseDate: string }>(
    admin,
    'SELECT Id, OwnerId, Amount, CloseDate FROM Opportunity WHERE IsWon = true',
  );
  const regionOf = (team: string | undefined): string | null => {
    for (let current = team ? teams.get(team) : undefined; current; current = teams.get(current.ParentTeam__c ?? ''))
      if (current.Kind__c === 'Region') return current.Id;
    return null;
  };
  return won
    .filter((deal) => byUser.has(deal.OwnerId) && deal.CloseDate >= WINDOW_START)
    .map((deal) => {
      const who = byUser.get(deal.OwnerId)!;
      return {
        id: deal.Id,
        who,
        region: regionOf(teamOn(memberships, who, deal.CloseDate)),
        cents: Math.round((deal.Amount ?? 0) * 100),
        day: deal.CloseDate,
      };
    })
    .sort((a, b) => compare(a.day, b.day) || compare(a.id, b.id));
}

/** Half-open memberships; of several the one that began last. */
function teamOn(memberships: readonly Membership[], who: string, day: string): string | undefined {
  return memberships
    .filter(
      (row) =>
        row.Participant__c === who &&
        (row.StartDate__c === null || row.StartDate__c <= day) &&
        (row.EndDate__c === null || day < row.EndDate__c),
    )
    .sort((a, b) => compare(a.StartDate__c ?? '', b.StartDate__c ?? ''))
    .at(-1)?.Team__c;
}

function addBoard(
  places: Map<string, Place>,
  board: string,
  deals: readonly Deal[],
  subjectOf: (deal: Deal) => string | null,
): void {
  const counted = deals.filter((deal) => subjectOf(deal) !== null);
  for (const [quarter, ofQuarter] of groups(counted, (deal) => quarterOf(deal.day))) {
    const scores = [...groups(ofQuarter, (deal) => subjectOf(deal)!)].map(([subject, own]) => ({
      subject,
      cents: own.reduce((sum, deal) => sum + deal.cents, 0),
      deals: own.length,
      reachedOn: reachedOn(own),
    }));
    for (const { subject, cents, deals: count, reachedOn: day } of scores) {
      const rank = 1 + scores.filter((other) => other.cents > cents).length;
      places.set(`${board}|${quarter}|${subject}`, { cents, deals: count, rank, reachedOn: day });
    }
  }
}

/** The day on which the final sum was last reached from below; the first day when it never was. */
function reachedOn(own: readonly Deal[]): string {
  const total = own.reduce((sum, deal) => sum + deal.cents, 0);
  let running = 0;
  let day = own[0]!.day;
  for (const deal of own) {
    if (running < total && running + deal.cents >= total) day = deal.day;
    running += deal.cents;
  }
  return day;
}

function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

function groups<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = found.get(key);
    if (group) group.push(item);
    else found.set(key, [item]);
  }
  return found;
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
