/**
 * ANTLR's query tree → our query AST. Expressions bound with `:` are collected beside the query, turned into whatever
 * the caller wants them to be (the Apex front end makes Apex expressions, dynamic SOQL makes names).
 */
import type {
  AllRowsClauseContext,
  BoundExpressionContext,
  ExpressionContext,
  FieldNameContext,
  FieldOrderListContext,
  ForClausesContext,
  FromNameListContext,
  GroupByClauseContext,
  LimitClauseContext,
  LocationValueContext,
  LogicalExpressionContext,
  OffsetClauseContext,
  OrderByClauseContext,
  QueryContext,
  SelectEntryContext,
  SoqlFunctionContext,
  SubFieldEntryContext,
  SubQueryContext,
  TypeOfContext,
  WithClauseContext,
} from '@apexdevtools/apex-parser';
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { ConditionBuilder } from './buildCondition.ts';
import { unescapeSoql } from './literals.ts';
import { positionOf } from './position.ts';
import type {
  ParsedSoql,
  SoqlBind,
  SoqlCondition,
  SoqlFrom,
  SoqlFunction,
  SoqlGroupBy,
  SoqlLimit,
  SoqlOperand,
  SoqlOrder,
  SoqlPath,
  SoqlPlace,
  SoqlQuery,
  SoqlSelectItem,
  SoqlTypeOf,
} from './ast.ts';

/** Builds the AST of `tree`; `bind` turns each bound expression into an E. */
export function buildSoql<E>(tree: QueryContext, bind: (expression: ExpressionContext) => E): ParsedSoql<E> {
  const builder = new SoqlBuilder<E>(bind);
  const query = builder.query(tree);
  return { query, binds: builder.binds };
}

function present<T>(node: T | null | undefined): node is T {
  return node !== null && node !== undefined;
}

/** Builds one query with its subqueries. */
export class SoqlBuilder<E> {
  readonly binds: E[] = [];
  readonly #bind: (expression: ExpressionContext) => E;
  readonly #conditions: ConditionBuilder;

  constructor(bind: (expression: ExpressionContext) => E) {
    this.#bind = bind;
    this.#conditions = new ConditionBuilder({
      bound: (tree) => this.bound(tree),
      call: (tree) => this.call(tree),
      path: (tree) => this.path(tree),
      subquery: (tree) => this.subQuery(tree),
    });
  }

  query(tree: QueryContext): SoqlQuery {
    if (present(tree.UPDATE())) this.#refuseUpdate(tree.updateList().getText());
    const group = tree.groupByClause();
    return {
      select: tree
        .selectList()
        .selectEntry_list()
        .map((entry) => this.#selectItem(entry)),
      from: this.#from(tree.fromNameList()),
      scope: tree.usingScope()?.soqlId().getText() ?? null,
      where: present(tree.whereClause()) ? this.#conditions.where(tree.whereClause().whereLogicalExpression()) : null,
      with: this.#with(tree.withClause()),
      groupBy: present(group) ? this.#groupBy(group) : null,
      having:
        present(group) && present(group.logicalExpression())
          ? this.#conditions.having(group.logicalExpression())
          : null,
      orderBy: this.#orderBy(tree.orderByClause()),
      limit: this.limit(tree.limitClause()),
      offset: this.limit(tree.offsetClause()),
      ...this.#forClauses(tree.forClauses()),
      allRows: present(tree.allRowsClause() as AllRowsClauseContext | null),
      at: positionOf(tree),
    };
  }

  /**
   * Both count how Salesforce Knowledge articles are used.
   * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_update.htm
   */
  #refuseUpdate(what: string): never {
    throw new UnsupportedError(`SOQL UPDATE ${what.toUpperCase()} (Salesforce Knowledge)`, 'query');
  }

  subQuery(tree: SubQueryContext): SoqlQuery {
    return {
      select: tree
        .subFieldList()
        .subFieldEntry_list()
        .map((entry) => this.#selectItem(entry)),
      from: this.#from(tree.fromNameList()),
      scope: null,
      where: present(tree.whereClause()) ? this.#conditions.where(tree.whereClause().whereLogicalExpression()) : null,
      with: null,
      groupBy: null,
      having: null,
      orderBy: this.#orderBy(tree.orderByClause()),
      limit: this.limit(tree.limitClause()),
      offset: null,
      ...this.#forClauses(tree.forClauses()),
      allRows: false,
      at: positionOf(tree),
    };
  }

  path(tree: FieldNameContext): SoqlPath {
    return { names: tree.soqlId_list().map((id) => id.getText()), at: positionOf(tree) };
  }

  call(tree: SoqlFunctionContext): SoqlFunction {
    const text = tree.getText();
    const name = text.slice(0, text.indexOf('(')).toUpperCase();
    const places = tree.locationValue_list().map((place) => this.#place(place));
    const unit = places.length > 0 ? unescapeSoql(tree.StringLiteral().getText().slice(1, -1)) : null;
    return { kind: 'function', name, argument: this.#argument(tree), places, unit, text, at: positionOf(tree) };
  }

  bound(tree: BoundExpressionContext): SoqlBind {
    const index = this.binds.push(this.#bind(tree.expression())) - 1;
    return { kind: 'bind', index, text: tree.expression().getText(), at: positionOf(tree) };
  }

  #argument(tree: SoqlFunctionContext): SoqlOperand | null {
    const inner = tree.soqlFunction();
    if (present(inner)) return this.call(inner);
    const dateField = tree.dateFieldName();
    if (present(dateField)) {
      const field: SoqlOperand = { kind: 'field', path: this.path(dateField.fieldName()) };
      if (!present(dateField.CONVERT_TIMEZONE())) return field;
      const at = positionOf(dateField);
      const name = 'CONVERTTIMEZONE';
      return { kind: 'function', name, argument: field, places: [], unit: null, text: dateField.getText(), at };
    }
    const field = tree.fieldName();
    return present(field) ? { kind: 'field', path: this.path(field) } : null;
  }

  /** One of the two places of DISTANCE. */
  #place(tree: LocationValueContext): SoqlPlace {
    if (present(tree.fieldName())) return { kind: 'field', path: this.path(tree.fieldName()) };
    if (present(tree.boundExpression())) return this.bound(tree.boundExpression());
    const [latitude, longitude] = tree
      .coordinateValue_list()
      .map((part) => (present(part.boundExpression()) ? this.bound(part.boundExpression()) : Number(part.getText())));
    return { kind: 'point', latitude: latitude!, longitude: longitude! };
  }

  #selectItem(entry: SelectEntryContext | SubFieldEntryContext): SoqlSelectItem {
    if (present(entry.subQuery())) {
      return { kind: 'subquery', query: this.subQuery(entry.subQuery()), at: positionOf(entry) };
    }
    if (present(entry.typeOf())) return { kind: 'typeof', typeOf: this.#typeOf(entry.typeOf()) };
    const alias = present(entry.soqlId()) ? entry.soqlId().getText() : null;
    const call = entry.soqlFunction();
    if (!present(call)) return { kind: 'field', path: this.path(entry.fieldName()), alias };
    if (present(call.FIELDS())) {
      const which = call.soqlFieldsParameter().getText().toUpperCase() as 'ALL' | 'STANDARD' | 'CUSTOM';
      return { kind: 'fields', which, at: positionOf(entry) };
    }
    return { kind: 'function', call: this.call(call), alias };
  }

  #typeOf(tree: TypeOfContext): SoqlTypeOf {
    return {
      relationship: this.path(tree.fieldName()),
      when: tree.whenClause_list().map((clause) => ({
        object: clause.fieldName().getText(),
        fields: clause
          .fieldNameList()
          .fieldName_list()
          .map((name) => this.path(name)),
      })),
      otherwise: present(tree.elseClause())
        ? tree
            .elseClause()
            .fieldNameList()
            .fieldName_list()
            .map((name) => this.path(name))
        : null,
      at: positionOf(tree),
    };
  }

  /** Names and aliases follow each other; an alias belongs to the name before it. */
  #from(tree: FromNameListContext): SoqlFrom[] {
    const aliases = tree.soqlId_list();
    const names = tree.fieldName_list();
    return names.map((name, i) => {
      const next = names[i + 1];
      const alias = aliases.find(
        (a) => a.start.start > name.start.start && (next === undefined || a.start.start < next.start.start),
      );
      return { path: this.path(name), alias: alias?.getText() ?? null };
    });
  }

  #with(tree: WithClauseContext | null): SoqlQuery['with'] {
    if (!present(tree)) return null;
    if (present(tree.USER_MODE())) return 'userMode';
    if (present(tree.SYSTEM_MODE())) return 'systemMode';
    if (present(tree.SECURITY_ENFORCED())) return 'securityEnforced';
    throw new UnsupportedError(`SOQL WITH ${present(tree.DATA()) ? 'DATA CATEGORY' : 'filter'}`, 'query');
  }

  #groupBy(tree: GroupByClauseContext): SoqlGroupBy {
    const items = tree
      .fieldGroupByList()
      .fieldGroupBy_list()
      .map((item): SoqlOperand =>
        present(item.soqlFunction())
          ? this.call(item.soqlFunction())
          : { kind: 'field', path: this.path(item.fieldName()) },
      );
    return { items, grouping: present(tree.ROLLUP()) ? 'rollup' : present(tree.CUBE()) ? 'cube' : 'plain' };
  }

  #orderBy(tree: OrderByClauseContext | null): SoqlOrder[] {
    return present(tree) ? this.orderTerms(tree.fieldOrderList()) : [];
  }

  /** The terms of ORDER BY. */
  orderTerms(tree: FieldOrderListContext): SoqlOrder[] {
    return tree.fieldOrder_list().map((order) => ({
      operand: present(order.soqlFunction())
        ? this.call(order.soqlFunction())
        : { kind: 'field' as const, path: this.path(order.fieldName()) },
      descending: present(order.DESC()),
      nulls: present(order.LAST()) ? ('last' as const) : ('first' as const),
    }));
  }

  /** A condition of HAVING, or of WHERE in a search. */
  condition(tree: LogicalExpressionContext): SoqlCondition {
    return this.#conditions.having(tree);
  }

  /** LIMIT or OFFSET. */
  limit(tree: LimitClauseContext | OffsetClauseContext | null): SoqlLimit | null {
    if (!present(tree)) return null;
    if (present(tree.boundExpression())) return this.bound(tree.boundExpression());
    return { kind: 'number', value: Number(tree.IntegerLiteral().getText()) };
  }

  #forClauses(tree: ForClausesContext | null): Pick<SoqlQuery, 'forUpdate' | 'forView' | 'forReference'> {
    const none = { forUpdate: false, forView: false, forReference: false };
    if (!present(tree)) return none;
    return {
      forUpdate: tree.UPDATE_list().length > 0,
      forView: tree.VIEW_list().length > 0,
      forReference: tree.REFERENCE_list().length > 0,
    };
  }
}
