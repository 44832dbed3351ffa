/**
 * Date, moment and time functions. Moments are read and written in GMT; the day of a moment is that of the user's zone.
 * https://help.salesforce.com/s/articleView?id=platform.customize_functions_date.htm
 */
import { DateTime } from 'luxon';
import { ApexDate, ApexDatetime, ApexTime } from '../../runtime/values/apexDate.ts';
import { addMonthsTo, daysInMonth } from '../../runtime/values/calendar.ts';
import { decimal } from '../../runtime/values/decimal.ts';
import type { FormulaNode } from '../../syntax/parseFormula.ts';
import type { Evaluate, FormulaContext, FormulaFunction } from './evaluate.ts';
import { ofDay } from './operators.ts';
import { DAY, FormulaError, floatOf, isBlank, textOf } from './values.ts';

function localDay(ms: number, zone: string): ApexDate {
  const local = DateTime.fromMillis(ms, { zone });
  return ApexDate.of(local.year, local.month, local.day);
}

/** The functions, given how to evaluate an argument. */
export function dateFunctions(evaluate: Evaluate): Record<string, FormulaFunction> {
  const whole = (node: FormulaNode | undefined, context: FormulaContext): number | null => {
    const value = evaluate(node!, context);
    return isBlank(value) ? null : Math.trunc(floatOf(value));
  };
  const one =
    (work: (value: unknown, context: FormulaContext) => unknown): FormulaFunction =>
    ([arg], context) => {
      const value = evaluate(arg!, context);
      return isBlank(value) ? null : work(value, context);
    };
  return {
    ...partFunctions(one),
    TODAY: (_args, context) => localDay(context.now, context.timeZone),
    NOW: (_args, context) => new ApexDatetime(context.now),
    TIMENOW: (_args, context) => new ApexTime(ofDay(context.now)),
    DATE: (args, context) => {
      const [year, month, day] = args.map((arg) => whole(arg, context)) as [
        number | null,
        number | null,
        number | null,
      ];
      return year === null || month === null || day === null ? null : dateOf(year, month, day);
    },
    DATEVALUE: one(dateValue),
    DATETIMEVALUE: one(datetimeValue),
    TIMEVALUE: one(timeValue),
    ADDMONTHS: ([arg, n], context) => {
      const value = evaluate(arg!, context);
      const months = whole(n, context);
      return isBlank(value) || months === null ? null : addMonths(value, months);
    },
    FROMUNIXTIME: one((value) => new ApexDatetime(Math.trunc(floatOf(value) * 1000))),
    UNIXTIMESTAMP: one((value) => decimal(Math.floor(millisecondsOf(value) / 1000))),
    FORMATDURATION: ([from, to], context) => {
      const start = evaluate(from!, context);
      if (isBlank(start)) return '';
      const end = to === undefined ? false : evaluate(to, context);
      if (typeof end === 'boolean') return duration(Math.abs(Math.trunc(floatOf(start))), end);
      if (isBlank(end)) return '';
      const seconds = Math.floor(Math.abs(millisecondsOf(end) - millisecondsOf(start)) / 1000);
      return duration(seconds, end instanceof ApexDatetime);
    },
  };
}

type One = (work: (value: unknown, context: FormulaContext) => unknown) => FormulaFunction;

/** Years, weekdays, hours … */
function partFunctions(one: One): Record<string, FormulaFunction> {
  const ofDate = (read: (date: ApexDate) => number): FormulaFunction => one((value) => decimal(read(dateIn(value))));
  const ofTime = (read: (time: ApexTime) => number): FormulaFunction =>
    one((value) => decimal(read(value instanceof ApexTime ? value : fail('Expected a time'))));
  const iso = (date: ApexDate): DateTime => DateTime.fromMillis(date.days * DAY, { zone: 'utc' });
  return {
    YEAR: ofDate((date) => date.calendar.year),
    MONTH: ofDate((date) => date.calendar.month),
    DAY: ofDate((date) => date.calendar.day),
    WEEKDAY: ofDate((date) => ((((date.days + 4) % 7) + 7) % 7) + 1),
    DAYOFYEAR: ofDate((date) => iso(date).ordinal),
    ISOWEEK: ofDate((date) => iso(date).weekNumber),
    ISOYEAR: ofDate((date) => iso(date).weekYear),
    HOUR: ofTime((time) => time.hour),
    MINUTE: ofTime((time) => time.minute),
    SECOND: ofTime((time) => time.second),
    MILLISECOND: ofTime((time) => time.millisecond),
  };
}

function dateIn(value: unknown): ApexDate {
  if (value instanceof ApexDate) return value;
  return value instanceof ApexDatetime ? new ApexDate(Math.floor(value.ms / DAY)) : fail('Expected a date');
}

function dateOf(year: number, month: number, day: number): ApexDate {
  if (year < 1 || year > 9999) fail('Year out of range in DATE() function');
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    fail('Month or Day out of range in DATE() function');
  }
  return ApexDate.of(year, month, day);
}

function dateValue(value: unknown, context: FormulaContext): ApexDate {
  if (value instanceof ApexDate) return value;
  if (value instanceof ApexDatetime) return localDay(value.ms, context.timeZone);
  return dayIn(textOf(value), 'DATEVALUE');
}

const WRITTEN_DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})/;

function dayIn(text: string, name: string): ApexDate {
  const [, year, month, day] = (WRITTEN_DAY.exec(text) ?? []).map(Number);
  if (year === undefined || month! < 1 || month! > 12 || day! < 1 || day! > daysInMonth(year, month!)) {
    return fail(`Invalid value for ${name} function: ${text}`);
  }
  return ApexDate.of(year, month!, day!);
}

function datetimeValue(value: unknown): ApexDatetime {
  if (value instanceof ApexDatetime) return value;
  if (value instanceof ApexDate) return new ApexDatetime(value.days * DAY);
  const text = textOf(value);
  const clock = /^\d{4}-\d{1,2}-\d{1,2} +(\d{1,2}):(\d{1,2}):(\d{1,2})/.exec(text);
  const [, hour, minute, second] = (clock ?? []).map(Number);
  if (hour === undefined || hour > 23 || minute! > 59 || second! > 59) {
    return fail(`Invalid value for DATETIMEVALUE function: ${text}`);
  }
  return new ApexDatetime(dayIn(text, 'DATETIMEVALUE').days * DAY + ((hour * 60 + minute!) * 60 + second!) * 1000);
}

function timeValue(value: unknown): ApexTime {
  if (value instanceof ApexTime) return value;
  if (value instanceof ApexDatetime) return new ApexTime(ofDay(value.ms));
  const text = textOf(value);
  const [, hour, minute, second, fraction] = (/^(\d{1,2}):(\d{1,2}):(\d{1,2})\.(\d{1,3})$/.exec(text) ?? []).map(
    Number,
  );
  if (hour === undefined || hour > 23 || minute! > 59 || second! > 59) return fail(`Invalid time format: ${text}`);
  return new ApexTime(((hour * 60 + minute!) * 60 + second!) * 1000 + fraction!);
}

/** The last day of a month stays the last day. */
function addMonths(value: unknown, months: number): unknown {
  if (value instanceof ApexDatetime) {
    const day = Math.floor(value.ms / DAY);
    return new ApexDatetime(addMonthsToDay(day, months) * DAY + (value.ms - day * DAY));
  }
  return new ApexDate(addMonthsToDay(dateIn(value).days, months));
}

function addMonthsToDay(days: number, months: number): number {
  const { year, month, day } = new ApexDate(days).calendar;
  if (day !== daysInMonth(year, month)) return addMonthsTo(days, months);
  return addMonthsTo(days + 1, months) - 1;
}

function millisecondsOf(value: unknown): number {
  if (value instanceof ApexDatetime || value instanceof ApexTime) return value.ms;
  return dateIn(value).days * DAY;
}

/** `HH:MI:SS`, or with the days in front. */
function duration(seconds: number, withDays: boolean): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const days = withDays ? Math.floor(seconds / 86_400) : 0;
  const rest = seconds - days * 86_400;
  const clock = `${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`;
  return withDays ? `${days}:${clock}` : clock;
}

function fail(message: string): never {
  throw new FormulaError(message);
}
