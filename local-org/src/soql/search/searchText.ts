/**
 * The text of FIND → an expression on words. Words beside each other must all be found; `AND`, `AND NOT` bind tighter than `OR`.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_sosl_find.htm
 */
import { SoqlError } from '../errors.ts';
import { wordsOf } from './words.ts';

/** What a record must contain. */
export type SearchExpression =
  /** Words one after another in one field; a single word most of the time. */
  | { readonly kind: 'words'; readonly words: readonly RegExp[] }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly SearchExpression[] }
  | { readonly kind: 'andNot'; readonly left: SearchExpression; readonly right: SearchExpression };

type Token =
  { readonly kind: 'term' | 'phrase'; readonly text: string } | { readonly kind: 'mark'; readonly text: string };

const TOKEN = /"((?:\\.|[^"\\])*)"|([()])|((?:\\.|[^\s()"\\])+)/gs;

/** Reads a search text; the error of the search API where it looks for less than two characters. */
export function readSearchText(text: string): SearchExpression {
  const meant = text.replace(/\\(.)/gs, '$1').match(/[\p{L}\p{N}]/gu) ?? [];
  if (meant.length < 2) {
    throw new SoqlError('INVALID_SEARCH', `search term must be longer than one character: ${text}`);
  }
  return new Reader(tokensOf(text)).expression();
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map(([, phrase, mark, word]): Token => {
    if (phrase !== undefined) return { kind: 'phrase', text: phrase };
    if (mark !== undefined) return { kind: 'mark', text: mark };
    const operator = /^(and|or|not|&|\|)$/i.exec(word!);
    if (operator === null) return { kind: 'term', text: word! };
    return { kind: 'mark', text: { '&': 'AND', '|': 'OR' }[word!] ?? word!.toUpperCase() };
  });
}

class Reader {
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  expression(): SearchExpression {
    const parts = [this.#conjunction()];
    while (this.#accept('OR')) parts.push(this.#conjunction());
    return parts.length === 1 ? parts[0]! : { kind: 'or', parts };
  }

  #conjunction(): SearchExpression {
    let left = this.#term();
    for (;;) {
      const stated = this.#accept('AND');
      if (this.#accept('NOT')) left = { kind: 'andNot', left, right: this.#term() };
      else if (stated || this.#startsTerm()) left = { kind: 'and', parts: [left, this.#term()] };
      else return left;
    }
  }

  #startsTerm(): boolean {
    const token = this.#tokens[this.#position];
    return token !== undefined && (token.kind !== 'mark' || token.text === '(');
  }

  #term(): SearchExpression {
    if (this.#accept('(')) {
      const inner = this.expression();
      if (!this.#accept(')')) throw misplaced("missing ')'");
      return inner;
    }
    const token = this.#tokens[this.#position];
    if (token === undefined || token.kind === 'mark') throw misplaced(`unexpected token: '${token?.text ?? '<EOF>'}'`);
    this.#position++;
    return { kind: 'words', words: patternsOf(token.text) };
  }

  #accept(mark: string): boolean {
    const token = this.#tokens[this.#position];
    if (token?.kind !== 'mark' || token.text !== mark) return false;
    this.#position++;
    return true;
  }
}

function misplaced(message: string): SoqlError {
  return new SoqlError('MALFORMED_SEARCH', message);
}

/** Stand for wildcards while the text is split into words. */
const [MANY, ONE] = ['\uE001', '\uE002'];

/** Words as patterns: `*` any characters, `?` one; an escaped one is a separator like other punctuation, one at the front is left out. */
function patternsOf(text: string): RegExp[] {
  const marked = text.replace(/\\(.)|[*?]/gs, (whole, escaped?: string) =>
    escaped === undefined ? (whole === '*' ? MANY! : ONE!) : escaped,
  );
  return wordsOf(marked, '\uE001\uE002')
    .map((word) => word.replace(/^[\uE001\uE002]+/, ''))
    .filter((word) => word !== '')
    .map((word) => new RegExp(`^${word.replaceAll(MANY!, '.*').replaceAll(ONE!, '.')}$`, 'su'));
}
