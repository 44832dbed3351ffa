/** Whether a record contains what is searched: a function that SQLite calls with the record's searchable columns. */
import type { DatabaseSync } from 'node:sqlite';
import type { SearchExpression } from './searchText.ts';
import { wordsOf } from './words.ts';

/** The search that runs; statements are synchronous, so one place is enough. */
const current: { expression: SearchExpression | null } = { expression: null };

/** Says what the next statements look for. */
export function setSearch(expression: SearchExpression): void {
  current.expression = expression;
}

/** Registers `sf_search(<one letter per column: p for a phone>, columns…)`. */
export function registerSearch(db: DatabaseSync): void {
  db.function('sf_search', { varargs: true }, (kinds, ...columns) => {
    const fields = columns.map((value, i) => fieldWords(String(value ?? ''), String(kinds)[i] === 'p'));
    return current.expression !== null && matches(current.expression, fields) ? 1 : 0;
  });
}

/** A phone number is found by its parts and by all its digits in a row. */
function fieldWords(text: string, isPhone: boolean): string[] {
  const words = wordsOf(text);
  return isPhone && words.length > 1 ? [...words, words.join('')] : words;
}

/** Evaluates an expression on the words of each field. */
export function matches(expression: SearchExpression, fields: readonly (readonly string[])[]): boolean {
  switch (expression.kind) {
    case 'and':
      return expression.parts.every((part) => matches(part, fields));
    case 'or':
      return expression.parts.some((part) => matches(part, fields));
    case 'andNot':
      return matches(expression.left, fields) && !matches(expression.right, fields);
    case 'words':
      return fields.some((words) => hasSequence(words, expression.words));
  }
}

function hasSequence(words: readonly string[], patterns: readonly RegExp[]): boolean {
  const last = words.length - patterns.length;
  for (let start = 0; start <= last; start++) {
    if (patterns.every((pattern, i) => pattern.test(words[start + i]!))) return true;
  }
  return false;
}
