/**
 * `System.Datetime`: local methods use the user's time zone.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_datetime.htm
 */
import type { DateTime } from 'luxon';
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../../runtime/values/apexDate.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { formatInZone, inZone, localToMs } from '../support/datePattern.ts';

type Parts = [number, number, number, number, number, number, number];

const local = (env: Env, self: ApexDatetime): DateTime => inZone(self.ms, env.ports.session.timeZone());
const gmt = (self: ApexDatetime): DateTime => inZone(self.ms, 'UTC');

function fromParts(env: Env, parts: Parts): ApexDatetime {
  return new ApexDatetime(localToMs(parts, env.ports.session.timeZone()));
}

function fromPartsGmt(parts: Parts): ApexDatetime {
  return new ApexDatetime(localToMs(parts, 'UTC'));
}

function joined(date: ApexDate, time: ApexTime): Parts {
  const { year, month, day } = date.calendar;
  return [year, month, day, time.hour, time.minute, time.second, time.millisecond];
}

/** `yyyy-MM-dd HH:mm:ss`, local or GMT; TypeException otherwise. */
function readParts(text: string): Parts {
  const match = /^\s*(\d{4})-(\d{1,2})-(\d{1,2}) (\d{1,2}):(\d{1,2}):(\d{1,2})/.exec(text);
  if (!match) throw apexError('System.TypeException', `Invalid date/time: ${text}`);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  return [year, month, day, hour, minute, second, 0];
}

function valueOf(env: Env, value: unknown): ApexDatetime {
  if (value === null) throw apexError('System.NullPointerException', 'Argument cannot be null.');
  if (value instanceof ApexDatetime) return value;
  if (value instanceof ApexDate) return new ApexDatetime(value.days * 86_400_000);
  if (typeof value === 'bigint') return new ApexDatetime(Number(value));
  const text = String(value);
  const withOffset = /^\d{4}-\d{2}-\d{2}T/.test(text) ? ApexDatetime.parseIso(text) : null;
  return withOffset ?? fromParts(env, readParts(text));
}

/** `11/23/2026 3:18 PM` in the form of en_US, which is the only locale read here. */
function parse(env: Env, text: string): ApexDatetime {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4}),? (\d{1,2}):(\d{2}) ?([AP])M$/i.exec(text.trim().replace(/\s/g, ' '));
  if (!match) throw apexError('System.TypeException', `Invalid date/time: ${text}`);
  const hour = (Number(match[4]) % 12) + (match[6]?.toUpperCase() === 'P' ? 12 : 0);
  return fromParts(env, [Number(match[3]), Number(match[1]), Number(match[2]), hour, Number(match[5]), 0, 0]);
}

/** Date and time in the short form of the locale; ICU's narrow spaces become plain ones. */
function format(env: Env, self: ApexDatetime): string {
  const moment = local(env, self).setLocale(env.ports.session.locale().replace('_', '-'));
  const text = moment.toLocaleString({
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
  return text.replace(/[\u202f\u00a0]/g, ' ');
}

/** Moves by calendar units in the user's zone: a day stays the same hour across a clock change. */
function plus(env: Env, self: ApexDatetime, amount: { days?: number; months?: number; years?: number }): ApexDatetime {
  return new ApexDatetime(local(env, self).plus(amount).toMillis());
}

function dateOf(moment: DateTime): ApexDate {
  return ApexDate.of(moment.year, moment.month, moment.day);
}

function timeOf(moment: DateTime): ApexTime {
  return ApexTime.of(moment.hour, moment.minute, moment.second, moment.millisecond);
}

function need(pattern: string | null): string {
  if (pattern === null) throw apexError('System.NullPointerException', 'Argument cannot be null.');
  return pattern;
}

export const behaviour: LibraryType = {
  'newInstance(Date,Time)': (env, date: ApexDate, time: ApexTime) => fromParts(env, joined(date, time)),
  'newInstance(Long)': (_env, ms: bigint) => new ApexDatetime(Number(ms)),
  'newInstance/3': (env, y: number, m: number, d: number) => fromParts(env, [y, m, d, 0, 0, 0, 0]),
  'newInstance/6': (env, y: number, m: number, d: number, h: number, n: number, s: number) =>
    fromParts(env, [y, m, d, h, n, s, 0]),
  'newInstanceGmt(Date,Time)': (_env, date: ApexDate, time: ApexTime) => fromPartsGmt(joined(date, time)),
  'newInstanceGmt/3': (_env, y: number, m: number, d: number) => fromPartsGmt([y, m, d, 0, 0, 0, 0]),
  'newInstanceGmt/6': (_env, y: number, m: number, d: number, h: number, n: number, s: number) =>
    fromPartsGmt([y, m, d, h, n, s, 0]),
  now: (env) => new ApexDatetime(env.ports.session.now()),
  valueOf,
  valueOfGmt: (_env, text: string) => fromPartsGmt(readParts(need(text))),
  parse,
  addDays: (env, self: ApexDatetime, days: number) => plus(env, self, { days }),
  addMonths: (env, self: ApexDatetime, months: number) => plus(env, self, { months }),
  addYears: (env, self: ApexDatetime, years: number) => plus(env, self, { years }),
  addHours: (_env, self: ApexDatetime, hours: number) => new ApexDatetime(self.ms + hours * 3_600_000),
  addMinutes: (_env, self: ApexDatetime, minutes: number) => new ApexDatetime(self.ms + minutes * 60_000),
  addSeconds: (_env, self: ApexDatetime, seconds: number) => new ApexDatetime(self.ms + seconds * 1000),
  year: (env, self: ApexDatetime) => local(env, self).year,
  month: (env, self: ApexDatetime) => local(env, self).month,
  day: (env, self: ApexDatetime) => local(env, self).day,
  hour: (env, self: ApexDatetime) => local(env, self).hour,
  minute: (env, self: ApexDatetime) => local(env, self).minute,
  second: (env, self: ApexDatetime) => local(env, self).second,
  millisecond: (env, self: ApexDatetime) => local(env, self).millisecond,
  dayOfYear: (env, self: ApexDatetime) => local(env, self).ordinal,
  yearGmt: (_env, self: ApexDatetime) => gmt(self).year,
  monthGmt: (_env, self: ApexDatetime) => gmt(self).month,
  dayGmt: (_env, self: ApexDatetime) => gmt(self).day,
  hourGmt: (_env, self: ApexDatetime) => gmt(self).hour,
  minuteGmt: (_env, self: ApexDatetime) => gmt(self).minute,
  secondGmt: (_env, self: ApexDatetime) => gmt(self).second,
  millisecondGmt: (_env, self: ApexDatetime) => gmt(self).millisecond,
  dayOfYearGmt: (_env, self: ApexDatetime) => gmt(self).ordinal,
  date: (env, self: ApexDatetime) => dateOf(local(env, self)),
  dateGmt: (_env, self: ApexDatetime) => dateOf(gmt(self)),
  time: (env, self: ApexDatetime) => timeOf(local(env, self)),
  timeGmt: (_env, self: ApexDatetime) => timeOf(gmt(self)),
  getTime: (_env, self: ApexDatetime) => BigInt(self.ms),
  isSameDay: (env, self: ApexDatetime, other: ApexDatetime) =>
    dateOf(local(env, self)).days === dateOf(local(env, other)).days,
  'format/0': format,
  'format/1': (env, self: ApexDatetime, pattern: string) =>
    formatInZone(self.ms, need(pattern), env.ports.session.timeZone()),
  'format/2': (_env, self: ApexDatetime, pattern: string, zone: string) =>
    formatInZone(self.ms, need(pattern), need(zone)),
  formatGmt: (_env, self: ApexDatetime, pattern: string) => formatInZone(self.ms, need(pattern), 'UTC'),
  formatLong: (env, self: ApexDatetime) => formatInZone(self.ms, 'M/d/yyyy, h:mm:ss a z', env.ports.session.timeZone()),
};
