/** ANTLR's search tree → our search AST. */
import type {
  ExpressionContext,
  FieldListContext,
  FieldSpecContext,
  FieldSpecListContext,
  SoslClausesContext,
  SoslIdContext,
  SoslLiteralContext,
  SoslWithClauseContext,
} from '@apexdevtools/apex-parser';
import { UnsupportedError } from '../../base/unsupportedError.ts';
import type { SoqlPath, SoqlQuery, SoqlSelectItem } from './ast.ts';
import { SoqlBuilder } from './buildSoql.ts';
import { positionOf } from './position.ts';
import type { ParsedSosl, SearchGroup, SoslReturning, SoslSearch, SoslSearchText } from './soslAst.ts';

/** Builds the AST of `[FIND …]`; `bind` turns each bound expression into an E. */
export function buildSosl<E>(tree: SoslLiteralContext, bind: (expression: ExpressionContext) => E): ParsedSosl<E> {
  const builder = new SoqlBuilder<E>(bind);
  const bound = tree.boundExpression();
  const search: SoslSearchText = present(bound)
    ? builder.bound(bound)
    : { kind: 'text', text: quotedText(tree.FindLiteral().getText()) };
  return { search: new SoslBuilder(builder).search(search, tree.soslClauses()), binds: builder.binds };
}

/** Builds the AST of the clauses behind a search text that was read by itself. */
export function buildSoslClauses<E>(
  search: SoslSearchText,
  tree: SoslClausesContext,
  soql: SoqlBuilder<E>,
): SoslSearch {
  return new SoslBuilder(soql).search(search, tree);
}

/** The search text of `FIND '…'`: Apex's escapes of quotes and backslashes are resolved, those of the search stay. */
export function quotedText(literal: string): string {
  return literal.slice(literal.indexOf("'") + 1, literal.lastIndexOf("'")).replace(/\\(['"\\])/g, '$1');
}

function present<T>(node: T | null | undefined): node is T {
  return node !== null && node !== undefined;
}

class SoslBuilder {
  readonly #soql: SoqlBuilder<unknown>;

  constructor(soql: SoqlBuilder<unknown>) {
    this.#soql = soql;
  }

  search(search: SoslSearchText, tree: SoslClausesContext): SoslSearch {
    if (present(tree.UPDATE())) throw new UnsupportedError('SOSL UPDATE TRACKING/VIEWSTAT', 'search');
    const specs = present(tree.fieldSpecList()) ? flatSpecs(tree.fieldSpecList()) : [];
    return {
      search,
      group: present(tree.searchGroup()) ? groupOf(tree.searchGroup().getText()) : 'ALL',
      returning: specs.map((spec) => this.#returning(spec)),
      ...withOf(tree.soslWithClause_list()),
      limit: this.#soql.limit(tree.limitClause()),
    };
  }

  #returning(tree: FieldSpecContext): SoslReturning {
    if (present(tree.USING())) throw new UnsupportedError('SOSL USING LISTVIEW', 'search');
    const [object] = tree.soslId_list();
    const path = pathOf(object!);
    const fields = present(tree.fieldList()) ? this.#fields(tree.fieldList()) : [];
    const query: SoqlQuery = {
      ...NOTHING,
      select: fields.length > 0 ? fields : [{ kind: 'field', path: { names: ['Id'], at: path.at }, alias: null }],
      from: [{ path, alias: null }],
      where: present(tree.logicalExpression()) ? this.#soql.condition(tree.logicalExpression()) : null,
      orderBy: present(tree.fieldOrderList()) ? this.#soql.orderTerms(tree.fieldOrderList()) : [],
      limit: this.#soql.limit(tree.limitClause()),
      offset: this.#soql.limit(tree.offsetClause()),
      at: path.at,
    };
    return { object: path.names.join('.'), query, at: path.at };
  }

  /** The grammar nests the rest of a list into its first element. */
  #fields(tree: FieldListContext): SoqlSelectItem[] {
    return [this.#field(tree), ...tree.fieldList_list().flatMap((rest) => this.#fields(rest))];
  }

  #field(tree: FieldListContext): SoqlSelectItem {
    const ids = tree.soslId_list();
    const name = present(tree.TOLABEL()) ? 'TOLABEL' : present(tree.FORMAT()) ? 'FORMAT' : null;
    const inner = tree.soqlFunction();
    const called = name ?? (present(tree.CONVERT_CURRENCY()) ? 'CONVERTCURRENCY' : null);
    if (called === null && !present(inner)) return { kind: 'field', path: pathOf(ids[0]!), alias: null };
    const alias = (present(inner) ? ids[0] : ids[1])?.getText() ?? null;
    if (called === null) return { kind: 'function', call: this.#soql.call(inner), alias };
    const argument = present(inner) ? this.#soql.call(inner) : { kind: 'field' as const, path: pathOf(ids[0]!) };
    const call = { kind: 'function' as const, name: called, argument, places: [], unit: null };
    return { kind: 'function', call: { ...call, text: tree.getText(), at: positionOf(tree) }, alias };
  }
}

const NOTHING: Omit<SoqlQuery, 'select' | 'from' | 'at'> = {
  scope: null,
  where: null,
  with: null,
  groupBy: null,
  having: null,
  orderBy: [],
  limit: null,
  offset: null,
  forUpdate: false,
  forView: false,
  forReference: false,
  allRows: false,
};

function flatSpecs(tree: FieldSpecListContext): FieldSpecContext[] {
  return [tree.fieldSpec(), ...tree.fieldSpecList_list().flatMap(flatSpecs)];
}

function groupOf(text: string): SearchGroup {
  const group = text.toUpperCase().replace(/FIELDS$/, '') as SearchGroup;
  if (group === 'SIDEBAR') throw new UnsupportedError('SOSL IN SIDEBAR FIELDS', 'search');
  return group;
}

function pathOf(tree: SoslIdContext): SoqlPath {
  return { names: tree.getText().split('.'), at: positionOf(tree) };
}

const REFUSED: readonly [keyof SoslWithClauseContext, string][] = [
  ['DIVISION', 'DIVISION'],
  ['DATA', 'DATA CATEGORY'],
  ['NETWORK', 'NETWORK'],
  ['PRICEBOOKID', 'PRICEBOOKID'],
  ['METADATA', 'METADATA'],
  ['HIGHLIGHT', 'HIGHLIGHT'],
];

/**
 * Spelling is never corrected here, so `WITH SPELL_CORRECTION` changes nothing.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_sosl_with_spell_correction.htm
 */
function withOf(clauses: readonly SoslWithClauseContext[]): Pick<SoslSearch, 'mode' | 'snippets'> {
  for (const clause of clauses) {
    const refused = REFUSED.find(([token]) => present((clause[token] as () => unknown).call(clause)));
    if (refused !== undefined) throw new UnsupportedError(`SOSL WITH ${refused[1]}`, 'search');
  }
  const has = (token: 'USER_MODE' | 'SYSTEM_MODE' | 'SNIPPET'): boolean =>
    clauses.some((clause) => present(clause[token]()));
  const mode = has('USER_MODE') ? 'userMode' : has('SYSTEM_MODE') ? 'systemMode' : null;
  return { mode, snippets: has('SNIPPET') };
}
