/** Who runs right now, and what Apex asks about that user. */
import type { SessionPort } from '../abi/ports.ts';
import type { CalendarRules } from '../soql/dateLiterals.ts';
import type { Store } from '../store/store.ts';

/** Facts of a user's row. */
export type UserRow = ReadonlyMap<string, unknown>;

export class RunningUser implements SessionPort {
  readonly organizationId: string;
  readonly #store: Store;
  readonly #now: () => number;
  #userId: string;
  #calendar: { locale: string; rules: CalendarRules } | null = null;
  /** Rows of users, until the next commit or rollback. */
  readonly #rows = new Map<string, UserRow | null>();

  constructor(store: Store, organizationId: string, userId: string, now: () => number) {
    this.#store = store;
    this.organizationId = organizationId;
    this.#userId = userId;
    this.#now = now;
  }

  get userId(): string {
    return this.#userId;
  }

  get userName(): string {
    return this.userFact('Username') ?? '';
  }

  now(): number {
    return this.#now();
  }

  timeZone(): string {
    return this.userFact('TimeZoneSidKey') ?? 'UTC';
  }

  locale(): string {
    return this.userFact('LocaleSidKey') ?? 'en_US';
  }

  /**
   * Weeks begin as in the user's locale, fiscal years in the month that the organization says.
   * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_dateformats.htm
   */
  calendar(): CalendarRules {
    if (this.#calendar?.locale === this.locale()) return this.#calendar.rules;
    const locale = new Intl.Locale(this.locale().replace('_', '-')) as Intl.Locale & {
      getWeekInfo?: () => { firstDay: number };
    };
    const organization = this.#store.table('Organization').load([this.organizationId]).get(this.organizationId);
    const rules = {
      fiscalStart: Number(organization?.get('fiscalyearstartmonth') ?? 1),
      weekStart: locale.getWeekInfo?.().firstDay ?? 7,
    };
    this.#calendar = { locale: this.locale(), rules };
    return rules;
  }

  sessionId(): string | null {
    return null;
  }

  userFact(name: string): string | null {
    const value = this.row(this.#userId)?.get(name.toLowerCase());
    return value === undefined || value === null ? null : String(value);
  }

  /** The row of a user, as it was when first asked for in this transaction. */
  row(userId: string): UserRow | null {
    let row = this.#rows.get(userId);
    if (row === undefined) {
      row = this.#store.table('User').load([userId]).get(userId) ?? null;
      this.#rows.set(userId, row);
    }
    return row;
  }

  /** Forgets what was read of users. */
  forget(): void {
    this.#rows.clear();
    this.#calendar = null;
  }

  /** Becomes another user; the returned function goes back. */
  become(userId: string): () => void {
    const before = this.#userId;
    this.#userId = userId;
    return () => (this.#userId = before);
  }

  /** Told when `System.runAs` begins; the function it returns is called at its end. */
  onRunAs: () => () => void = () => () => undefined;

  enterRunAs(userId: string): unknown {
    const leave = this.become(userId);
    const ended = this.onRunAs();
    return () => {
      ended();
      leave();
    };
  }

  leaveRunAs(token: unknown): void {
    (token as () => void)();
  }
}
