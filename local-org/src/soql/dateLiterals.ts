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

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

const SIMPLE: Readonly<Record<string, readonly [Unit, number, number]>> = {
  YESTERDAY: ['day', -1, 1],
  TODAY: ['day', 0, 1],
  TOMORROW: ['day', 1, 1],
  LAST_90_DAYS: ['day', -90, 91],
  NEXT_90_DAYS: ['day', 1, 90],
};

/** The range of a literal, seen from `now` in a zone. Weeks begin on Sunday, fiscal years are calendar years. */
export function dayRange(name: string, count: number | null, now: number, zone: string): DayRange {
  const today = DateTime.fromMillis(now, { zone }).startOf('day');
  const simple = SIMPLE[name];
  if (simple) return span(today, simple[0], simple[1], simple[2]);
  const named = /^(LAST|THIS|NEXT)_(?:FISCAL_)?(WEEK|MONTH|QUARTER|YEAR)$/.exec(name);
  if (named) {
    const offset = named[1] === 'LAST' ? -1 : named[1] === 'NEXT' ? 1 : 0;
    return span(today, named[2]!.toLowerCase() as Unit, offset, 1);
  }
  const counted =
    /^(?:(LAST|NEXT)_N_(?:FISCAL_)?(DAY|WEEK|MONTH|QUARTER|YEAR)S|N_(?:FISCAL_)?(DAY|WEEK|MONTH|QUARTER|YEAR)S_AGO)$/.exec(
      name,
    );
  if (!counted || count === null) throw new UnsupportedError(`SOQL date literal ${name}`, 'query');
  const unit = (counted[2] ?? counted[3])!.toLowerCase() as Unit;
  if (counted[3] !== undefined) return span(today, unit, -count, 1);
  if (counted[1] === 'NEXT') return span(today, unit, 1, count);
  // LAST_N_DAYS ends with today, the longer units end with the one before this.
  return unit === 'day' ? span(today, unit, -count, count + 1) : span(today, unit, -count, count);
}

function span(today: DateTime, unit: Unit, offset: number, length: number): DayRange {
  const start = plus(startOf(today, unit), unit, offset);
  return { start, end: plus(start, unit, length) };
}

function startOf(day: DateTime, unit: Unit): DateTime {
  if (unit !== 'week') return day.startOf(unit);
  return day.minus({ days: day.weekday % 7 });
}

function plus(day: DateTime, unit: Unit, n: number): DateTime {
  return day.plus({ [`${unit}s`]: n });
}
