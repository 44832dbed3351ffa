/** Text functions behind `String` methods that need more than one expression. */
import { apexError } from '../../runtime/values/apexException.ts';

/** Java's compareTo: difference of the first differing code units, else of the lengths. */
export function compare(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index++) {
    const difference = a.charCodeAt(index) - b.charCodeAt(index);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

export function commonPrefix(values: readonly (string | null)[]): string {
  const [first, ...rest] = values;
  if (first === undefined || first === null) return '';
  let length = first.length;
  for (const value of rest) {
    let same = 0;
    while (same < length && value?.[same] === first[same]) same++;
    length = same;
  }
  return first.slice(0, length);
}

export function levenshtein(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_unused, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replace, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

export function firstIndex(text: string, wanted: (letter: string) => boolean): number {
  for (let index = 0; index < text.length; index++) if (wanted(text.charAt(index))) return index;
  return -1;
}

/** Where two texts begin to differ; -1 when they are equal. */
export function differenceAt(a: string, b: string): number {
  if (a === b) return -1;
  let index = 0;
  while (index < a.length && index < b.length && a[index] === b[index]) index++;
  return index;
}

export function charCodes(text: string): number[] {
  return Array.from({ length: text.length }, (_unused, index) => text.charCodeAt(index));
}

function characterType(letter: string): string {
  if (/\p{Lu}/u.test(letter)) return 'upper';
  if (/\p{Ll}/u.test(letter)) return 'lower';
  if (/\p{L}/u.test(letter)) return 'letter';
  if (/\p{Nd}/u.test(letter)) return 'digit';
  return /\s/.test(letter) ? 'space' : letter === '_' ? 'connector' : 'other';
}

/** Runs of characters of one kind; in camel case an upper-case letter stays with the lower-case letters after it. */
export function splitByType(text: string, camelCase: boolean): string[] {
  const parts: string[] = [];
  for (const letter of text) {
    const last = parts.at(-1);
    const lastType = last === undefined ? null : characterType(last.slice(-1));
    const type = characterType(letter);
    if (last === undefined || lastType !== type) {
      if (camelCase && lastType === 'upper' && type === 'lower' && last !== undefined) {
        parts[parts.length - 1] = last.slice(0, -1);
        if (parts.at(-1) === '') parts.pop();
        parts.push(last.slice(-1) + letter);
      } else parts.push(letter);
    } else parts[parts.length - 1] = last + letter;
  }
  return parts;
}

/** Shortens with an ellipsis so that the text from `offset` on can be seen. */
export function abbreviate(text: string, offset: number, width: number): string {
  if (width < 4) throw apexError('System.StringException', 'Minimum abbreviation width is 4');
  if (text.length <= width) return text;
  const from = Math.min(Math.max(0, offset), text.length);
  const start = text.length - from < width - 3 ? text.length - (width - 3) : from;
  if (start <= 4) return `${text.slice(0, width - 3)}...`;
  if (width < 7) throw apexError('System.StringException', 'Minimum abbreviation width with offset is 7');
  return start + width - 3 < text.length
    ? `...${abbreviate(text.slice(start), 0, width - 3)}`
    : `...${text.slice(text.length - (width - 3))}`;
}

export function center(text: string, size: number, filler: string): string {
  const missing = size - text.length;
  return missing <= 0 ? text : text.padStart(text.length + Math.floor(missing / 2), filler).padEnd(size, filler);
}

export function after(text: string, part: string, at: number): string {
  return at < 0 ? '' : text.slice(at + part.length);
}

export function before(text: string, at: number): string {
  return at < 0 ? text : text.slice(0, at);
}

export function between(text: string, open: string, close: string): string | null {
  const start = text.indexOf(open);
  const end = start < 0 ? -1 : text.indexOf(close, start + open.length);
  return end < 0 ? null : text.slice(start + open.length, end);
}

export function swapCase(text: string): string {
  return [...text]
    .map((letter) => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()))
    .join('');
}

export function escapeCsv(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function unescapeCsv(text: string): string {
  return /^".*[",\n\r].*"$/s.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text;
}

const JAVA_ESCAPES: Record<string, string> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
  '"': '\\"',
  '\\': '\\\\',
};
const JAVA_UNESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Java source escapes; for ECMAScript also `'` and `/`. */
export function escapeJava(text: string, forScript: boolean): string {
  const basic = text.replace(/["\\\n\r\t\b\f]/g, (letter) =>
    letter === '\b' ? '\\b' : (JAVA_ESCAPES[letter] ?? letter),
  );
  const script = forScript ? basic.replace(/['/]/g, '\\$&') : basic;
  return script.replace(/[^\x20-\x7e]/g, unicodeEscape);
}

export function unescapeJava(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_all, hex, letter) =>
    hex !== undefined
      ? String.fromCharCode(parseInt(hex as string, 16))
      : (JAVA_UNESCAPES[letter as string] ?? (letter as string)),
  );
}

function unicodeEscape(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

export function escapeUnicode(text: string): string {
  return text.replace(/[^\x00-\x7f]/g, unicodeEscape);
}

const ENTITIES: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' };

/** Markup escapes. XML also escapes the apostrophe. */
export function escapeMarkup(text: string, xml: boolean): string {
  const basic = text.replace(/[&<>"]/g, (letter) => `&${ENTITIES[letter]};`);
  return xml ? basic.replaceAll("'", '&apos;') : basic;
}

export function unescapeMarkup(text: string): string {
  const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, digits, name) => {
    if (hex !== undefined) return String.fromCodePoint(parseInt(hex as string, 16));
    if (digits !== undefined) return String.fromCodePoint(Number(digits));
    return names[name as string] ?? (all as string);
  });
}
