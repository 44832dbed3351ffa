/** Small readers of ANTLR's tree shared by the Apex builders. */
import type { ApexParserRuleContext, ApexToken } from '@apexdevtools/apex-parser';
import type { Place } from '../ast.ts';

/** The place of a token. */
export function tokenPlace(token: ApexToken): Place {
  return { line: token.line, column: token.column + 1, offset: token.start, end: token.stop + 1 };
}

/** The place of a rule: where it starts, how far it reaches. */
export function placeOf(tree: ApexParserRuleContext): Place {
  const { start } = tree;
  const end = (tree.stop ?? start).stop + 1;
  return { line: start.line, column: start.column + 1, offset: start.start, end };
}

/** ANTLR gives null or undefined for an absent child. */
export function present<T>(node: T | null | undefined): node is T {
  return node !== null && node !== undefined;
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  b: '\b',
  f: '\f',
  r: '\r',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

/** The value of a string literal with its quotes: escapes resolved, the first line break of a multi-line string dropped. */
export function stringValue(text: string): string {
  const multi = text.startsWith("'''");
  const body = multi ? text.slice(3, -3).replace(/^\r?\n/, '') : text.slice(1, -1);
  return body.replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (_, code: string) =>
    code.startsWith('u') && code.length === 5
      ? String.fromCharCode(parseInt(code.slice(1), 16))
      : (ESCAPES[code] ?? code),
  );
}
