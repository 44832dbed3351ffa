/** Date, moment and time functions. Moments are read and written in GMT, days of NOW in the user's zone. */
import { DateTime } from 'luxon';
import { ApexDate, ApexDatetime, ApexTime } from '../../runtime/values/apexDate.ts';
import { addMonthsTo, daysInMonth } from '../../runtime/values/calendar.ts';
import { decimal } from '../../runtime/values/decimal.ts';
import type { FormulaNode } from '../../syntax/parseFormula.ts';
import { FormulaError, numberOf, textOf } from './evaluate.ts';
import type { FormulaContext, FormulaFunction } from './evaluate.ts';

type Evaluate = (node: FormulaNode, context: FormulaContext) => unknown;

function localDay(ms: number, zone: string): ApexDate {
  const local = DateTime.fromMillis(ms, { zone });
  return ApexDate.of(local.year, local.month, local.day);
}

/** The functions, given how to evaluate an argument. */
export function dateFunctions(evaluate: Evaluate): Record<string, FormulaFunction> {
  const whole = (node: FormulaNode | undefined, context: FormulaContext): number =>
    Math.trunc(Number(numberOf(evaluate(node!, context)).toString()));
  const ofDay =
    (read: (date: ApexDate) => number): FormulaFunction =>
    ([arg], context) => {
      const value = evaluate(arg!, context);
      if (value === null) return null;
      if (!(value instanceof ApexDate)) throw new FormulaError('Expected a date');
      return decimal(read(value));
    };
  const ofTime =
    (read: (time: ApexTime) => number): FormulaFunction =>
    ([arg], context) => {
      const value = evaluate(arg!, context);
      return value === null ? null : decimal(read(value as ApexTime));
    };
  return {
    TODAY: (_args, context) => localDay(context.now, context.timeZone),
    NOW: (_args, context) => new ApexDatetime(context.now),
    TIMENOW: (_args, context) => new ApexTime(context.now),
    DATE: ([y, m, d], context) => dateOf(whole(y, context), whole(m, context), whole(d, context)),
    DATEVALUE: ([arg], context) => dateValue(evaluate(arg!, context), context),
    DATETIMEVALUE: ([arg], context) => datetimeValue(evaluate(arg!, context)),
    TIMEVALUE: ([arg], context) => timeValue(evaluate(arg!, context)),
    YEAR: ofDay((date) => date.calendar.year),
    MONTH: ofDay((date) => date.calendar.month),
    DAY: ofDay((date) => date.calendar.day),
    WEEKDAY: ofDay((date) => ((((date.days + 4) % 7) + 7) % 7) + 1),
    HOUR: ofTime((time) => time.hour),
    MINUTE: ofTime((time) => time.minute),
    SECOND: ofTime((time) => time.second),
    MILLISECOND: ofTime((time) => time.millisecond),
    ADDMONTHS: ([arg, n], context) => addMonths(evaluate(arg!, context), whole(n, context)),
  };
}

function dateOf(year: number, month: number, day: number): ApexDate {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) throw new FormulaError('Invalid date');
  return ApexDate.of(year, month, day);
}

function dateValue(value: unknown, context: FormulaContext): ApexDate | null {
  if (value === null || value === '' || value instanceof ApexDate) return value === '' ? null : value;
  if (value instanceof ApexDatetime) return localDay(value.ms, context.timeZone);
  return ApexDate.parseIso(textOf(value)) ?? fail(`Not a date: ${textOf(value)}`);
}

function datetimeValue(value: unknown): ApexDatetime | null {
  if (value === null || value instanceof ApexDatetime) return value;
  if (value instanceof ApexDate) return new ApexDatetime(value.days * 86_400_000);
  return ApexDatetime.parseIso(textOf(value)) ?? fail(`Not a date and time: ${textOf(value)}`);
}

function timeValue(value: unknown): ApexTime | null {
  if (value === null || value instanceof ApexTime) return value;
  if (value instanceof ApexDatetime) return new ApexTime(value.ms);
  return ApexTime.parseIso(textOf(value)) ?? fail(`Not a time: ${textOf(value)}`);
}

/** The last day of a month stays the last day. */
function addMonths(value: unknown, months: number): unknown {
  if (value === null) return null;
  if (value instanceof ApexDatetime) {
    return new ApexDatetime(DateTime.fromMillis(value.ms, { zone: 'utc' }).plus({ months }).toMillis());
  }
  if (!(value instanceof ApexDate)) throw new FormulaError('Expected a date');
  const { year, month, day } = value.calendar;
  const moved = new ApexDate(addMonthsTo(value.days, months));
  if (day !== daysInMonth(year, month)) return moved;
  const target = moved.calendar;
  return ApexDate.of(target.year, target.month, daysInMonth(target.year, target.month));
}

function fail(message: string): never {
  throw new FormulaError(message);
}
