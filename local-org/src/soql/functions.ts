/** Functions that compiled queries call inside SQLite. */
import type { DatabaseSync } from 'node:sqlite';
import { DateTime } from 'luxon';

type Argument = string | number | bigint | null;

/** Registers the functions; once per database. */
export function registerFunctions(db: DatabaseSync): void {
  db.function('sf_datepart', { deterministic: true }, (name, value, zone) =>
    datePart(String(name), value as Argument, String(zone)),
  );
}

function datePart(name: string, value: Argument, zone: string): string | number | null {
  if (value === null) return null;
  const at =
    typeof value === 'string' ? DateTime.fromISO(value, { zone: 'utc' }) : DateTime.fromMillis(Number(value), { zone });
  switch (name) {
    case 'CALENDAR_YEAR':
    case 'FISCAL_YEAR':
      return at.year;
    case 'CALENDAR_QUARTER':
    case 'FISCAL_QUARTER':
      return at.quarter;
    case 'CALENDAR_MONTH':
    case 'FISCAL_MONTH':
      return at.month;
    case 'DAY_IN_MONTH':
      return at.day;
    case 'DAY_IN_WEEK':
      return (at.weekday % 7) + 1;
    case 'DAY_IN_YEAR':
      return at.ordinal;
    case 'HOUR_IN_DAY':
      return at.hour;
    case 'WEEK_IN_MONTH':
      return Math.floor((at.day - 1) / 7) + 1;
    case 'WEEK_IN_YEAR':
      return Math.floor((at.ordinal - 1) / 7) + 1;
    case 'DAY_ONLY':
      return at.toISODate();
    default:
      throw new Error(`no such date function: ${name}`);
  }
}
