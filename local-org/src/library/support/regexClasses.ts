/**
 * Character classes of Java's regular expressions, written for JavaScript's `v` mode.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_pattern_and_matcher_using.htm
 */
import { UnsupportedError } from '../../base/unsupportedError.ts';

/** Named sets of ASCII characters, as the inside of a class. */
const NAMED: Readonly<Record<string, string>> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  ASCII: '\\x00-\\x7F',
  Alpha: 'a-zA-Z',
  Digit: '0-9',
  Alnum: 'a-zA-Z0-9',
  Punct: '!-\\/:-@\\[-`\\{-~',
  Graph: '!-~',
  Print: ' -~',
  Blank: ' \\t',
  Cntrl: '\\x00-\\x1F\\x7F',
  XDigit: '0-9a-fA-F',
  Space: ' \\t\\n\\x0B\\f\\r',
  javaLowerCase: '\\p{Lowercase}',
  javaUpperCase: '\\p{Uppercase}',
  javaWhitespace: '\\t-\\r\\x1C-\\x20\\p{Z}',
  javaLetter: '\\p{L}',
  javaDigit: '\\p{Nd}',
  javaLetterOrDigit: '\\p{L}\\p{Nd}',
};

/** Classes of one letter after a backslash. */
const SHORT: Readonly<Record<string, string>> = {
  d: '0-9',
  w: 'a-zA-Z_0-9',
  s: ' \\t\\n\\x0B\\f\\r',
  h: ' \\t\\xA0\\u1680\\u180E\\u2000-\\u200A\\u202F\\u205F\\u3000',
  v: '\\n\\x0B\\f\\r\\x85\\u2028\\u2029',
};

/** Properties Java asks for with `Is`. */
const BINARY: Readonly<Record<string, string>> = {
  alphabetic: 'Alphabetic',
  ideographic: 'Ideographic',
  letter: 'L',
  lowercase: 'Lowercase',
  uppercase: 'Uppercase',
  titlecase: 'Lt',
  punctuation: 'P',
  control: 'Cc',
  white_space: 'White_Space',
  digit: 'Nd',
  hex_digit: 'Hex_Digit',
  assigned: 'Assigned',
};

/** The class of `\d`, `\S` and their like; undefined where the letter names none. */
export function shortClass(letter: string): string | undefined {
  const members = SHORT[letter.toLowerCase()];
  if (members === undefined) return undefined;
  return letter === letter.toLowerCase() ? `[${members}]` : `[^${members}]`;
}

/** The class of `\p{name}`, `\P{name}` or `\pL`. */
export function propertyClass(name: string, negated: boolean): string {
  const members = propertyMembers(name);
  return negated ? `[^${members}]` : `[${members}]`;
}

function propertyMembers(name: string): string {
  const named = NAMED[name];
  if (named !== undefined) return named;
  const general = name.replace(/^(Is|general_category=|gc=)/, '');
  if (/^(L|M|N|P|S|Z|C)[a-z]?$/.test(general)) return `\\p{${general}}`;
  const binary = BINARY[name.replace(/^Is/, '').toLowerCase()];
  if (name.startsWith('Is') && binary !== undefined) return `\\p{${binary}}`;
  const script = /^(?:Is|script=|sc=)([A-Z]\w+)$/.exec(name)?.[1];
  if (script !== undefined && isProperty(`Script=${script}`)) return `\\p{Script=${script}}`;
  throw new UnsupportedError(`character class \\p{${name}} of regular expressions`, 'Pattern');
}

function isProperty(text: string): boolean {
  try {
    return new RegExp(`\\p{${text}}`, 'v').flags === 'v';
  } catch {
    return false;
  }
}

/** One character as it stands outside or inside a class of `v` mode. */
export function quoted(letter: string): string {
  if (/[\^$\\.*+?()[\]{}|/\-&!#%,:;<=>@`~"']/.test(letter)) {
    return /[\^$\\.*+?()[\]{}|/]/.test(letter)
      ? `\\${letter}`
      : `\\x${letter.charCodeAt(0).toString(16).padStart(2, '0')}`;
  }
  if (letter === '\n') return '\\n';
  if (letter === '\r') return '\\r';
  return letter === '\u2028' ? '\\u2028' : letter === '\u2029' ? '\\u2029' : letter;
}
