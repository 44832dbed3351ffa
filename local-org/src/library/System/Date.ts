/**
 * `System.Date`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_date.htm
 */
import { DateTime } from 'luxon';
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexDate, ApexDatetime } from '../../runtime/values/apexDate.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { addMonthsTo, daysInMonth, toDays } from '../../runtime/values/calendar.ts';
import { inZone } from '../support/datePattern.ts';

/** The day of a moment in a zone. */
function dayIn(ms: number, zone: string): ApexDate {
  const moment = inZone(ms, zone);
  return ApexDate.of(moment.year, moment.month, moment.day);
}

function valueOf(env: Env, value: unknown): ApexDate {
  if (value === null) throw apexError('System.NullPointerException', 'Argument cannot be null.');
  if (value instanceof ApexDate) return value;
  if (value instanceof ApexDatetime) return dayIn(value.ms, env.ports.session.timeZone());
  const match = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?$/.exec(String(value));
  const [year, month, day] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
  if (!match || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    throw apexError('System.TypeException', `Invalid date: ${String(value)}`);
  }
  return ApexDate.of(year, month, day);
}

/** Reads a date in the form of the locale (`11/23/2026` for en_US). */
function parse(env: Env, text: string): ApexDate {
  const order = partsOrder(env.ports.session.locale());
  const numbers = /^(\d{1,4})\D(\d{1,2})\D(\d{1,4})\.?$/.exec(text.trim());
  const named = new Map(order.map((part, index) => [part, Number(numbers?.[index + 1])]));
  const [year, month, day] = [named.get('year') ?? 0, named.get('month') ?? 0, named.get('day') ?? 0];
  if (!numbers || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    throw apexError('System.TypeException', `Invalid date: ${text}`);
  }
  return ApexDate.of(year < 100 ? 2000 + year : year, month, day);
}

function partsOrder(locale: string): string[] {
  const parts = new Intl.DateTimeFormat(locale.replace('_', '-')).formatToParts(0);
  return parts.map((part) => part.type).filter((type) => ['year', 'month', 'day'].includes(type));
}

function monthsBetween(self: ApexDate, other: ApexDate): number {
  const [a, b] = [self.calendar, other.calendar];
  return (b.year - a.year) * 12 + (b.month - a.month);
}

/** The first day of the week in the user's locale: Sunday in the United States, Monday in Germany. */
function startOfWeek(env: Env, self: ApexDate): ApexDate {
  const locale = new Intl.Locale(env.ports.session.locale().replace('_', '-')) as Intl.Locale & {
    getWeekInfo?(): { firstDay: number };
  };
  const firstDay = locale.getWeekInfo?.().firstDay ?? 7;
  const weekday = ((((self.days + 3) % 7) + 7) % 7) + 1;
  return new ApexDate(self.days - ((weekday - firstDay + 7) % 7));
}

function format(env: Env, self: ApexDate): string {
  const moment = DateTime.fromMillis(self.days * 86_400_000, { zone: 'UTC' });
  return moment.setLocale(env.ports.session.locale().replace('_', '-')).toLocaleString(DateTime.DATE_SHORT);
}

export const behaviour: LibraryType = {
  newInstance: (_env, year: number, month: number, day: number) => ApexDate.of(year, month, day),
  today: (env) => dayIn(env.ports.session.now(), env.ports.session.timeZone()),
  valueOf,
  parse,
  daysInMonth: (_env, year: number, month: number) => daysInMonth(year, month),
  isLeapYear: (_env, year: number) => daysInMonth(year, 2) === 29,
  addDays: (_env, self: ApexDate, days: number) => new ApexDate(self.days + days),
  addMonths: (_env, self: ApexDate, months: number) => new ApexDate(addMonthsTo(self.days, months)),
  addYears: (_env, self: ApexDate, years: number) => new ApexDate(addMonthsTo(self.days, years * 12)),
  day: (_env, self: ApexDate) => self.calendar.day,
  month: (_env, self: ApexDate) => self.calendar.month,
  year: (_env, self: ApexDate) => self.calendar.year,
  dayOfYear: (_env, self: ApexDate) => self.days - toDays(self.calendar.year, 1, 1) + 1,
  daysBetween: (_env, self: ApexDate, other: ApexDate) => other.days - self.days,
  monthsBetween: (_env, self: ApexDate, other: ApexDate) => monthsBetween(self, other),
  isSameDay: (_env, self: ApexDate, other: ApexDate) => self.days === other.days,
  toStartOfMonth: (_env, self: ApexDate) => ApexDate.of(self.calendar.year, self.calendar.month, 1),
  toStartOfWeek: startOfWeek,
  format,
};
