import { readFileSync } from 'node:fs';
import type { UiSession } from '../uiOrg.ts';
import { scopedModuleFile } from '../vendor/vendorModules.ts';
import { UnknownModuleError } from './platformModules.ts';

type LocaleFacts = Pick<UiSession['user'], 'locale' | 'language' | 'timeZone' | 'currencyCode'>;

const RIGHT_TO_LEFT = new Set(['ar', 'iw', 'he', 'fa', 'ur', 'yi']);

/**
 * The source of `@salesforce/i18n/<name>` for a user, from ICU where the platform takes it from its locale tables.
 * https://developer.salesforce.com/docs/platform/lwc/guide/create-i18n.html
 */
export function localeModule(name: string, user: LocaleFacts): string {
  const value = localeFact(name, user);
  return value === undefined ? packagedDefault(name) : `export default ${JSON.stringify(value)};`;
}

function localeFact(name: string, user: LocaleFacts): string | number | undefined {
  const locale = user.locale.replaceAll('_', '-');
  const language = user.language.split('_')[0] ?? 'en';
  switch (name) {
    case 'locale':
      return locale;
    case 'lang':
      return user.language.replaceAll('_', '-');
    case 'dir':
      return RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
    case 'timeZone':
      return user.timeZone;
    case 'currency':
      return user.currencyCode;
    case 'firstDayOfWeek':
      // Salesforce counts Sunday as 1, ICU counts Monday as 1.
      return ((new Intl.Locale(locale) as LocaleWithWeek).getWeekInfo().firstDay % 7) + 1;
    default:
  }
  if (name.startsWith('dateTime.')) return dateTimePattern(name, locale);
  return numberFact(name, locale, user.currencyCode);
}

type LocaleWithWeek = Intl.Locale & { getWeekInfo(): { firstDay: number } };

function dateTimePattern(name: string, locale: string): string {
  const [, length = '', part = ''] = /^dateTime\.(short|medium|long)(Date|Time|DateTime)Format$/.exec(name) ?? [];
  if (!part) throw new UnknownModuleError(`@salesforce/i18n/${name} is not supported by the local org.`);
  const style = length as 'short' | 'medium' | 'long';
  const time = style === 'long' ? 'medium' : style;
  const options: Intl.DateTimeFormatOptions = {};
  if (part !== 'Time') options.dateStyle = style;
  if (part !== 'Date') options.timeStyle = time;
  const parts = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).formatToParts(
    Date.UTC(2001, 1, 3, 4, 5, 6),
  );
  return parts.map((piece) => patternPiece(piece, style)).join('');
}

// 2001-02-03 04:05:06 formatted ──► the letters of the pattern that made it
function patternPiece({ type, value }: Intl.DateTimeFormatPart, style: string): string {
  switch (type) {
    case 'year':
      return 'yyyy';
    case 'month':
      return /^\d+$/.test(value) ? (value.length === 2 ? 'MM' : 'M') : style === 'long' ? 'MMMM' : 'MMM';
    case 'day':
      return value.length === 2 ? 'dd' : 'd';
    case 'hour':
      return value.length === 2 ? 'HH' : 'h';
    case 'minute':
      return 'mm';
    case 'second':
      return 'ss';
    case 'dayPeriod':
      return 'a';
    default:
      return /[a-z]/i.test(value) ? `'${value.trim()}'` : value.replaceAll('\u202f', ' ');
  }
}

function numberFact(name: string, locale: string, currency: string): string | undefined {
  const plain = new Intl.NumberFormat(locale).formatToParts(-1234567.5);
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency }).formatToParts(1);
  const find = (parts: Intl.NumberFormatPart[], type: string): string | undefined =>
    parts.find((part) => part.type === type)?.value;
  switch (name) {
    case 'number.decimalSeparator':
      return find(plain, 'decimal');
    case 'number.groupingSeparator':
      return find(plain, 'group') ?? '';
    case 'number.minusSign':
      return find(plain, 'minusSign');
    case 'number.currencySymbol':
      return find(money, 'currency');
    case 'number.currencyFormat':
      return money[0]?.type === 'currency' ? '¤#,##0.00' : '#,##0.00 ¤';
    default:
      return undefined;
  }
}

/** Calendars, digits and the rest are the same data for all users: the copy in the base components package. */
function packagedDefault(name: string): string {
  const file = scopedModuleFile(`@salesforce/i18n/${name}`);
  if (!file) throw new UnknownModuleError(`@salesforce/i18n/${name} is not supported by the local org.`);
  return readFileSync(file, 'utf8');
}
