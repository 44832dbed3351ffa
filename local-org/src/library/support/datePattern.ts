/**
 * Date patterns of Java's SimpleDateFormat, which `Datetime.format` takes.
 * https://docs.oracle.com/javase/8/docs/api/java/text/SimpleDateFormat.html
 */
import { DateTime } from 'luxon';
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { toDays } from '../../runtime/values/calendar.ts';

type Letter = (moment: DateTime, width: number) => string;

const padded = (value: number, width: number): string => String(value).padStart(width, '0');

const LETTERS: Record<string, Letter> = {
  y: (m, width) => (width === 2 ? padded(m.year % 100, 2) : padded(m.year, width)),
  u: (m, width) => padded(m.weekday, width),
  Y: (m, width) => (width === 2 ? padded(m.localWeekYear % 100, 2) : padded(m.localWeekYear, width)),
  M: (m, width) => (width > 3 ? m.toFormat('LLLL') : width === 3 ? m.toFormat('LLL') : padded(m.month, width)),
  L: (m, width) => (width > 3 ? m.toFormat('LLLL') : width === 3 ? m.toFormat('LLL') : padded(m.month, width)),
  d: (m, width) => padded(m.day, width),
  D: (m, width) => padded(m.ordinal, width),
  w: (m, width) => padded(m.localWeekNumber, width),
  W: (m, width) => padded(Math.ceil((m.day + (m.startOf('month').weekday % 7)) / 7), width),
  F: (m, width) => padded(Math.ceil(m.day / 7), width),
  E: (m, width) => m.toFormat(width > 3 ? 'cccc' : 'ccc'),
  a: (m) => (m.hour < 12 ? 'AM' : 'PM'),
  H: (m, width) => padded(m.hour, width),
  k: (m, width) => padded(m.hour === 0 ? 24 : m.hour, width),
  K: (m, width) => padded(m.hour % 12, width),
  h: (m, width) => padded(m.hour % 12 === 0 ? 12 : m.hour % 12, width),
  m: (m, width) => padded(m.minute, width),
  s: (m, width) => padded(m.second, width),
  S: (m, width) => padded(m.millisecond, width),
  G: (m) => (m.year > 0 ? 'AD' : 'BC'),
  z: (m, width) => m.toFormat(width > 3 ? 'ZZZZZ' : 'ZZZZ'),
  Z: (m) => m.toFormat('ZZZ'),
  X: (m, width) =>
    m.offset === 0 ? 'Z' : width === 1 ? m.toFormat('ZZZ').slice(0, 3) : m.toFormat(width === 2 ? 'ZZZ' : 'ZZ'),
};

/** The moment in a zone; an unknown zone counts as GMT, as in Java. */
export function inZone(ms: number, zone: string): DateTime {
  const moment = DateTime.fromMillis(ms, { zone, locale: 'en-US' });
  return moment.isValid ? moment : DateTime.fromMillis(ms, { zone: 'UTC', locale: 'en-US' });
}

/** The moment in a zone under a SimpleDateFormat pattern. */
export function formatInZone(ms: number, pattern: string, zone: string): string {
  const moment = inZone(ms, zone);
  return pattern.replace(
    /'((?:[^']|'')*)'|([A-Za-z])\2*/g,
    (all, quoted: string | undefined, letter: string | undefined) => {
      if (quoted !== undefined) return quoted === '' ? "'" : quoted.replaceAll("''", "'");
      const format = LETTERS[letter ?? ''];
      if (!format) throw apexError('System.IllegalArgumentException', `Illegal pattern character '${letter}'`);
      return format(moment, (all as string).length);
    },
  );
}

/** The moment of a local date and time in a zone. */
export function localToMs(
  parts: readonly [number, number, number, number, number, number, number],
  zone: string,
): number {
  const [year, month, day, hour, minute, second, millisecond] = parts;
  if (zone === 'UTC') {
    return toDays(year, month, day) * 86_400_000 + hour * 3_600_000 + minute * 60_000 + second * 1000 + millisecond;
  }
  const first = DateTime.fromObject({ year: 2000, month: 1, day: 1 }, { zone });
  if (!first.isValid) throw new UnsupportedError(`time zone ${zone}`, 'Datetime');
  return first
    .set({ year })
    .plus({ months: month - 1 })
    .plus({ days: day - 1 })
    .set({ hour: 0, minute: 0, second: 0, millisecond: 0 })
    .set({ hour, minute, second, millisecond })
    .toMillis();
}
