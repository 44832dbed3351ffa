/** Patterns and matchers as values. */
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';
import { javaRegex } from './javaRegex.ts';

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
  #match: RegExpExecArray | null = null;
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

  /** Runs a variant of the expression at a place of the region. */
  #exec(source: string, flags: string, at: number): boolean {
    const regex = new RegExp(source, flags);
    regex.lastIndex = at - this.#base;
    this.#match = regex.exec(this.#seen);
    if (this.#match) this.#match.index += this.#base;
    if (this.#match) this.#next = this.#match.index + this.#match[0].length + (this.#match[0] === '' ? 1 : 0);
    return this.#match !== null;
  }

  find(start: number = this.#next): boolean {
    const { source, flags } = javaRegex(this.pattern.source);
    if (start > this.#to) {
      this.#match = null;
      return false;
    }
    return this.#exec(source, flags, start);
  }

  matches(): boolean {
    const { source, flags } = javaRegex(this.pattern.source);
    return this.#exec(`(?:${source})(?![\\s\\S])`, `${flags.replace('g', '')}y`, this.#from);
  }

  lookingAt(): boolean {
    const { source, flags } = javaRegex(this.pattern.source);
    return this.#exec(source, `${flags.replace('g', '')}y`, this.#from);
  }

  get match(): RegExpExecArray {
    if (!this.#match) throw apexError('System.StringException', 'No match found');
    return this.#match;
  }

  group(index: number): string | null {
    const { match } = this;
    if (index < 0 || index >= match.length) throw apexError('System.StringException', `No group ${index}`);
    return match[index] ?? null;
  }

  /** Where a group begins, -1 when it took no part. */
  start(index: number): number {
    return this.#bounds(index)[0];
  }

  end(index: number): number {
    return this.#bounds(index)[1];
  }

  #bounds(index: number): [number, number] {
    const { match } = this;
    if (index === 0) return [match.index, match.index + match[0].length];
    if (this.group(index) === null) return [-1, -1];
    const { source, flags } = javaRegex(this.pattern.source);
    const again = new RegExp(source, `${flags.replace('g', '')}dy`);
    again.lastIndex = match.index - this.#base;
    const [start = -1, end = -1] = again.exec(this.#seen)?.indices?.[index] ?? [];
    return [start + this.#base, end + this.#base];
  }

  get groupCount(): number {
    return (new RegExp(`${javaRegex(this.pattern.source).source}|`).exec('')?.length ?? 1) - 1;
  }

  get text(): string {
    return this.#text;
  }
}
