/** Java regular expressions on JavaScript's engine: compiled patterns, replacing and splitting. */
import { apexError } from '../../runtime/values/apexException.ts';
import { translateRegex } from './regexTranslator.ts';

const cache = new Map<string, JavaPattern>();

/** How a pattern is laid on a text: anywhere from a place on, from just there, or from there to the very end. */
export type MatchMode = 'find' | 'prefix' | 'whole';

/** A match with Java's groups. */
export interface JavaMatch {
  readonly index: number;
  readonly end: number;
  /** The whole match and its groups; null where a group took no part. */
  readonly groups: readonly (string | null)[];
  /** Begin and end of each group; -1 for a group that took no part. */
  bounds(): readonly (readonly [number, number])[];
}

/** A compiled pattern. */
export class JavaPattern {
  readonly #source: string;
  readonly #groups: readonly number[];
  /** Java group numbers by name. */
  readonly names: ReadonlyMap<string, number>;
  readonly #compiled = new Map<MatchMode, RegExp>();

  constructor(pattern: string) {
    const { source, groups, names } = translateRegex(pattern);
    this.#source = source;
    this.#groups = groups;
    this.names = names;
    this.#regex('find');
  }

  get groupCount(): number {
    return this.#groups.length - 1;
  }

  #regex(mode: MatchMode): RegExp {
    const known = this.#compiled.get(mode);
    if (known) return known;
    const made = compile(mode === 'whole' ? `(?:${this.#source})(?![^])` : this.#source, mode === 'find' ? 'gv' : 'vy');
    this.#compiled.set(mode, made);
    return made;
  }

  exec(text: string, at: number, mode: MatchMode = 'find'): JavaMatch | null {
    const regex = this.#regex(mode);
    regex.lastIndex = at;
    const match = regex.exec(text);
    if (!match) return null;
    return {
      index: match.index,
      end: match.index + match[0].length,
      groups: this.#groups.map((group) => match[group] ?? null),
      bounds: () => this.#bounds(text, match.index, mode),
    };
  }

  #bounds(text: string, at: number, mode: MatchMode): [number, number][] {
    const regex = new RegExp(this.#regex(mode).source, 'dvy');
    regex.lastIndex = at;
    const indices = regex.exec(text)?.indices;
    return this.#groups.map((group) => indices?.[group] ?? [-1, -1]);
  }
}

function compile(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags);
  } catch (error) {
    throw apexError('System.StringException', `Invalid regex: ${(error as Error).message}`);
  }
}

/** The compiled form of a pattern's text. */
export function javaRegex(pattern: string): JavaPattern {
  let known = cache.get(pattern);
  if (!known) cache.set(pattern, (known = new JavaPattern(pattern)));
  return known;
}

/** Every match from the start of a text on. */
function* matches(pattern: JavaPattern, text: string): Iterable<JavaMatch> {
  for (let at = 0; at <= text.length;) {
    const match = pattern.exec(text, at);
    if (!match) return;
    yield match;
    at = match.end === match.index ? match.end + 1 : match.end;
  }
}

/** Expands `$1`, `${name}` and `\x` in a Java replacement text. */
function expandReplacement(replacement: string, pattern: JavaPattern, match: JavaMatch): string {
  return replacement.replace(/\\([\s\S])|\$(\d+)|\$\{(\w+)\}/g, (_all, escaped, digits, name) => {
    if (escaped !== undefined) return escaped as string;
    if (digits !== undefined) return expandNumber(digits as string, match);
    const group = pattern.names.get(name as string);
    if (group === undefined) throw apexError('System.StringException', `No group with name {${name as string}}`);
    return match.groups[group] ?? '';
  });
}

/** As many digits as name a group; the others are text. */
function expandNumber(digits: string, match: JavaMatch): string {
  if (Number(digits.charAt(0)) >= match.groups.length) {
    throw apexError('System.StringException', `No group ${digits.charAt(0)}`);
  }
  let used = 1;
  while (used < digits.length && Number(digits.slice(0, used + 1)) < match.groups.length) used++;
  return (match.groups[Number(digits.slice(0, used))] ?? '') + digits.slice(used);
}

/** Java's String.replaceAll / replaceFirst. */
export function replaceRegex(text: string, regex: string, replacement: string, all: boolean): string {
  const pattern = javaRegex(regex);
  let out = '';
  let last = 0;
  for (const match of matches(pattern, text)) {
    out += text.slice(last, match.index) + expandReplacement(replacement, pattern, match);
    last = match.end;
    if (!all) break;
  }
  return out + text.slice(last);
}

/** Java's String.split(regex, limit): limit 0 drops trailing empty parts, negative keeps them. */
export function splitRegex(text: string, regex: string, limit: number): string[] {
  const parts: string[] = [];
  let last = 0;
  for (const match of matches(javaRegex(regex), text)) {
    if (limit > 0 && parts.length === limit - 1) break;
    if (match.index === 0 && match.end === 0) continue;
    if (match.index >= text.length && match.end === match.index) break;
    parts.push(text.slice(last, match.index));
    last = match.end;
  }
  parts.push(text.slice(last));
  if (limit === 0) while (parts.length > 1 && parts.at(-1) === '') parts.pop();
  return parts;
}
