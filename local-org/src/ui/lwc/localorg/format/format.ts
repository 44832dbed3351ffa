import { boot, locale } from 'localorg/session';
import type { FieldDescribe } from '../describe/describe.ts';

/** `2026-11-23T10:00:00.000+0000` ──► the form that browsers and base components read. */
export function isoDateTime(value: string): string {
  return value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2').replace(/\+00:00$/, 'Z');
}

/** The value as a person reads it, or null when it reads as it is. Used for `displayValue` of `getRecord`. */
export function displayValue(field: FieldDescribe, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  switch (field.type) {
    case 'picklist':
      return picklistLabel(field, String(value));
    case 'multipicklist':
      return String(value)
        .split(';')
        .map((part) => picklistLabel(field, part))
        .join('; ');
    case 'currency':
      return money(Number(value), field.scale);
    case 'double':
    case 'int':
      return number(Number(value), field.scale);
    case 'percent':
      return `${number(Number(value), field.scale)}%`;
    case 'date':
      return new Intl.DateTimeFormat(locale, { timeZone: 'UTC' }).format(new Date(`${String(value)}T00:00:00Z`));
    case 'datetime':
      return new Intl.DateTimeFormat(locale, {
        dateStyle: 'short',
        timeStyle: 'short',
        timeZone: boot.user.timeZone,
      }).format(new Date(isoDateTime(String(value))));
    default:
      return null;
  }
}

/** Text for a table cell. */
export function cellText(field: FieldDescribe, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return displayValue(field, value) ?? String(value);
}

/** The label of a picklist value; values no longer in the list show as they are. */
export function picklistLabel(field: FieldDescribe, value: string): string {
  return field.picklistValues.find((option) => option.value === value)?.label ?? value;
}

function money(value: number, scale: number): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: boot.user.currencyCode,
    minimumFractionDigits: Math.min(scale, 2),
    maximumFractionDigits: scale,
  }).format(value);
}

function number(value: number, scale: number): string {
  return new Intl.NumberFormat(locale, { minimumFractionDigits: scale, maximumFractionDigits: scale }).format(value);
}
