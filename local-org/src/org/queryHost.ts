/** What queries and searches share: who asks, the values of their binds, the rights they run with. */
import type { PortAccess } from '../abi/ports.ts';
import type { UserAccess } from '../access/userAccess.ts';
import { apexError } from '../runtime/values/apexException.ts';
import type { CalendarRules } from '../soql/dateLiterals.ts';
import type { QueryAccess } from '../soql/query.ts';
import type { QueryRun } from '../soql/sql.ts';
import type { Store } from '../store/store.ts';

/** Who is asking, and when. */
export interface QueryHost {
  readonly store: Store;
  readonly userId: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly currency: string;
  readonly calendar: CalendarRules;
  now(): number;
  access(userId: string): UserAccess;
}

/** The run of a query for this host. */
export function runOf(host: QueryHost, binds: readonly unknown[]): QueryRun {
  const { timeZone, userId, locale, currency, calendar } = host;
  return { binds, now: host.now(), timeZone, userId, locale, currency, calendar };
}

/** The mode that the text states wins over the mode of the caller. */
export function accessOf(host: QueryHost, stated: string | null, access: PortAccess): QueryAccess {
  const userMode = stated === 'userMode' || (stated !== 'systemMode' && access.mode === 'user');
  const permissions = userMode || stated === 'securityEnforced';
  const sharing = userMode || access.sharing === 'with';
  if (!permissions && !sharing) return { permissions: null, sharing: null };
  const user = host.access(host.userId);
  return { permissions: permissions ? user : null, sharing: sharing ? user : null };
}

/** Static texts have the binds `b0`, `b1`, …; their order in the text may differ. */
export function orderedBinds(names: readonly string[], values: readonly unknown[]): readonly unknown[] {
  return names.map((name) => values[Number(name.replace(/\D/g, ''))] ?? null);
}

/** Values of the binds of a text by their names, in any case. */
export function namedBinds(names: readonly string[], values: ReadonlyMap<string, unknown>): readonly unknown[] {
  const byName = new Map([...values].map(([name, value]) => [name.toLowerCase(), value]));
  return names.map((name) => {
    const key = name.toLowerCase();
    if (!byName.has(key)) throw apexError('System.QueryException', `Variable does not exist: ${name}`);
    const value = byName.get(key) ?? null;
    return typeof value === 'function' ? (value as () => unknown)() : value;
  });
}
