/** SOQL text → query AST, for dynamic SOQL and the API. Static SOQL is built from the Apex tree by `buildSoql`. */
import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import type { ApexParser } from '@apexdevtools/apex-parser';
import { buildSoql } from './soql/buildSoql.ts';
import { shieldLikeEscapes } from './soql/literals.ts';
import type { ParsedSoql } from './soql/ast.ts';

export { buildSoql } from './soql/buildSoql.ts';
export * from './soql/structure.ts';
export type * from './soql/ast.ts';

/** SOQL that does not parse. `message` is the text after MALFORMED_QUERY. */
export class SoqlSyntaxError extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.name = 'SoqlSyntaxError';
    this.line = line;
    this.column = column;
  }
}

class FirstError extends ApexErrorListener {
  readonly #text: string;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  override apexSyntaxError(line: number, column: number): void {
    throw new SoqlSyntaxError(malformed(this.#text, line, column), line, column + 1);
  }
}

/** The wording of the query endpoint: `unexpected token: 'x'`. */
function malformed(text: string, line: number, column: number): string {
  const rest = (text.split('\n')[line - 1] ?? '').slice(column);
  const token = /^\s*([\w.]+|'[^']*'?|\S)/.exec(rest)?.[1];
  return token === undefined ? 'unexpected end of query' : `unexpected token: '${token}'`;
}

const KEYWORDS = new Set([
  'WHERE',
  'WITH',
  'GROUP',
  'HAVING',
  'ORDER',
  'LIMIT',
  'OFFSET',
  'FOR',
  'USING',
  'FROM',
  'AND',
  'OR',
]);

/** A parser of this text that throws `SoqlSyntaxError` at the first fault. */
export function parserOf(text: string): ApexParser {
  return ApexParserFactory.createLexerAndParser(shieldLikeEscapes(text), new FirstError(text)).parser;
}

/** Refuses what stands behind the end of what was parsed. */
export function requireEnd(parser: ApexParser, text: string): void {
  const next = parser.getTokenStream().LT(1);
  if (next.type === -1) return;
  throw new SoqlSyntaxError(malformed(text, next.line, next.column), next.line, next.column + 1);
}

/** Parses a query; binds are the names written after the colons. */
export function parseSoql(text: string): ParsedSoql<string> {
  const parser = parserOf(text);
  const tree = parser.query();
  requireEnd(parser, text);
  const parsed = buildSoql(tree, (expression) => expression.getText());
  for (const from of parsed.query.from) {
    // The grammar takes any word for an alias, a keyword with nothing behind it too.
    if (from.alias !== null && KEYWORDS.has(from.alias.toUpperCase())) {
      throw new SoqlSyntaxError('unexpected end of query', tree.stop?.line ?? 1, (tree.stop?.column ?? 0) + 1);
    }
  }
  return parsed;
}
