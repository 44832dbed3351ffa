/** Readers of tokens that the finders of faults share. */
import type { Token } from './tokens.ts';

/** One change of a text. */
export interface Fault {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** Where a kind of fault can be put, if it can at a token. */
export type Finder = (tokens: readonly Token[], index: number, text: string) => Omit<Fault, 'kind'> | null;

export const MODIFIERS = /^(public|private|protected|global|static|final|virtual|abstract|override|transient)$/i;
const KEYWORDS =
  /^(if|else|for|while|do|return|new|throw|try|catch|finally|switch|on|when|insert|update|delete|upsert|undelete|this|super|null|true|false|instanceof|class|interface|enum|extends|implements|with|without|inherited|sharing|get|set|break|continue|void|select|from|where|and|or|not|in|as|user|system|public|private|protected|global|static|final|virtual|abstract|override|transient|limit|order|by|having|group)$/i;

export const isName = (token: Token | undefined): boolean => token?.kind === 'word' && !KEYWORDS.test(token.text);
export const is = (token: Token | undefined, ...texts: string[]): boolean =>
  token !== undefined && texts.includes(token.text.toLowerCase());
export const replace = (token: Token, replacement: string): Omit<Fault, 'kind'> => ({
  start: token.start,
  end: token.end,
  replacement,
});
export const insert = (at: number, replacement: string): Omit<Fault, 'kind'> => ({ start: at, end: at, replacement });

/** Index of the mark that closes the one at `index`. */
export function closing(tokens: readonly Token[], index: number): number {
  const open = tokens[index]?.text ?? '';
  const close = { '(': ')', '{': '}', '[': ']' }[open] ?? '';
  for (let at = index, depth = 0; at < tokens.length; at++) {
    if (tokens[at]?.text === open) depth++;
    if (tokens[at]?.text === close && --depth === 0) return at;
  }
  return -1;
}

/** Index of the `;` that ends the statement begun at `index`; -1 if a brace comes first. */
export function statementEnd(tokens: readonly Token[], index: number): number {
  for (let at = index, depth = 0; at < tokens.length; at++) {
    const mark = tokens[at]?.text ?? '';
    if ('({['.includes(mark)) depth++;
    if (')}]'.includes(mark)) depth--;
    if (depth < 0) return -1;
    if (mark === ';' && depth === 0) return at;
  }
  return -1;
}

/** Whether a plain `Type name` stands at `index`, as in a declaration. */
export function declares(tokens: readonly Token[], index: number): boolean {
  const [type, name, next] = [tokens[index], tokens[index + 1], tokens[index + 2]];
  return isName(type) && isName(name) && is(next, '=', ';') && !is(tokens[index - 1], '.', 'new', '@', '<', ',', '(');
}

/** Whether the token begins the body of a method: `) {` after modifiers, a type and a name. */
export function methodBody(tokens: readonly Token[], index: number): boolean {
  if (!is(tokens[index], '{') || !is(tokens[index - 1], ')')) return false;
  let depth = 0;
  for (let at = index - 1; at > 2; at--) {
    if (is(tokens[at], ')')) depth++;
    if (is(tokens[at], '(') && --depth === 0)
      return (
        isName(tokens[at - 1]) &&
        (tokens[at - 2]?.kind === 'word' || is(tokens[at - 2], '>', ']')) &&
        !is(tokens[at - 2], 'new')
      );
  }
  return false;
}

/** Whether the method whose body starts at `index` has words before it, e.g. `void` or `static`. */
export function headHas(tokens: readonly Token[], index: number, word: string): boolean {
  for (let at = index; at > 0 && !is(tokens[at], ';', '}') && !(at < index && is(tokens[at], '{')); at--) {
    if (is(tokens[at], word)) return true;
  }
  return false;
}
