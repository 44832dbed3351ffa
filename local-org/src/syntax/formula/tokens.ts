/** Formula text → tokens. */

export interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'symbol' | 'end';
  readonly text: string;
  readonly offset: number;
}

/** Text that is no formula. */
export class FormulaSyntaxError extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.name = 'FormulaSyntaxError';
    this.offset = offset;
  }
}

const SKIPPED = /\s+|\/\*[\s\S]*?\*\//;
const NUMBER = /(\d+(?:\.\d*)?|\.\d+)/;
const TEXT = /("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')/;
/** `Account.Owner:User.Name`, `$Label.Hello`; flows write names as `{!$Record.Name}`. */
const NAME = /(\$?[A-Za-z_]\w*(?:\s*[.:]\s*\$?[A-Za-z_]\w*)*|\{!\s*\$?[A-Za-z_][\w.$]*\s*\})/;
const SYMBOL = /(<=|>=|<>|!=|==|&&|\|\||[-+*/^&=<>!(),])/;
const TOKEN = new RegExp([SKIPPED, NUMBER, TEXT, NAME, SYMBOL].map(({ source }) => source).join('|'), 'y');

/** All tokens, with an end token. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const offset = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw new FormulaSyntaxError(`Syntax error.  Found '${text.charAt(offset)}'`, offset);
    const [, number, string, name, symbol] = match;
    if (number !== undefined) tokens.push({ kind: 'number', text: number, offset });
    else if (string !== undefined) tokens.push({ kind: 'text', text: unescape(string.slice(1, -1)), offset });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name.replace(/[\s{!}]+/g, ''), offset });
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol, offset });
  }
  tokens.push({ kind: 'end', text: '', offset: text.length });
  return tokens;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

function unescape(body: string): string {
  return body.replace(/\\(.)/gs, (_whole, mark: string) => ESCAPES[mark] ?? mark);
}
