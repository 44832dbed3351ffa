/**
 * Reads XML into a flat list of tokens with resolved namespaces. Both XML interfaces of the platform stand on it; they differ in what
 * they say about text that is no XML: `XmlFailure` holds the facts, `domFailure` and `streamFailure` put them into words.
 */
import type { XmlFault } from './xmlFailure.ts';
import { XmlFailure } from './xmlFailure.ts';

/** An attribute, or a namespace declaration (its `localName` is then the declared prefix). */
export interface XmlAttribute {
  readonly prefix: string;
  readonly localName: string;
  readonly namespace: string | null;
  readonly value: string;
}

export type XmlTokenKind =
  | 'START_DOCUMENT'
  | 'START_ELEMENT'
  | 'END_ELEMENT'
  | 'CHARACTERS'
  | 'CDATA'
  | 'COMMENT'
  | 'PROCESSING_INSTRUCTION'
  | 'END_DOCUMENT';

export interface XmlToken {
  readonly kind: XmlTokenKind;
  readonly prefix: string;
  readonly localName: string;
  readonly namespace: string | null;
  readonly text: string;
  readonly attributes: readonly XmlAttribute[];
  readonly declarations: readonly XmlAttribute[];
  /** Namespaces in force, by prefix. */
  readonly scope: ReadonlyMap<string, string>;
  /** Where the token ends in the text. */
  readonly end: number;
}

const BARE = { prefix: '', localName: '', namespace: null, text: '', attributes: [], declarations: [] } as const;
const ROOT_SCOPE: ReadonlyMap<string, string> = new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]);
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const NAME = /[^\s/>=<"']+/y;
const ATTRIBUTE = /\s+([^\s/>=<"']+)\s*=\s*("[^"]*"|'[^']*')/y;
/** Content up to this depth is read. */
const DEEPEST = 50;

interface Open {
  readonly qualified: string;
  readonly token: XmlToken;
  readonly start: number;
}

/** The tokens of a document, from START_DOCUMENT to END_DOCUMENT. */
export function scanXml(source: string): { tokens: readonly XmlToken[]; version: string | null } {
  return new Scanner(source).scan();
}

class Scanner {
  readonly #source: string;
  readonly #tokens: XmlToken[] = [{ ...BARE, kind: 'START_DOCUMENT', scope: ROOT_SCOPE, end: 0 }];
  readonly #open: Open[] = [];
  #at = 0;
  #rootSeen = false;
  #version: string | null = null;

  constructor(source: string) {
    this.#source = source.replace(/\r\n?/g, '\n');
  }

  scan(): { tokens: readonly XmlToken[]; version: string | null } {
    while (this.#at < this.#source.length) this.#step();
    const open = this.#open.at(-1);
    if (open) this.#fail('unclosed', this.#source.length, open.qualified, '', open.start);
    if (!this.#rootSeen) this.#fail('empty', this.#source.length);
    this.#add('END_DOCUMENT', {});
    return { tokens: this.#tokens, version: this.#version };
  }

  #step(): void {
    const source = this.#source;
    if (source[this.#at] !== '<') return this.#characters();
    if (source.startsWith('<!--', this.#at)) return this.#add('COMMENT', { text: this.#until('<!--', '-->') });
    if (source.startsWith('<![CDATA[', this.#at)) return this.#cdata();
    if (source.startsWith('<?', this.#at)) return this.#instruction();
    if (source.startsWith('<!DOCTYPE', this.#at)) this.#fail('doctype', this.#at + 9);
    if (source.startsWith('</', this.#at)) return this.#endTag();
    this.#startTag();
  }

  /** Text between two marks; the scanner then stands behind the second. */
  #until(mark: string, end: string): string {
    const start = this.#at + mark.length;
    const stop = this.#source.indexOf(end, start);
    if (stop < 0) this.#fail('malformed', this.#source.length, mark);
    this.#at = stop + end.length;
    return this.#source.slice(start, stop);
  }

  #characters(): void {
    const start = this.#at;
    const next = this.#source.indexOf('<', start);
    const raw = this.#source.slice(start, next < 0 ? this.#source.length : next);
    if (this.#open.length === 0) {
      const stray = /\S/.exec(raw);
      if (stray) this.#fail(this.#rootSeen ? 'epilogText' : 'prologText', start + stray.index + 1, stray[0]);
      this.#at = start + raw.length;
      return;
    }
    const text = this.#decode(raw, start);
    this.#at = start + raw.length;
    this.#add('CHARACTERS', { text });
  }

  #cdata(): void {
    const text = this.#until('<![CDATA[', ']]>');
    if (this.#open.length > 0) this.#add('CDATA', { text });
  }

  #instruction(): void {
    const text = this.#until('<?', '?>');
    const target = /^\S*/.exec(text)?.[0] ?? '';
    const data = text.slice(target.length).trimStart();
    if (target.toLowerCase() === 'xml') {
      this.#version = /version\s*=\s*["']([^"']*)["']/.exec(data)?.[1] ?? null;
    } else this.#add('PROCESSING_INSTRUCTION', { localName: target, text: data });
  }

  #startTag(): void {
    const start = this.#at;
    const qualified = this.#match(NAME, start + 1)?.[0] ?? this.#fail('malformed', start + 1, '<');
    if (this.#open.length === 0 && this.#rootSeen) this.#fail('epilogTag', start + 1 + qualified.length, qualified);
    if (this.#open.length >= DEEPEST) this.#fail('deep', start + 1, qualified);
    let at = start + 1 + qualified.length;
    const written: [name: string, value: string][] = [];
    for (let found = this.#match(ATTRIBUTE, at); found; found = this.#match(ATTRIBUTE, at)) {
      written.push([found[1] ?? '', this.#decode((found[2] ?? '').slice(1, -1), at)]);
      at += found[0].length;
    }
    const close = this.#match(/\s*(\/?)>/y, at) ?? this.#fail('malformed', at, `<${qualified}`);
    this.#at = at + close[0].length;
    const token = this.#element(qualified, written);
    this.#rootSeen = true;
    if (close[1] === '/') this.#add('END_ELEMENT', { ...token, attributes: [] }, token.scope);
    else this.#open.push({ qualified, token, start });
  }

  /** Adds a start tag with its names resolved. */
  #element(qualified: string, written: readonly [string, string][]): XmlToken {
    const declarations = written.filter(([name]) => /^xmlns(:|$)/.test(name)).map(declarationOf);
    const outer = this.#open.at(-1)?.token.scope ?? ROOT_SCOPE;
    const declared = declarations.map(({ localName, value }): [string, string] => [localName, value]);
    const scope = declarations.length === 0 ? outer : new Map([...outer, ...declared]);
    const [prefix, localName] = splitName(qualified);
    const namespace = scope.get(prefix) ?? null;
    if (prefix !== '' && namespace === null) this.#fail('unbound', this.#at, prefix);
    const attributes = written.filter(([name]) => !/^xmlns(:|$)/.test(name)).map(attributeIn(scope));
    const seen = new Set<string>();
    for (const attribute of attributes) {
      const key = `${attribute.namespace ?? ''}:${attribute.localName}`;
      if (seen.has(key)) this.#fail('duplicate', this.#at, key);
      seen.add(key);
    }
    const facts = { prefix, localName, namespace: namespace === '' ? null : namespace, attributes, declarations };
    this.#add('START_ELEMENT', facts, scope);
    return { ...BARE, ...facts, kind: 'START_ELEMENT', scope, end: this.#at };
  }

  #endTag(): void {
    const start = this.#at;
    const qualified = this.#until('</', '>').trim();
    const open = this.#open.pop();
    if (!open) return this.#fail('epilogTag', this.#at, qualified);
    if (open.qualified !== qualified) {
      this.#open.push(open);
      this.#fail('mismatch', this.#at, qualified, open.qualified, start);
    }
    this.#add('END_ELEMENT', { ...open.token, attributes: [] }, open.token.scope);
  }

  #decode(raw: string, start: number): string {
    if (!raw.includes('&')) return raw;
    return raw.replace(/&([^;&\s]*);?/g, (whole, name: string, at: number) => {
      const text = whole.endsWith(';') ? entity(name) : undefined;
      return text ?? this.#fail('entity', start + at + whole.length, name);
    });
  }

  #match(pattern: RegExp, at: number): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(this.#source);
  }

  #add(kind: XmlTokenKind, facts: Partial<XmlToken>, scope?: ReadonlyMap<string, string>): void {
    const inForce = scope ?? this.#open.at(-1)?.token.scope ?? ROOT_SCOPE;
    this.#tokens.push({ ...BARE, ...facts, kind, scope: inForce, end: this.#at });
  }

  #fail(fault: XmlFault, offset: number, name = '', expected = '', opened = 0): never {
    const state = this.#open.length === 0 && !this.#rootSeen ? 'START_DOCUMENT' : stateAfter(this.#tokens.at(-1));
    throw new XmlFailure({ fault, source: this.#source, offset, name, expected, opened, state });
  }
}

/** The state of the pull parser after a token. */
function stateAfter(token: XmlToken | undefined): string {
  if (token?.kind === 'START_ELEMENT') return 'START_TAG';
  if (token?.kind === 'END_ELEMENT') return 'END_TAG';
  return token?.kind === 'CHARACTERS' ? 'TEXT' : (token?.kind ?? 'START_DOCUMENT');
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES[name];
  const code = name.startsWith('#x') ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
  return Number.isNaN(code) || code > 0x10ffff ? undefined : String.fromCodePoint(code);
}

function splitName(qualified: string): [prefix: string, localName: string] {
  const colon = qualified.indexOf(':');
  return colon < 0 ? ['', qualified] : [qualified.slice(0, colon), qualified.slice(colon + 1)];
}

function declarationOf([name, value]: readonly [string, string]): XmlAttribute {
  return { prefix: 'xmlns', localName: name.slice('xmlns:'.length), namespace: null, value };
}

function attributeIn(scope: ReadonlyMap<string, string>): (written: readonly [string, string]) => XmlAttribute {
  return ([name, value]) => {
    const [prefix, localName] = splitName(name);
    return { prefix, localName, namespace: prefix === '' ? null : (scope.get(prefix) ?? null), value };
  };
}
