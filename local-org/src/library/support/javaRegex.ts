/** Java regular expressions on JavaScript's engine. What has no equal there is refused by name. */
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { apexError } from '../../runtime/values/apexException.ts';

const cache = new Map<string, RegExp>();

/** POSIX classes of Java inside and outside brackets. */
const POSIX: Record<string, string> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  Alpha: 'a-zA-Z',
  Digit: '0-9',
  Alnum: 'a-zA-Z0-9',
  Punct: '!-\\/:-@\\[-`{-~',
  Space: '\\s',
  XDigit: '0-9a-fA-F',
  ASCII: '\\x00-\\x7F',
};

/** The JavaScript expression (global, with indices) of a Java pattern. */
export function javaRegex(pattern: string): RegExp {
  const known = cache.get(pattern);
  if (known) return known;
  const { source, flags } = translate(pattern);
  let made: RegExp;
  try {
    made = new RegExp(source, `g${flags}`);
  } catch (error) {
    throw apexError('System.StringException', `Invalid regex: ${(error as Error).message}`);
  }
  cache.set(pattern, made);
  return made;
}

function translate(pattern: string): { source: string; flags: string } {
  const head = /^\(\?([imsux]+)\)/.exec(pattern);
  const letters = head?.[1] ?? '';
  if (letters.includes('x')) throw new UnsupportedError('regular expression flag (?x)', pattern);
  const body = head ? pattern.slice(head[0].length) : pattern;
  const kept = [...letters].filter((letter) => 'ims'.includes(letter)).join('');
  const source = translateBody(body);
  const flags = /\\p\{|\\x\{/.test(source) ? `${kept}u` : kept;
  return { source, flags };
}

function translateBody(body: string): string {
  let out = '';
  let inClass = false;
  for (let index = 0; index < body.length; index++) {
    const letter = body.charAt(index);
    if (letter === '\\') {
      const [text, next] = translateEscape(body, index, inClass);
      out += text;
      index = next;
      continue;
    }
    if (letter === '[' && !inClass) inClass = true;
    else if (letter === ']') inClass = false;
    else if (letter === '+' && !inClass && /[*+?}]/.test(body.charAt(index - 1)) && body.charAt(index - 2) !== '\\') {
      throw new UnsupportedError('possessive quantifier in a regular expression', body);
    }
    out += letter;
  }
  return out;
}

function translateEscape(body: string, start: number, inClass: boolean): [string, number] {
  const letter = body.charAt(start + 1);
  if (letter === 'Q') {
    const end = body.indexOf('\\E', start + 2);
    const literal = body.slice(start + 2, end < 0 ? body.length : end);
    return [escapeRegex(literal), end < 0 ? body.length : end + 1];
  }
  if (letter === 'A') return ['^', start + 1];
  if (letter === 'z' || letter === 'Z') return ['$', start + 1];
  if (letter === 'h') return [inClass ? ' \\t\\xA0' : '[ \\t\\xA0]', start + 1];
  if (letter === 'R') return ['(?:\\r\\n|[\\n\\r\\u2028\\u2029])', start + 1];
  const posix = /^\\p\{(?:Is)?(\w+)\}/.exec(body.slice(start));
  const members = posix ? POSIX[posix[1] ?? ''] : undefined;
  if (posix && members !== undefined) return [inClass ? members : `[${members}]`, start + posix[0].length - 1];
  return [`\\${letter}`, start + 1];
}

/** The text as a pattern that matches just it. */
export function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

/** Expands `$1`, `${name}` and `\x` in a Java replacement text. */
export function expandReplacement(replacement: string, match: RegExpExecArray): string {
  return replacement.replace(/\\([\s\S])|\$(\d)|\$\{(\w+)\}/g, (_all, escaped, group, name) => {
    if (escaped !== undefined) return escaped as string;
    if (group !== undefined) {
      if (Number(group) >= match.length) throw apexError('System.StringException', `No group ${group}`);
      return match[Number(group)] ?? '';
    }
    return match.groups?.[name as string] ?? '';
  });
}

/** Java's String.replaceAll / replaceFirst. */
export function replaceRegex(text: string, pattern: string, replacement: string, all: boolean): string {
  const regex = javaRegex(pattern);
  let out = '';
  let last = 0;
  regex.lastIndex = 0;
  for (let match = regex.exec(text); match; match = regex.exec(text)) {
    out += text.slice(last, match.index) + expandReplacement(replacement, match);
    last = match.index + match[0].length;
    if (match[0] === '') regex.lastIndex++;
    if (!all) break;
  }
  return out + text.slice(last);
}

/** Java's String.split(regex, limit): limit 0 drops trailing empty parts, negative keeps them. */
export function splitRegex(text: string, pattern: string, limit: number): string[] {
  const regex = javaRegex(pattern);
  const parts: string[] = [];
  let last = 0;
  regex.lastIndex = 0;
  for (let match = regex.exec(text); match; match = regex.exec(text)) {
    if (match[0] === '') regex.lastIndex++;
    if (limit > 0 && parts.length === limit - 1) break;
    const end = match.index + match[0].length;
    if (match.index === 0 && end === 0) continue;
    if (match.index >= text.length && match[0] === '') break;
    parts.push(text.slice(last, match.index));
    last = end;
  }
  parts.push(text.slice(last));
  if (limit === 0) while (parts.length > 1 && parts.at(-1) === '') parts.pop();
  return parts;
}
