/** The shape of a parsed SOSL search. Names are as written; nothing is resolved here. */
import type { SoqlBind, SoqlLimit, SoqlPosition, SoqlQuery } from './ast.ts';

/** `IN … FIELDS`. */
export type SearchGroup = 'ALL' | 'NAME' | 'EMAIL' | 'PHONE' | 'SIDEBAR';

/** What is looked for: the text between the braces or quotes, or a bound expression. */
export type SoslSearchText = { readonly kind: 'text'; readonly text: string } | SoqlBind;

/** One object of RETURNING as the query of its rows; without fields the query selects the id. */
export interface SoslReturning {
  readonly object: string;
  readonly query: SoqlQuery;
  readonly at: SoqlPosition;
}

/** `FIND … IN … RETURNING … WITH … LIMIT …`. */
export interface SoslSearch {
  readonly search: SoslSearchText;
  readonly group: SearchGroup;
  /** Empty where the text has no RETURNING: every searchable object is searched. */
  readonly returning: readonly SoslReturning[];
  readonly mode: 'userMode' | 'systemMode' | null;
  readonly snippets: boolean;
  readonly limit: SoqlLimit | null;
}

/** A search with the expressions bound in it, in the order of `SoqlBind.index`. */
export interface ParsedSosl<E> {
  readonly search: SoslSearch;
  readonly binds: readonly E[];
}
