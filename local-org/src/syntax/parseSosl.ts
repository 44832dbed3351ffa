/** SOSL text → search AST, for dynamic SOSL and the API. Static SOSL is built from the Apex tree by `buildSosl`. */
import { SoqlSyntaxError, parserOf, requireEnd } from './parseSoql.ts';
import { SoqlBuilder } from './soql/buildSoql.ts';
import { buildSoslClauses, quotedText } from './soql/buildSosl.ts';
import type { ParsedSosl, SoslSearchText } from './soql/soslAst.ts';

export { buildSosl } from './soql/buildSosl.ts';
export type * from './soql/soslAst.ts';

const FIND = /^\s*FIND\s*(?:\{((?:\\.|[^\\}])*)\}|('(?:\\.|[^'\\])*')|:\s*([\w.]+))/is;

/** Parses a search; binds are the names written after the colons. */
export function parseSosl(text: string): ParsedSosl<string> {
  const head = FIND.exec(text);
  if (head === null) {
    throw new SoqlSyntaxError('No search term found. The search term must be enclosed in braces.', 1, 1);
  }
  // The search text follows rules of its own: the parser sees blanks in its place, so that positions stay.
  const rest = head[0].replace(/[^\n]/g, ' ') + text.slice(head[0].length);
  const parser = parserOf(rest);
  const tree = parser.soslClauses();
  requireEnd(parser, text);
  const soql = new SoqlBuilder<string>((expression) => expression.getText());
  const [, braces, quoted, bound] = head;
  let search: SoslSearchText;
  if (bound === undefined) search = { kind: 'text', text: braces ?? quotedText(quoted!) };
  else search = { kind: 'bind', index: soql.binds.push(bound) - 1, text: bound, at: { line: 1, column: 1 } };
  return { search: buildSoslClauses(search, tree, soql), binds: soql.binds };
}
