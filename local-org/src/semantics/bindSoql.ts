/** Inline SOQL: its row type, its binds, and whether its objects and fields exist. */
import type { FieldType, ObjectType } from '../schema/schema.ts';
import { isSearched } from '../schema/schema.ts';
import type { Expression, Place } from '../syntax/ast.ts';
import type {
  SoqlCondition,
  SoqlOperand,
  SoqlPath,
  SoqlQuery,
  SoqlSelectItem,
  SoqlTypeOf,
  SoqlValue,
} from '../syntax/soql/ast.ts';
import { isAggregateOperand, isCountQuery, structureFaults } from '../syntax/soql/structure.ts';
import type { SoslSearch } from '../syntax/soql/soslAst.ts';
import type { ExpressionBinder } from './bindExpression.ts';
import type { Body } from './body.ts';
import type { Bound } from './bound.ts';
import { ERROR } from './symbols.ts';
import type { Type } from './symbols.ts';

type SoqlExpression = Extract<Expression, { kind: 'soql' }>;
type SoslExpression = Extract<Expression, { kind: 'sosl' }>;
type Comparison = Extract<SoqlCondition, { kind: 'comparison' }>;

/**
 * From this version on queries are in user mode, and the older clause is gone.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apex/versioned_behavior_changes.htm
 */
const SECURE_BY_DEFAULT = 67;

const TEXTS: readonly string[] = ['String', 'Id'];
/** Apex types of the fields a literal may be compared with. */
const LITERALS: Readonly<Record<string, readonly string[]>> = {
  boolean: ['Boolean'],
  number: ['Decimal', 'Double', 'Integer', 'Long'],
  string: [...TEXTS, 'Blob'],
  date: ['Date'],
  datetime: ['Datetime'],
  time: ['Time'],
  dateLiteral: ['Date', 'Datetime'],
};

/** Apex types of values that a column of an Apex type can be compared with; types that are not here are not looked at. */
const COMPARABLE: Readonly<Record<string, readonly string[]>> = {
  String: TEXTS,
  Id: TEXTS,
  Boolean: ['Boolean'],
  Integer: ['Decimal', 'Double', 'Integer', 'Long'],
  Double: ['Decimal', 'Double', 'Integer', 'Long'],
  Decimal: ['Decimal', 'Double', 'Integer', 'Long'],
  Date: ['Date', 'Datetime'],
  Datetime: ['Date', 'Datetime'],
  Time: ['Time'],
};

/** Binds a query expression. */
export function bindSoql(expressions: ExpressionBinder, expression: SoqlExpression): Bound {
  const { body } = expressions;
  const { query, binds } = expression.query;
  const { at } = expression;
  const bound = binds.map((bind) => expressions.value(bind));
  const name = query.from[0]?.path.names.at(-1) ?? '';
  const object = body.context.types.sobjectSymbol(name)?.object;
  if (!object) return body.fail(at, `sObject type '${name}' is not supported.`);
  new QueryChecker(body, at, bound).check(query, object);
  if (query.with === 'securityEnforced' && body.facts.apiVersion >= SECURE_BY_DEFAULT) {
    body.report(at, 'WITH SECURITY_ENFORCED cannot be used in API version 67.0 and later; use WITH USER_MODE');
  }
  if (bound.some((bind) => bind.type === ERROR)) return { kind: 'error', type: ERROR, at };
  const stated = query.with === 'userMode' || query.with === 'systemMode';
  const access = stated ? (query.with === 'userMode' ? 'user' : 'system') : body.defaultAccess;
  const form = isCountQuery(query) ? 'count' : 'list';
  const type = form === 'count' ? body.system('Integer') : body.context.types.list(rowOf(body, query, object));
  return { kind: 'soql', text: expression.text, binds: bound, access, stated, form, type, at };
}

/** Binds a search expression: a list of one list for each object. */
export function bindSosl(expressions: ExpressionBinder, expression: SoslExpression): Bound {
  const { body } = expressions;
  const { search, binds } = expression.search;
  const { at, text } = expression;
  const bound = binds.map((bind) => expressions.value(bind));
  checkSearch(body, search, at, bound);
  if (bound.some((bind) => bind.type === ERROR)) return { kind: 'error', type: ERROR, at };
  const stated = search.mode !== null;
  const access = stated ? (search.mode === 'userMode' ? 'user' : 'system') : body.defaultAccess;
  const { types } = body.context;
  const type = types.list(types.list(body.system('SObject')));
  return { kind: 'sosl', text, binds: bound, access, stated, type, at };
}

function checkSearch(body: Body, search: SoslSearch, at: Place, binds: readonly Bound[]): void {
  for (const { object: name, query } of search.returning) {
    const object = body.context.types.sobjectSymbol(name)?.object;
    if (object === undefined || object === null) body.report(at, `sObject type '${name}' is not supported.`);
    else if (isSearched(object)) new QueryChecker(body, at, binds).check(query, object);
    else body.report(at, `entity type ${object.apiName} does not support search`);
  }
}

function rowOf(body: Body, query: SoqlQuery, object: ObjectType): Type {
  const { types } = body.context;
  const aggregates = query.select.some((item) => item.kind === 'function' && isAggregateOperand(item.call));
  if (!query.groupBy && !aggregates) return types.sobject(object.apiName) ?? body.system('SObject');
  const symbol = body.context.findSymbol(['AggregateResult'], null);
  return symbol ? types.of(symbol) : body.system('SObject');
}

/** Checks objects, relationships and fields of a query and its subqueries. */
class QueryChecker {
  readonly #body: Body;
  readonly #at: Place;
  readonly #binds: readonly Bound[];

  constructor(body: Body, at: Place, binds: readonly Bound[]) {
    this.#body = body;
    this.#at = at;
    this.#binds = binds;
  }

  check(query: SoqlQuery, object: ObjectType): void {
    for (const { message } of structureFaults(query)) this.#report(message);
    const names = new Set([object.apiName.toLowerCase()]);
    for (const from of query.from) {
      names.add((from.alias ?? from.path.names.at(-1) ?? '').toLowerCase());
    }
    const path = (found: SoqlPath): FieldType | null => this.#path(found, object, names);
    const operand = (found: SoqlOperand): void => {
      if (found.kind === 'field') path(found.path);
      else if (found.argument) operand(found.argument);
      else for (const place of found.places) if (place.kind === 'field') path(place.path);
    };
    const aliases = new Set(query.select.map((item) => aliasOf(item)).filter((alias) => alias !== null));
    for (const item of query.select) this.#item(item, object, path, operand);
    if (query.where) {
      conditions(query.where, (comparison) => {
        const { left, right } = comparison;
        if (left.kind === 'function') operand(left);
        else this.#literal(path(left.path), right);
        if (right.kind === 'subquery') this.#semiJoin(right.query);
      });
    }
    this.#grouping(query, names);
    for (const item of query.groupBy?.items ?? []) operand(item);
    for (const order of query.orderBy) {
      if (order.operand.kind === 'field' && aliases.has(order.operand.path.names.join('.').toLowerCase())) continue;
      operand(order.operand);
    }
  }

  #item(
    item: SoqlSelectItem,
    object: ObjectType,
    path: (found: SoqlPath) => unknown,
    operand: (found: SoqlOperand) => void,
  ): void {
    if (item.kind === 'field') path(item.path);
    else if (item.kind === 'function') operand(item.call);
    else if (item.kind === 'subquery') this.#children(item.query, object);
    else if (item.kind === 'typeof') this.#typeOf(item.typeOf, object);
  }

  /** The relationship, if it belongs to the object itself, and the fields of each branch. */
  #typeOf({ relationship, when }: SoqlTypeOf, object: ObjectType): void {
    const name = relationship.names.at(-1) ?? '';
    if (relationship.names.length === 1 && !object.parentRelationships.has(name)) {
      this.#report(`Didn't understand relationship '${name}' in field path. ${RELATIONSHIP_ADVICE} ${REFER}`);
    }
    for (const branch of when) {
      const target = this.#body.context.types.sobjectSymbol(branch.object)?.object;
      if (!target) this.#report(`sObject type '${branch.object}' is not supported.`);
      else for (const path of branch.fields) this.#path(path, target, new Set());
    }
  }

  /** A literal must be of the field's type. */
  #literal(field: FieldType | null, value: SoqlValue): void {
    if (value.kind === 'list') for (const one of value.values) this.#literal(field, one);
    if (value.kind === 'bind' && field) this.#bind(field, this.#binds[value.index]?.type);
    const types = LITERALS[value.kind];
    if (!field || !types || types.includes(field.apexType) || field.apexType === 'Object') return;
    const quotes = `should ${TEXTS.includes(field.apexType) ? '' : 'not '}be enclosed in quotes`;
    this.#report(`value of filter criterion for field '${field.apiName}' must be of type ${field.type} and ${quotes}`);
  }

  /** A value, or the members of a list or set, must be of a type the column can be compared with. */
  #bind(field: FieldType, type: Type | undefined): void {
    const many = type?.symbol?.name === 'List' || type?.symbol?.name === 'Set';
    const one = many ? type.args[0] : type;
    const allowed = COMPARABLE[field.apexType];
    if (!one || !allowed || !COMPARABLE[one.name] || allowed.includes(one.name)) return;
    this.#report(`Invalid bind expression type of ${one.shown} for column of type ${field.apexType}`);
  }

  /** Fields of a grouped query stand in GROUP BY. */
  #grouping(query: SoqlQuery, ownNames: ReadonlySet<string>): void {
    const aggregates = query.select.some((item) => item.kind === 'function' && isAggregateOperand(item.call));
    if (!query.groupBy && !aggregates) return;
    const key = ({ names }: SoqlPath): string => {
      const lower = names.map((name) => name.toLowerCase());
      return (lower.length > 1 && ownNames.has(lower[0] ?? '') ? lower.slice(1) : lower).join('.');
    };
    const grouped = new Set(query.groupBy?.items.map((item) => (item.kind === 'field' ? key(item.path) : '')));
    for (const item of query.select) {
      if (item.kind === 'field' && !grouped.has(key(item.path))) {
        this.#report(`Field must be grouped or aggregated: ${item.path.names.join('.')}`);
      }
    }
  }

  #children(query: SoqlQuery, parent: ObjectType): void {
    const name = query.from[0]?.path.names.at(-1) ?? '';
    const child = this.#body.context.types.schema.object(parent.childRelationships.get(name)?.childObject ?? '');
    if (child) this.check(query, child);
    else {
      this.#report(
        `Didn't understand relationship '${name}' in FROM part of query call. ${RELATIONSHIP_ADVICE} ${REFER}`,
      );
    }
  }

  #semiJoin(query: SoqlQuery): void {
    const name = query.from[0]?.path.names.at(-1) ?? '';
    const object = this.#body.context.types.sobjectSymbol(name)?.object;
    if (object) this.check(query, object);
    else this.#report(`sObject type '${name}' is not supported.`);
  }

  #path(path: SoqlPath, start: ObjectType, ownNames: ReadonlySet<string>): FieldType | null {
    let names = [...path.names];
    if (
      names.length > 1 &&
      ownNames.has((names[0] ?? '').toLowerCase()) &&
      !start.parentRelationships.has(names[0] ?? '')
    ) {
      names = names.slice(1);
    }
    let object: ObjectType = start;
    for (const relationship of names.slice(0, -1)) {
      const field = object.parentRelationships.get(relationship);
      if (!field) {
        this.#report(`Didn't understand relationship '${relationship}' in field path. ${RELATIONSHIP_ADVICE} ${REFER}`);
        return null;
      }
      if (field.referenceTo.length !== 1) return null;
      const next = this.#body.context.types.schema.object(field.referenceTo[0] ?? '');
      if (!next) return null;
      object = next;
    }
    const name = names.at(-1) ?? '';
    const found = object.fields.get(name);
    if (found) return found;
    const advice =
      "If you are attempting to use a custom field, be sure to append the '__c' after the custom field name.";
    this.#report(`No such column '${name}' on entity '${object.apiName}'. ${advice} ${REFER}`);
    return null;
  }

  #report(message: string): void {
    this.#body.report(this.#at, message);
  }
}

const RELATIONSHIP_ADVICE =
  "If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name.";
const REFER = 'Please reference your WSDL or the describe call for the appropriate names.';

function aliasOf(item: SoqlSelectItem): string | null {
  return item.kind === 'field' || item.kind === 'function' ? (item.alias?.toLowerCase() ?? null) : null;
}

function conditions(condition: SoqlCondition, each: (comparison: Comparison) => void): void {
  if (condition.kind === 'and' || condition.kind === 'or') for (const part of condition.parts) conditions(part, each);
  else if (condition.kind === 'not') conditions(condition.part, each);
  else each(condition);
}
