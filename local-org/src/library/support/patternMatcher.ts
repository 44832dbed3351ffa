/** Patterns and matchers as values. */
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';
import { javaRegex } from './javaRegex.ts';
import type { JavaMatch, MatchMode } from './javaRegex.ts';

/** `System.Pattern` */
export class RegexPattern extends ApexObject {
  static override $type = sharedType('Pattern', 'library');
  readonly source: string;

  constructor(source: string) {
    super();
    if (source === null) throw apexError('System.NullPointerException', 'Argument cannot be null.');
    this.source = source;
    javaRegex(source);
  }

  override savedState(): readonly unknown[] {
    return [this.source];
  }

  override toString(): string {
    return this.source;
  }
}

/** `System.Matcher` */
export class PatternMatcher extends ApexObject {
  static override $type = sharedType('Matcher', 'library');
  pattern: RegexPattern;
  #text: string;
  #from = 0;
  #to: number;
  #match: JavaMatch | null = null;
  #next = 0;
  /** Whether `^` and `$` match at the ends of the region. */
  anchoringBounds = true;
  /** Whether lookarounds see the text outside the region. */
  transparentBounds = false;

  constructor(pattern: RegexPattern, text: string) {
    super();
    if (text === null) throw apexError('System.NullPointerException', 'Argument cannot be null.');
    this.pattern = pattern;
    this.#text = text;
    this.#to = text.length;
  }

  reset(text: string = this.#text): this {
    this.#text = text;
    this.#from = 0;
    this.#to = text.length;
    this.#match = null;
    this.#next = 0;
    return this;
  }

  region(start: number, end: number): this {
    if (start < 0 || end > this.#text.length || start > end) {
      throw apexError('System.StringException', `Region out of bounds: ${start}, ${end}`);
    }
    this.reset();
    this.#from = start;
    this.#to = end;
    this.#next = start;
    return this;
  }

  withBounds(anchoring: boolean, transparent: boolean): this {
    this.anchoringBounds = anchoring;
    this.transparentBounds = transparent;
    return this;
  }

  /** Where the text begins that an expression sees. */
  get #base(): number {
    return this.anchoringBounds || !this.transparentBounds ? this.#from : 0;
  }

  get #seen(): string {
    const transparentEnd = this.transparentBounds && !this.anchoringBounds;
    return this.#text.slice(this.#base, transparentEnd ? undefined : this.#to);
  }

  get regionStart(): number {
    return this.#from;
  }
  get regionEnd(): number {
    return this.#to;
  }

  /** Lays the pattern on the region, from a place on. */
  #exec(mode: MatchMode, at: number): boolean {
    const base = this.#base;
    const found = at > this.#to ? null : javaRegex(this.pattern.source).exec(this.#seen, at - base, mode);
    const match = (this.#match = found && moved(found, base));
    if (match) this.#next = match.end === match.index ? match.end + 1 : match.end;
    return match !== null;
  }

  find(start: number = this.#next): boolean {
    return this.#exec('find', start);
  }

  matches(): boolean {
    return this.#exec('whole', this.#from);
  }

  lookingAt(): boolean {
    return this.#exec('prefix', this.#from);
  }

  get match(): JavaMatch {
    if (!this.#match) throw apexError('System.StringException', 'No match found');
    return this.#match;
  }

  group(index: number): string | null {
    const { groups } = this.match;
    if (index < 0 || index >= groups.length) throw apexError('System.StringException', `No group ${index}`);
    return groups[index] ?? null;
  }

  /** Where a group begins, -1 when it took no part. */
  start(index: number): number {
    return this.#bounds(index)[0];
  }

  end(index: number): number {
    return this.#bounds(index)[1];
  }

  #bounds(index: number): readonly [number, number] {
    const found = this.match.bounds()[index];
    if (!found) throw apexError('System.StringException', `No group ${index}`);
    return found;
  }

  get groupCount(): number {
    return javaRegex(this.pattern.source).groupCount;
  }

  get text(): string {
    return this.#text;
  }
}

/** A match in a part of a text that begins `by` letters in. */
function moved(match: JavaMatch, by: number): JavaMatch {
  return {
    index: match.index + by,
    end: match.end + by,
    groups: match.groups,
    bounds: () => match.bounds().map(([start, end]) => (start < 0 ? [start, end] : [start + by, end + by])),
  };
}
