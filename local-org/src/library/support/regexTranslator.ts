/** Java's regular expressions → JavaScript's. What has no equal there is refused by name. */
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { propertyClass, quoted, shortClass } from './regexClasses.ts';

/** A pattern in JavaScript's form. */
export interface Translated {
  readonly source: string;
  /** The JavaScript group of each Java group, from 0 for the whole match. */
  readonly groups: readonly number[];
  /** Java group numbers of named groups. */
  readonly names: ReadonlyMap<string, number>;
}

/** A line end as Java's `$` and `\R` see it. */
const LINE_END = '(?:\\r\\n|[\\n\\r\\x85\\u2028\\u2029])';

/** Where a line begins: at the start, and after every line end but the last. */
const LINE_START = '(?:(?<![^])|(?:(?<=[\\n\\x85\\u2028\\u2029])|(?<=\\r)(?!\\n))(?=[^]))';

const CONTROLS: Readonly<Record<string, string>> = { t: '\\t', n: '\\n', r: '\\r', f: '\\f', a: '\\x07', e: '\\x1B' };

interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
  readonly x: boolean;
}

/** Translates one pattern. */
export function translateRegex(pattern: string): Translated {
  return new Translator(pattern).whole();
}

class Translator {
  readonly #text: string;
  #at = 0;
  #flags: Flags = { i: false, m: false, s: false, x: false };
  readonly #groups: number[] = [0];
  readonly #names = new Map<string, number>();
  /** JavaScript groups so far: Java's and those that hold what a possessive part matched. */
  #made = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): Translated {
    const source = this.#alternatives();
    if (this.#at < this.#text.length) this.#fail("Unmatched closing ')'");
    return { source, groups: this.#groups, names: this.#names };
  }

  #fail(what: string): never {
    throw apexError('System.StringException', `Invalid regex: ${what} near index ${this.#at}\n${this.#text}`);
  }

  #peek(ahead = 0): string {
    return this.#text.charAt(this.#at + ahead);
  }

  #accept(text: string): boolean {
    if (!this.#text.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  /** Up to the end of the group; flags set inside end with it. */
  #alternatives(): string {
    const before = this.#flags;
    let out = '';
    while (this.#at < this.#text.length && this.#peek() !== ')') {
      if (this.#accept('|')) {
        out += '|';
        continue;
      }
      const opened = this.#flagsAlone();
      if (opened !== null) return this.#rest(out, opened, before);
      out += this.#item();
    }
    this.#flags = before;
    return out;
  }

  /** `a(?i)b`: what follows the flags is a group of its own; an alternative before them stays outside. */
  #rest(out: string, opened: Flags, before: Flags): string {
    this.#flags = opened;
    const rest = this.#alternatives();
    this.#flags = before;
    return `${out}${modified(opened, rest)}`;
  }

  /** `(?i)` without a colon. */
  #flagsAlone(): Flags | null {
    const head = /^\(\?([a-zA-Z]*)(?:-([a-zA-Z]*))?\)/.exec(this.#text.slice(this.#at));
    if (!head) return null;
    this.#at += head[0].length;
    return this.#withFlags(head[1] ?? '', head[2] ?? '');
  }

  #withFlags(on: string, off: string): Flags {
    const unknown = [...on, ...off].find((letter) => !'imsxudU'.includes(letter));
    if (unknown !== undefined) this.#fail('Unknown inline modifier');
    const flag = (letter: 'i' | 'm' | 's' | 'x'): boolean =>
      (this.#flags[letter] || on.includes(letter)) && !off.includes(letter);
    return { i: flag('i'), m: flag('m'), s: flag('s'), x: flag('x') };
  }

  /** An atom with its quantifier. */
  #item(): string {
    if (this.#flags.x && this.#skipComment()) return '';
    const start = this.#made;
    const atom = this.#atom();
    if (this.#flags.x) while (this.#skipComment());
    const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})/.exec(this.#text.slice(this.#at))?.[0];
    if (quantifier === undefined) return atom;
    if (/^\(\?<?[=!]/.test(atom) || atom === '') this.#fail('Dangling meta character');
    this.#at += quantifier.length;
    if (this.#accept('?')) return `${atom}${quantifier}?`;
    return this.#accept('+') ? this.#atomic(`${atom}${quantifier}`, start) : `${atom}${quantifier}`;
  }

  /** White space and `# …` under the flag x. */
  #skipComment(): boolean {
    const blank = /^(?:\s+|#[^\n]*)/.exec(this.#text.slice(this.#at));
    if (blank) this.#at += blank[0].length;
    return blank !== null;
  }

  /** What was matched once is not given back: a look-ahead holds it. `before` = groups made before this part. */
  #atomic(source: string, before: number): string {
    this.#made++;
    for (let index = 1; index < this.#groups.length; index++) {
      if ((this.#groups[index] as number) > before) (this.#groups[index] as number)++;
    }
    const shifted = source.replace(/\\k<g(\d+)>/g, (all, number) =>
      Number(number) > before ? `\\k<g${Number(number) + 1}>` : all,
    );
    const named = shifted.replace(/\(\?<g(\d+)>/g, (_all, number) => `(?<g${Number(number) + 1}>`);
    return `(?:(?=(?<g${before + 1}>${named}))\\k<g${before + 1}>)`;
  }

  #atom(): string {
    const letter = this.#peek();
    if (letter === '(') return this.#group();
    if (letter === '[') return this.#class();
    if (letter === '\\') return this.#escape();
    this.#at++;
    if (letter === '.') return this.#flags.s ? '[^]' : '[^\\n\\r\\x85\\u2028\\u2029]';
    if (letter === '^') return this.#flags.m ? LINE_START : '(?<![^])';
    if (letter === '$') return this.#flags.m ? `(?=${LINE_END}|(?![^]))` : `(?=${LINE_END}?(?![^]))`;
    if ('*+?'.includes(letter)) this.#fail(`Dangling meta character '${letter}'`);
    const code = this.#text.codePointAt(this.#at - 1) ?? 0;
    if (code > 0xffff) this.#at++;
    return quoted(String.fromCodePoint(code));
  }

  #group(): string {
    this.#at++;
    const before = this.#made;
    const look = ['?=', '?!', '?<=', '?<!', '?:'].find((head) => this.#accept(head));
    if (look !== undefined) return this.#closed(`(${look}`, this.#alternatives());
    if (this.#accept('?>')) return this.#atomic(this.#closed('(?:', this.#alternatives()), before);
    const name = /^\?<([a-zA-Z][a-zA-Z0-9]*)>/.exec(this.#text.slice(this.#at));
    if (name) this.#at += name[0].length;
    else if (this.#peek() === '?') return this.#flagGroup();
    this.#made++;
    const own = this.#made;
    const index = this.#groups.push(own) - 1;
    if (name) this.#names.set(name[1] ?? '', index);
    const inner = this.#alternatives();
    return this.#closed(`(?<g${this.#groups[index]}>`, inner);
  }

  /** `(?i-s:…)` */
  #flagGroup(): string {
    const head = /^\?([a-zA-Z]*)(?:-([a-zA-Z]*))?:/.exec(this.#text.slice(this.#at));
    if (!head) this.#fail('Unknown inline modifier');
    this.#at += head[0].length;
    const before = this.#flags;
    this.#flags = this.#withFlags(head[1] ?? '', head[2] ?? '');
    const inside = this.#flags;
    const inner = this.#alternatives();
    this.#flags = before;
    if (!this.#accept(')')) this.#fail('Unclosed group');
    return modified(inside, inner);
  }

  #closed(open: string, inner: string): string {
    if (!this.#accept(')')) this.#fail('Unclosed group');
    return `${open}${inner})`;
  }

  // ---- escapes -----------------------------------------------------------------------------------------------------------

  #escape(): string {
    this.#at++;
    const letter = this.#peek();
    this.#at++;
    if (letter === 'Q') return this.#literal();
    const anchor = { A: '(?<![^])', z: '(?![^])', Z: `(?=${LINE_END}?(?![^]))`, R: LINE_END, b: '\\b', B: '\\B' }[
      letter
    ];
    if (anchor !== undefined) return anchor;
    if (/[1-9]/.test(letter)) return this.#backReference(letter);
    if (letter === 'k') return this.#namedReference();
    if (letter === 'G' || letter === 'X' || letter === 'N') {
      throw new UnsupportedError(`\\${letter} in regular expressions`, this.#text);
    }
    this.#at--;
    return this.#character();
  }

  #literal(): string {
    const end = this.#text.indexOf('\\E', this.#at);
    const text = this.#text.slice(this.#at, end < 0 ? this.#text.length : end);
    this.#at = end < 0 ? this.#text.length : end + 2;
    return [...text].map(quoted).join('');
  }

  #backReference(first: string): string {
    let number = Number(first);
    while (/\d/.test(this.#peek()) && number * 10 + Number(this.#peek()) < this.#groups.length) {
      number = number * 10 + Number(this.#peek());
      this.#at++;
    }
    const group = this.#groups[number];
    return group === undefined ? '(?!)' : `\\k<g${group}>`;
  }

  #namedReference(): string {
    const name = /^<(\w+)>/.exec(this.#text.slice(this.#at));
    const group = this.#names.get(name?.[1] ?? '');
    if (!name || group === undefined) this.#fail('named capturing group is missing');
    this.#at += name[0].length;
    return `\\k<g${this.#groups[group]}>`;
  }

  /** A character or class after a backslash, inside a class or outside. */
  #character(): string {
    const letter = this.#peek();
    if (letter === '') this.#fail('Unexpected internal error');
    this.#at++;
    const short = shortClass(letter);
    if (short !== undefined) return short;
    if (letter === 'p' || letter === 'P') return this.#property(letter === 'P');
    const control = CONTROLS[letter];
    if (control !== undefined) return control;
    const rest = this.#text.slice(this.#at);
    const code =
      letter === 'x'
        ? /^([0-9a-fA-F]{2})|^\{([0-9a-fA-F]+)\}/.exec(rest)
        : letter === 'u'
          ? /^([0-9a-fA-F]{4})/.exec(rest)
          : letter === '0'
            ? /^([0-3]?[0-7]{1,2})/.exec(rest)
            : null;
    if (code) {
      this.#at += code[0].length;
      return quotedCode(parseInt(code[1] ?? code[2] ?? '', letter === '0' ? 8 : 16));
    }
    if (letter === 'c') return quotedCode(this.#text.charCodeAt(this.#at++) ^ 64);
    if (/[a-zA-Z]/.test(letter)) this.#fail('Illegal/unsupported escape sequence');
    return quoted(letter);
  }

  #property(negated: boolean): string {
    const name = /^(?:\{(\^?)([\w=]+)\}|([A-Z]))/.exec(this.#text.slice(this.#at));
    if (!name) this.#fail('Unknown character property');
    this.#at += name[0].length;
    return propertyClass(name[2] ?? name[3] ?? '', negated !== (name[1] === '^'));
  }

  // ---- classes -----------------------------------------------------------------------------------------------------------

  /** `[…]` with unions, ranges and `&&`. */
  #class(): string {
    this.#at++;
    const negated = this.#accept('^');
    const parts: string[] = [''];
    let first = true;
    while (first || this.#peek() !== ']') {
      if (this.#at >= this.#text.length) this.#fail('Unclosed character class');
      first = false;
      if (this.#accept('&&')) parts.push('');
      else parts[parts.length - 1] += this.#member();
    }
    this.#at++;
    const filled = parts.filter((part) => part !== '').map((part) => `[${part}]`);
    return `[${negated ? '^' : ''}${filled.join('&&')}]`;
  }

  #member(): string {
    if (this.#flags.x && this.#skipComment()) return '';
    if (this.#peek() === '[') return this.#class();
    const from = this.#classCharacter();
    const isRange = this.#peek() === '-' && this.#peek(1) !== ']' && this.#peek(1) !== '[' && this.#peek(1) !== '';
    if (!isRange || from.startsWith('[')) return from;
    this.#at++;
    return `${from}-${this.#classCharacter()}`;
  }

  #classCharacter(): string {
    if (this.#accept('\\Q')) return this.#literal();
    if (this.#accept('\\')) return this.#character();
    const code = this.#text.codePointAt(this.#at) ?? 0;
    this.#at += code > 0xffff ? 2 : 1;
    return quoted(String.fromCodePoint(code));
  }
}

function quotedCode(code: number): string {
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** JavaScript knows the flags that change how letters match; the rest is written into the pattern. */
function modified(flags: Flags, inner: string): string {
  return flags.i ? `(?i:${inner})` : `(?-i:${inner})`;
}
