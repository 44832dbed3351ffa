/**
 * TODAY, LAST_N_DAYS:7, THIS_FISCAL_QUARTER … → the half-open range of local days they stand for.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_dateformats.htm
 */
import { DateTime } from 'luxon';
import { UnsupportedError } from '../base/unsupportedError.ts';

/** First day inside, first day after. */
export interface DayRange {
  readonly start: DateTime;
  readonly end: DateTime;
}

/** Where the units of the literals begin for the user and the org. */
export interface CalendarRules {
  /** 1 is January. */
  readonly fiscalStart: number;
  /** 7 is Sunday, 1 Monday. */
  readonly weekStart: number;
}

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'fiscal_quarter' | 'fiscal_year';

const SIMPLE: Readonly<Record<string, readonly [Unit, number, number]>> = {
  YESTERDAY: ['day', -1, 1],
  TODAY: ['day', 0, 1],
  TOMORROW: ['day', 1, 1],
  LAST_90_DAYS: ['day', -90, 91],
  NEXT_90_DAYS: ['day', 1, 90],
};

const UNIT = '(DAY|WEEK|MONTH|(?:FISCAL_)?QUARTER|(?:FISCAL_)?YEAR)';
const NAMED = new RegExp(`^(LAST|THIS|NEXT)_${UNIT}$`);
const COUNTED = new RegExp(`^(?:(LAST|NEXT)_N_${UNIT}S|N_${UNIT}S_AGO)$`);

/** The range of a literal, seen from `now` in a zone. */
export function dayRange(
  name: string,
  count: number | null,
  now: number,
  zone: string,
  rules: CalendarRules = { fiscalStart: 1, weekStart: 7 },
): DayRange {
  const today = DateTime.fromMillis(now, { zone }).startOf('day');
  const span = (unit: Unit, offset: number, length: number): DayRange => {
    const start = plus(startOf(today, unit, rules), unit, offset);
    return { start, end: plus(start, unit, length) };
  };
  const simple = SIMPLE[name];
  if (simple) return span(...simple);
  const named = NAMED.exec(name);
  if (named) {
    const offset = named[1] === 'LAST' ? -1 : named[1] === 'NEXT' ? 1 : 0;
    return span(named[2]!.toLowerCase() as Unit, offset, 1);
  }
  const counted = COUNTED.exec(name);
  if (!counted || count === null) throw new UnsupportedError(`SOQL date literal ${name}`, 'query');
  const unit = (counted[2] ?? counted[3])!.toLowerCase() as Unit;
  if (counted[3] !== undefined) return span(unit, -count, 1);
  if (counted[1] === 'NEXT') return span(unit, 1, count);
  // LAST_N_DAYS ends with today, the longer units end with the one before this.
  return unit === 'day' ? span(unit, -count, count + 1) : span(unit, -count, count);
}

function startOf(day: DateTime, unit: Unit, { fiscalStart, weekStart }: CalendarRules): DateTime {
  switch (unit) {
    case 'week':
      return day.minus({ days: (day.weekday - weekStart + 7) % 7 });
    case 'fiscal_year':
      return day.startOf('month').minus({ months: (day.month - fiscalStart + 12) % 12 });
    case 'fiscal_quarter':
      return day.startOf('month').minus({ months: (day.month - fiscalStart + 12) % 3 });
    default:
      return day.startOf(unit);
  }
}

function plus(day: DateTime, unit: Unit, n: number): DateTime {
  return day.plus({ [`${unit.replace('fiscal_', '')}s`]: n });
}
