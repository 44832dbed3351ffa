/** Values in the form of the user's locale, as FORMAT gives them. */
import { DateTime } from 'luxon';
import { ApexDate, ApexDatetime, ApexTime } from '../runtime/values/apexDate.ts';
import type { FieldType } from '../schema/schema.ts';
import type { QueryRun } from './sql.ts';

const NUMBERS = new Set(['int', 'long', 'double', 'currency', 'percent']);

/** `$44,000.00`, `4/10/2025, 3:31 PM`; text stays as it is. */
export function formatted(field: FieldType, value: unknown, run: QueryRun): unknown {
  const locale = (run.locale ?? 'en_US').replace('_', '-');
  const moment = momentOf(value, run.timeZone);
  if (moment !== null) return plainSpaces(moment.setLocale(locale).toLocaleString(formatOf(value)));
  if (!NUMBERS.has(field.type)) return value;
  const digits = { minimumFractionDigits: field.scale, maximumFractionDigits: field.scale };
  const currency = { style: 'currency', currency: run.currency ?? 'USD' } as const;
  const format = new Intl.NumberFormat(locale, field.type === 'currency' ? { ...digits, ...currency } : digits);
  const text = format.format(String(value) as unknown as number);
  return field.type === 'percent' ? `${text}%` : text;
}

function momentOf(value: unknown, zone: string): DateTime | null {
  if (value instanceof ApexDatetime) return DateTime.fromMillis(value.ms, { zone });
  if (value instanceof ApexDate) return DateTime.fromISO(value.toIso(), { zone: 'utc' });
  if (value instanceof ApexTime) return DateTime.fromMillis(value.ms, { zone: 'utc' });
  return null;
}

function formatOf(value: unknown): Intl.DateTimeFormatOptions {
  if (value instanceof ApexDate) return DateTime.DATE_SHORT;
  return value instanceof ApexTime ? DateTime.TIME_SIMPLE : DateTime.DATETIME_SHORT;
}

/** Newer locale data puts a narrow space before AM and PM. */
function plainSpaces(text: string): string {
  return text.replaceAll('\u202f', ' ');
}
