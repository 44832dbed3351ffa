/**
 * `System.String`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import type { ApexDate, ApexDatetime } from '../../runtime/values/apexDate.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { hashText } from '../../runtime/values/equality.ts';
import { formatInZone } from '../support/datePattern.ts';
import { formatMessage } from '../support/messageFormat.ts';
import { replaceRegex, splitRegex } from '../support/javaRegex.ts';
import * as text from '../support/stringFunctions.ts';

type Text = string | null;
const blank = (value: Text): boolean => value === null || value.trim() === '';

function need(value: Text): string {
  if (value === null || value === undefined) throw apexError('System.NullPointerException', 'Argument cannot be null.');
  return value;
}

function strings(env: Env, values: string[]): ApexList {
  return new ApexList(env.type('List<String>'), values);
}

function outOfBounds(message: string): never {
  throw apexError('System.StringException', message);
}

function substring(self: string, start: number, end: number): string {
  if (start < 0 || start > self.length) outOfBounds(`Starting position out of bounds: ${start}`);
  if (end < start || end > self.length) outOfBounds(`Ending position out of bounds: ${end}`);
  return self.slice(start, end);
}

function charAt(self: string, index: number): number {
  if (index < 0 || index >= self.length) outOfBounds(`Index out of bounds: ${index}`);
  return self.charCodeAt(index);
}

/** `String.valueOf` of a value whose type is known only now. */
function valueOf(env: Env, value: unknown): Text {
  return value === null ? null : env.ops.text(value);
}

export const behaviour: LibraryType = {
  // ---- static
  isBlank: (_env, value: Text) => blank(value),
  isNotBlank: (_env, value: Text) => !blank(value),
  isEmpty: (_env, value: Text) => value === null || value === '',
  isNotEmpty: (_env, value: Text) => value !== null && value !== '',
  escapeSingleQuotes: (_env, value: string) => need(value).replace(/\\/g, '\\\\').replace(/'/g, "\\'"),
  format: (env, pattern: string, args: ApexList | null) =>
    formatMessage(
      need(pattern),
      (args?.items ?? []).map((arg) => env.ops.text(arg)),
    ),
  fromCharArray: (_env, codes: ApexList) => String.fromCharCode(...(codes.items as number[])),
  getCommonPrefix: (_env, values: ApexList) => text.commonPrefix(values.items as string[]),
  join: (env, values: unknown, separator: string) =>
    [...env.ops.iterate(values)].map((value) => (value === null ? '' : env.ops.text(value))).join(separator ?? ''),
  'valueOf(Date)': (_env, value: ApexDate | null) => (value === null ? null : value.toIso()),
  'valueOf(Datetime)': (env, value: ApexDatetime | null) =>
    value === null ? null : formatInZone(value.ms, 'yyyy-MM-dd HH:mm:ss', env.ports.session.timeZone()),
  valueOf,
  valueOfGmt: (_env, value: ApexDatetime | null) => (value === null ? null : value.toString()),

  // ---- tests
  contains: (_env, self: string, part: string) => self.includes(need(part)),
  containsAny: (_env, self: string, letters: string) => [...need(letters)].some((letter) => self.includes(letter)),
  containsIgnoreCase: (_env, self: string, part: string) => self.toLowerCase().includes(need(part).toLowerCase()),
  containsNone: (_env, self: string, letters: string) => ![...need(letters)].some((letter) => self.includes(letter)),
  containsOnly: (_env, self: string, letters: string) => [...self].every((letter) => need(letters).includes(letter)),
  containsWhitespace: (_env, self: string) => /\s/.test(self),
  endsWith: (_env, self: string, part: string) => self.endsWith(need(part)),
  endsWithIgnoreCase: (_env, self: string, part: string) => self.toLowerCase().endsWith(need(part).toLowerCase()),
  startsWith: (_env, self: string, part: string) => self.startsWith(need(part)),
  startsWithIgnoreCase: (_env, self: string, part: string) => self.toLowerCase().startsWith(need(part).toLowerCase()),
  equals: (_env, self: string, other: unknown) => self === other,
  equalsIgnoreCase: (_env, self: string, other: Text) => other !== null && self.toLowerCase() === other.toLowerCase(),
  isAllLowerCase: (_env, self: string) => /^\p{Ll}+$/u.test(self),
  isAllUpperCase: (_env, self: string) => /^\p{Lu}+$/u.test(self),
  isAlpha: (_env, self: string) => /^\p{L}+$/u.test(self),
  isAlphaSpace: (_env, self: string) => /^[\p{L} ]*$/u.test(self),
  isAlphanumeric: (_env, self: string) => /^[\p{L}\p{Nd}]+$/u.test(self),
  isAlphanumericSpace: (_env, self: string) => /^[\p{L}\p{Nd} ]*$/u.test(self),
  isAsciiPrintable: (_env, self: string) => /^[\x20-\x7e]*$/.test(self),
  isNumeric: (_env, self: string) => /^\p{Nd}+$/u.test(self),
  isNumericSpace: (_env, self: string) => /^[\p{Nd} ]*$/u.test(self),
  isWhitespace: (_env, self: string) => /^\s*$/.test(self),

  // ---- positions
  charAt: (_env, self: string, index: number) => charAt(self, index),
  codePointAt: (_env, self: string, index: number) => self.codePointAt(charAt(self, index) >= 0 ? index : 0) ?? 0,
  codePointBefore: (_env, self: string, index: number) => charAt(self, index - 1),
  codePointCount: (_env, self: string, start: number, end: number) => [...substring(self, start, end)].length,
  offsetByCodePoints: (_env, self: string, index: number, offset: number) =>
    index + [...self.slice(index)].slice(0, offset).join('').length,
  compareTo: (_env, self: string, other: string) => text.compare(self, need(other)),
  countMatches: (_env, self: string, part: string) => (need(part) === '' ? 0 : self.split(part).length - 1),
  'getLevenshteinDistance/1': (_env, self: string, other: string) => text.levenshtein(self, need(other)),
  'getLevenshteinDistance/2': (_env, self: string, other: string, threshold: number) => {
    const distance = text.levenshtein(self, need(other));
    return distance > threshold ? -1 : distance;
  },
  hashCode: (_env, self: string) => hashText(self),
  'indexOf/1': (_env, self: string, part: string) => self.indexOf(need(part)),
  'indexOf/2': (_env, self: string, part: string, from: number) => self.indexOf(need(part), from),
  indexOfAny: (_env, self: string, letters: string) => text.firstIndex(self, (letter) => letters.includes(letter)),
  indexOfAnyBut: (_env, self: string, letters: string) => text.firstIndex(self, (letter) => !letters.includes(letter)),
  'indexOfChar/1': (_env, self: string, code: number) => self.indexOf(String.fromCodePoint(code)),
  'indexOfChar/2': (_env, self: string, code: number, from: number) => self.indexOf(String.fromCodePoint(code), from),
  indexOfDifference: (_env, self: string, other: string) => text.differenceAt(self, need(other)),
  'indexOfIgnoreCase/1': (_env, self: string, part: string) => self.toLowerCase().indexOf(need(part).toLowerCase()),
  'indexOfIgnoreCase/2': (_env, self: string, part: string, from: number) =>
    self.toLowerCase().indexOf(need(part).toLowerCase(), from),
  'lastIndexOf/1': (_env, self: string, part: string) => self.lastIndexOf(need(part)),
  'lastIndexOf/2': (_env, self: string, part: string, from: number) =>
    from < 0 ? -1 : self.lastIndexOf(need(part), from),
  'lastIndexOfChar/1': (_env, self: string, code: number) => self.lastIndexOf(String.fromCodePoint(code)),
  'lastIndexOfChar/2': (_env, self: string, code: number, from: number) =>
    self.lastIndexOf(String.fromCodePoint(code), from),
  'lastIndexOfIgnoreCase/1': (_env, self: string, part: string) =>
    self.toLowerCase().lastIndexOf(need(part).toLowerCase()),
  'lastIndexOfIgnoreCase/2': (_env, self: string, part: string, from: number) =>
    self.toLowerCase().lastIndexOf(need(part).toLowerCase(), from),
  length: (_env, self: string) => self.length,

  // ---- lists
  getChars: (env, self: string) => new ApexList(env.type('List<Integer>'), text.charCodes(self)),
  'split/1': (env, self: string, regex: string) => strings(env, splitRegex(self, need(regex), 0)),
  'split/2': (env, self: string, regex: string, limit: number) => strings(env, splitRegex(self, need(regex), limit)),
  splitByCharacterType: (env, self: string) => strings(env, text.splitByType(self, false)),
  splitByCharacterTypeCamelCase: (env, self: string) => strings(env, text.splitByType(self, true)),

  // ---- other texts
  'abbreviate/1': (_env, self: string, width: number) => text.abbreviate(self, 0, width),
  'abbreviate/2': (_env, self: string, width: number, offset: number) => text.abbreviate(self, offset, width),
  capitalize: (_env, self: string) => self.charAt(0).toUpperCase() + self.slice(1),
  uncapitalize: (_env, self: string) => self.charAt(0).toLowerCase() + self.slice(1),
  'center/1': (_env, self: string, size: number) => text.center(self, size, ' '),
  'center/2': (_env, self: string, size: number, filler: string) => text.center(self, size, need(filler)),
  deleteWhitespace: (_env, self: string) => self.replace(/\s+/g, ''),
  difference: (_env, self: string, other: string) => {
    const at = text.differenceAt(self, need(other));
    return at < 0 ? '' : other.slice(at);
  },
  left: (_env, self: string, count: number) => self.slice(0, Math.max(0, count)),
  right: (_env, self: string, count: number) => (count <= 0 ? '' : self.slice(-count)),
  mid: (_env, self: string, start: number, count: number) =>
    self.slice(Math.max(0, start), Math.max(0, start) + Math.max(0, count)),
  'leftPad/1': (_env, self: string, size: number) => self.padStart(size),
  'leftPad/2': (_env, self: string, size: number, filler: string) => self.padStart(size, filler),
  'rightPad/1': (_env, self: string, size: number) => self.padEnd(size),
  'rightPad/2': (_env, self: string, size: number, filler: string) => self.padEnd(size, filler),
  normalizeSpace: (_env, self: string) => self.trim().replace(/\s+/g, ' '),
  overlay: (_env, self: string, part: string, start: number, end: number) => {
    const from = Math.min(Math.max(0, Math.min(start, end)), self.length);
    const to = Math.min(Math.max(0, Math.max(start, end)), self.length);
    return self.slice(0, from) + (part ?? '') + self.slice(to);
  },
  remove: (_env, self: string, part: string) => self.replaceAll(need(part), ''),
  removeEnd: (_env, self: string, part: string) => (part && self.endsWith(part) ? self.slice(0, -part.length) : self),
  removeEndIgnoreCase: (_env, self: string, part: string) =>
    part && self.toLowerCase().endsWith(part.toLowerCase()) ? self.slice(0, -part.length) : self,
  removeStart: (_env, self: string, part: string) => (part && self.startsWith(part) ? self.slice(part.length) : self),
  removeStartIgnoreCase: (_env, self: string, part: string) =>
    part && self.toLowerCase().startsWith(part.toLowerCase()) ? self.slice(part.length) : self,
  'repeat/1': (_env, self: string, count: number) => self.repeat(Math.max(0, count)),
  'repeat/2': (_env, self: string, separator: string, count: number) =>
    new Array<string>(Math.max(0, count)).fill(self).join(separator),
  replace: (_env, self: string, target: string, replacement: string) =>
    self.replaceAll(need(target), () => need(replacement)),
  replaceAll: (_env, self: string, regex: string, replacement: string) =>
    replaceRegex(self, need(regex), need(replacement), true),
  replaceFirst: (_env, self: string, regex: string, replacement: string) =>
    replaceRegex(self, need(regex), need(replacement), false),
  reverse: (_env, self: string) => [...self].reverse().join(''),
  stripHtmlTags: (_env, self: string) => self.replace(/<[^>]*>/g, ''),
  'substring/1': (_env, self: string, start: number) => substring(self, start, self.length),
  'substring/2': (_env, self: string, start: number, end: number) => substring(self, start, end),
  substringAfter: (_env, self: string, part: string) => text.after(self, part, self.indexOf(part)),
  substringAfterLast: (_env, self: string, part: string) => text.after(self, part, self.lastIndexOf(part)),
  substringBefore: (_env, self: string, part: string) => text.before(self, self.indexOf(part)),
  substringBeforeLast: (_env, self: string, part: string) => text.before(self, self.lastIndexOf(part)),
  'substringBetween/1': (_env, self: string, tag: string) => text.between(self, tag, tag),
  'substringBetween/2': (_env, self: string, open: string, close: string) => text.between(self, open, close),
  swapCase: (_env, self: string) => text.swapCase(self),
  toLowerCase: (_env, self: string) => self.toLowerCase(),
  toUpperCase: (_env, self: string) => self.toUpperCase(),
  toString: (_env: Env, self: string) => self,
  trim: (_env, self: string) => self.trim(),

  // ---- escapes
  escapeCsv: (_env, self: string) => text.escapeCsv(self),
  unescapeCsv: (_env, self: string) => text.unescapeCsv(self),
  escapeEcmaScript: (_env, self: string) => text.escapeJava(self, true),
  escapeJava: (_env, self: string) => text.escapeJava(self, false),
  unescapeEcmaScript: (_env, self: string) => text.unescapeJava(self),
  unescapeJava: (_env, self: string) => text.unescapeJava(self),
  escapeHtml3: (_env, self: string) => text.escapeMarkup(self, false),
  escapeHtml4: (_env, self: string) => text.escapeMarkup(self, false),
  escapeXml: (_env, self: string) => text.escapeMarkup(self, true),
  unescapeHtml3: (_env, self: string) => text.unescapeMarkup(self),
  unescapeHtml4: (_env, self: string) => text.unescapeMarkup(self),
  unescapeXml: (_env, self: string) => text.unescapeMarkup(self),
  escapeUnicode: (_env, self: string) => text.escapeUnicode(self),
  unescapeUnicode: (_env, self: string) => text.unescapeJava(self),
};
