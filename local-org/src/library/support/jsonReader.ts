/** Reads JSON text into a tree that keeps key order and the text of numbers. Errors are Apex JSONExceptions. */
import { apexError } from '../../runtime/values/apexException.ts';

/** A number as written. */
export class JsonNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  get isWhole(): boolean {
    return /^-?\d+$/.test(this.text);
  }
}

/** A JSON value; objects are maps in document order. */
export type JsonNode = null | boolean | string | JsonNumber | JsonNode[] | Map<string, JsonNode>;

const ESCAPES: Record<string, string> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Parses a whole document. */
export function readJson(text: string | null): JsonNode {
  if (text === null) throw apexError('System.NullPointerException', 'Argument cannot be null.');
  return new JsonReader(text).document();
}

class JsonReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): JsonNode {
    this.#space();
    if (this.#at >= this.#text.length)
      throw apexError('System.JSONException', 'No content to map to Object due to end of input');
    const value = this.#value();
    this.#space();
    return value;
  }

  #space(): void {
    while (' \n\r\t'.includes(this.#text.charAt(this.#at)) && this.#at < this.#text.length) this.#at++;
  }

  #value(): JsonNode {
    this.#space();
    const letter = this.#text.charAt(this.#at);
    if (letter === '{') return this.#object();
    if (letter === '[') return this.#array();
    if (letter === '"') return this.#string();
    if (letter === '-' || (letter >= '0' && letter <= '9')) return this.#number();
    return this.#word();
  }

  #object(): Map<string, JsonNode> {
    const members = new Map<string, JsonNode>();
    this.#at++;
    this.#space();
    if (this.#accept('}')) return members;
    do {
      this.#space();
      if (this.#text.charAt(this.#at) !== '"') this.#unexpected('was expecting double-quote to start field name');
      const name = this.#string();
      this.#space();
      if (!this.#accept(':')) this.#unexpected('was expecting a colon to separate field name and value');
      members.set(name, this.#value());
      this.#space();
    } while (this.#accept(','));
    if (!this.#accept('}')) this.#unexpected('was expecting comma to separate OBJECT entries');
    return members;
  }

  #array(): JsonNode[] {
    const items: JsonNode[] = [];
    this.#at++;
    this.#space();
    if (this.#accept(']')) return items;
    do {
      items.push(this.#value());
      this.#space();
    } while (this.#accept(','));
    if (!this.#accept(']')) this.#unexpected('was expecting comma to separate ARRAY entries');
    return items;
  }

  #accept(letter: string): boolean {
    if (this.#text.charAt(this.#at) !== letter) return false;
    this.#at++;
    return true;
  }

  #string(): string {
    let out = '';
    for (this.#at++; this.#at < this.#text.length; this.#at++) {
      const letter = this.#text.charAt(this.#at);
      if (letter === '"') {
        this.#at++;
        return out;
      }
      if (letter === '\\') out += this.#escape();
      else if (letter < ' ') this.#unexpected('has to be escaped using backslash to be included in string value');
      else out += letter;
    }
    return this.#unexpected('');
  }

  #escape(): string {
    const letter = this.#text.charAt(++this.#at);
    const hex = letter === 'u' ? /^[0-9a-fA-F]{4}/.exec(this.#text.slice(this.#at + 1, this.#at + 5)) : null;
    if (hex) {
      this.#at += 4;
      return String.fromCharCode(parseInt(hex[0], 16));
    }
    return ESCAPES[letter] ?? this.#unexpected('unrecognized character escape');
  }

  #number(): JsonNumber {
    const match = /-?\d+(\.\d+)?([eE][+-]?\d+)?/y;
    match.lastIndex = this.#at;
    const found = match.exec(this.#text);
    if (!found) return this.#unexpected('expected digit after minus sign');
    this.#at += found[0].length;
    return new JsonNumber(found[0]);
  }

  #word(): null | boolean {
    const match = /[A-Za-z_$][\w$]*/y;
    match.lastIndex = this.#at;
    const word = match.exec(this.#text)?.[0];
    if (word === undefined)
      return this.#unexpected("expected a valid value (number, String, array, object, 'true', 'false' or 'null')");
    this.#at += word.length;
    if (word === 'null') return null;
    if (word === 'true' || word === 'false') return word === 'true';
    throw apexError(
      'System.JSONException',
      `Unrecognized token '${word}': was expecting ('true', 'false' or 'null') at ${this.#place()}`,
    );
  }

  #place(): string {
    const before = this.#text.slice(0, this.#at).split('\n');
    return `[line:${before.length}, column:${(before.at(-1)?.length ?? 0) + 1}]`;
  }

  #unexpected(detail: string): never {
    const letter = this.#text.charAt(this.#at);
    if (letter === '') throw apexError('System.JSONException', `Unexpected end-of-input at ${this.#place()}`);
    const text = `Unexpected character ('${letter}' (code ${letter.charCodeAt(0)})): ${detail} at ${this.#place()}`;
    throw apexError('System.JSONException', text);
  }
}
