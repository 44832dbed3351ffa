/**
 * Schedules written as the platform writes them: seconds, minutes, hours, day of month, month, day of week, optional year.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_scheduler.htm
 */
import { CronExpressionParser } from 'cron-parser';
import { inZone } from '../../library/support/datePattern.ts';

/** The last year a schedule can name. */
const LAST_YEAR = 2099;

/** A schedule that cannot be read; the message says why. */
export class CronError extends Error {}

/** The first moment after `after` at which the schedule fires, or null when it never does again. */
export function nextFire(expression: string, after: number, timeZone: string): number | null {
  const fields = expression.trim().split(/\s+/);
  if (fields.length < 6 || fields.length > 7) throw new CronError(`Invalid cron expression: ${expression}`);
  const [seconds = '', minutes = '', hours = '', day = '', month = '', weekday = '', year] = fields;
  if ((day === '?') === (weekday === '?')) {
    throw new CronError('Support for specifying both a day-of-week AND a day-of-month parameter is not implemented.');
  }
  const text = [seconds, minutes, hours, day, month, shiftWeekday(weekday)].join(' ').replaceAll('?', '*');
  return firstInYears(text, after, timeZone, yearTest(year, expression));
}

/** The platform counts Sunday as 1, the parser as 0. */
function shiftWeekday(field: string): string {
  return field.replace(/(?<![#\d])([1-7])(?=$|[-,#L/])/g, (digit) => String(Number(digit) - 1));
}

function yearTest(field: string | undefined, expression: string): ((year: number) => boolean) | null {
  if (field === undefined || field === '*') return null;
  const ranges = field.split(',').map((part) => {
    const match = /^(\d{4})(?:-(\d{4}))?$/.exec(part);
    if (match === null) throw new CronError(`Invalid year in cron expression: ${expression}`);
    return [Number(match[1]), Number(match[2] ?? match[1])] as const;
  });
  return (year) => ranges.some(([from, to]) => year >= from && year <= to);
}

function firstInYears(
  text: string,
  after: number,
  timeZone: string,
  inYears: ((year: number) => boolean) | null,
): number | null {
  let parsed;
  try {
    parsed = CronExpressionParser.parse(text, { currentDate: new Date(after), tz: timeZone });
  } catch (error) {
    throw new CronError(`Invalid cron expression: ${error instanceof Error ? error.message : String(error)}`);
  }
  const last = inYears === null ? new Date(after).getUTCFullYear() + 10 : LAST_YEAR;
  for (;;) {
    const date = parsed.next();
    if (date.getFullYear() > last) return null;
    if (inYears === null || inYears(date.getFullYear())) return date.getTime();
    if (!inYears(date.getFullYear()) && noneLeft(date.getFullYear(), last, inYears)) return null;
  }
}

function noneLeft(year: number, last: number, inYears: (year: number) => boolean): boolean {
  for (let candidate = year; candidate <= last; candidate++) if (inYears(candidate)) return false;
  return true;
}

/** The expression that fires once, at this moment. */
export function cronAt(moment: number, timeZone: string): string {
  const { second, minute, hour, day, month, year } = inZone(moment, timeZone);
  return `${second} ${minute} ${hour} ${day} ${month} ? ${year}`;
}
