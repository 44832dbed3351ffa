/** One query level → the SQL that runs it. */
import { UnsupportedError } from '../base/unsupportedError.ts';
import type { ObjectType } from '../schema/schema.ts';
import { isAggregateOperand } from '../syntax/parseSoql.ts';
import type { SoqlLimit, SoqlOrder, SoqlQuery } from '../syntax/parseSoql.ts';
import { Grouping } from './grouping.ts';
import { bindCondition } from './conditions.ts';
import type { BindSubquery } from './conditions.ts';
import { SoqlError, malformed, noSuchObject } from './errors.ts';
import type { BoundOperand } from './operands.ts';
import { bindOperand, requireFilterable } from './operands.ts';
import type { QueryState } from './scope.ts';
import { Scope } from './scope.ts';
import type { FormulaSql } from './scope.ts';
import { Selection, isGrouped } from './select.ts';
import { narrowToShared } from './sharing.ts';
import type { Emit } from './sql.ts';
import type { SqlText } from './sql.ts';
import { fixed, sequence } from './sql.ts';

/** One level, bound. */
export interface Level {
  readonly object: ObjectType;
  readonly scope: Scope;
  readonly selection: Selection;
  readonly grouped: boolean;
  /** The column that counts the rows behind a grouped one, where they count against the limit. */
  readonly usedIndex: number | null;
  /** Writes everything from FROM to before ORDER BY. */
  readonly source: Emit;
  readonly order: readonly OrderTerm[];
  readonly limit: SoqlLimit | null;
  readonly offset: SoqlLimit | null;
}

/** One term of ORDER BY. */
export interface OrderTerm {
  readonly emit: Emit;
  /** Direction and place of blanks. */
  readonly suffix: string;
}

/** What binding a level needs from around it. */
export interface LevelContext {
  readonly state: QueryState;
  readonly formulaSql: FormulaSql;
  /** Recycled rows are seen too. */
  readonly allRows: boolean;
  /** A further condition on the rows of the outermost object. */
  readonly narrow: ((level: Pick<Level, 'object' | 'scope'>) => Emit) | null;
}

/** Binds the level of a query whose object is known (a child query's object comes from the relationship). */
export function bindLevel(context: LevelContext, query: SoqlQuery, object: ObjectType): Level {
  const scope = new Scope(context.state, object, context.formulaSql);
  readAliases(scope, query, object);
  const subquery: BindSubquery = (inner) => bindSemiJoin({ ...context, narrow: null }, inner);
  const narrow = context.narrow?.({ object, scope }) ?? null;
  const grouped = isGrouped(query);
  const selection = new Selection(scope);
  const where = query.where === null ? null : bindCondition(scope, query.where, subquery);
  const grouping = bindGrouping(scope, query);
  scope.grouping = grouping;
  checkFieldsFunction(query);
  if (grouped)
    for (const item of query.select) selection.addGrouped(item, (operand) => grouping?.has(operand) ?? false);
  else selection.addAll(query.select);
  const having = query.having === null ? null : bindCondition(scope, query.having, subquery);
  const order = orderTerms(scope, query.orderBy, grouped);
  checkScope(query, object);
  const source: Emit = (out) => {
    out.text += ` FROM ${scope.fromSql} WHERE ${liveRows(object, scope.root.alias, context.allRows)}`;
    narrowToScope(out, query, scope);
    narrowToShared(out, context.state.schema, object, scope.root.alias);
    if (where !== null) sequence(' AND ', where)(out);
    if (narrow !== null) sequence(' AND ', narrow)(out);
    grouping?.write(out);
    if (having !== null) sequence(' HAVING ', having)(out);
  };
  const usedIndex = goesThroughRows(query) ? selection.addHidden(fixed('count(*)')) : null;
  return { object, scope, selection, grouped, usedIndex, source, order, limit: query.limit, offset: query.offset };
}

/** Whether an aggregate function other than COUNT is selected. */
function goesThroughRows(query: SoqlQuery): boolean {
  return query.select.some(
    (item) =>
      item.kind === 'function' &&
      isAggregateOperand(item.call) &&
      item.call.name !== 'COUNT' &&
      item.call.name !== 'GROUPING',
  );
}

/** https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_fields.htm */
function checkFieldsFunction(query: SoqlQuery): void {
  const item = query.select.find((one) => one.kind === 'fields');
  if (item?.kind !== 'fields' || item.which === 'STANDARD') return;
  if (query.limit !== null && (query.limit.kind === 'bind' || query.limit.value <= 200)) return;
  throw malformed('The SOQL FIELDS function must have a LIMIT of at most 200', item.at);
}

/** `FROM Contact c, c.Account a`: aliases stand for paths. */
function readAliases(scope: Scope, query: SoqlQuery, object: ObjectType): void {
  const [main, ...others] = query.from;
  scope.aliasPaths.set((main!.alias ?? main!.path.names.at(-1)!).toLowerCase(), []);
  if (!object.parentRelationships.has(object.apiName)) scope.aliasPaths.set(object.apiName.toLowerCase(), []);
  for (const other of others) {
    if (other.alias === null) throw malformed(`unexpected token: '${other.path.names.join('.')}'`, other.path.at);
    scope.aliasPaths.set(other.alias.toLowerCase(), scope.names(other.path));
  }
}

function bindGrouping(scope: Scope, query: SoqlQuery): Grouping | null {
  if (query.groupBy === null) return null;
  const { items, grouping } = query.groupBy;
  const operands = items.map((item) => {
    const operand = bindOperand(scope, item);
    requireFilterable(operand.field, 'grouped', item.kind === 'field' ? item.path.at : item.at);
    return operand;
  });
  return new Grouping(operands, grouping, query.at);
}

function liveRows(object: ObjectType, alias: string, allRows: boolean): string {
  return allRows || !object.fields.has('IsDeleted') ? '1' : `${alias}."IsDeleted" = 0`;
}

/**
 * Scopes that need no feature: the user's own records, or all.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_using_scope.htm
 */
function checkScope(query: SoqlQuery, object: ObjectType): void {
  const scope = query.scope?.toLowerCase() ?? 'everything';
  if (scope !== 'everything' && scope !== 'mine')
    throw new UnsupportedError(`SOQL USING SCOPE ${query.scope}`, 'query');
  if (scope === 'mine' && !object.fields.has('OwnerId')) {
    throw malformed(`filterScope '${query.scope}' is not supported for ${object.apiName}`, query.at);
  }
}

function narrowToScope(out: SqlText, query: SoqlQuery, scope: Scope): void {
  if (query.scope?.toLowerCase() !== 'mine') return;
  out.text += ` AND ${scope.root.alias}."OwnerId" = `;
  out.value(out.run.userId);
}

function orderTerms(scope: Scope, orderBy: readonly SoqlOrder[], grouped: boolean): OrderTerm[] {
  const terms = orderBy.flatMap((order): OrderTerm[] => {
    const operand = bindOperand(scope, order.operand);
    requireFilterable(
      operand.field,
      'sorted',
      order.operand.kind === 'field' ? order.operand.path.at : order.operand.at,
    );
    const direction = order.descending ? ' DESC' : '';
    const nulls = (order.nulls === 'first') === !order.descending ? '' : ` NULLS ${order.nulls.toUpperCase()}`;
    return sorted(operand, `${direction}${nulls}`);
  });
  if (grouped) return terms.length === 0 && scope.grouping?.hasSubtotals === true ? subtotalsLast(scope) : terms;
  const { alias, object } = scope.root;
  const tie = object.kind === 'customMetadata' ? `${alias}."DeveloperName"` : `${alias}.rowid`;
  return [...terms, { emit: fixed(tie), suffix: '' }];
}

function sorted(operand: BoundOperand, suffix: string): OrderTerm[] {
  const own = { emit: operand.emit, suffix };
  const isPicklist = operand.column !== null && (operand.field.picklist?.values.length ?? 0) > 0;
  return isPicklist ? [{ emit: picklistOrder(operand), suffix }, own] : [own];
}

/** Without ORDER BY each subtotal follows the rows it sums over. */
function subtotalsLast(scope: Scope): OrderTerm[] {
  const { grouping } = scope;
  return grouping!.operands.flatMap((operand) => [
    { emit: grouping!.flag(operand, { line: 1, column: 1 }), suffix: '' },
    ...sorted(grouping!.wrap(operand), ''),
  ]);
}

/** Writes ` ORDER BY …`. */
export function writeOrder(out: SqlText, terms: readonly OrderTerm[]): void {
  terms.forEach(({ emit, suffix }, i) => {
    out.text += i === 0 ? ' ORDER BY ' : ', ';
    emit(out);
    out.text += suffix;
  });
}

/** Picklists sort in the order of their values as set up, unknown values last. */
function picklistOrder(operand: BoundOperand): Emit {
  const values = operand.field.picklist!.values;
  return (out) => {
    out.text += 'CASE WHEN ';
    operand.emit(out);
    out.text += ' IS NULL THEN NULL';
    values.forEach((value, i) => {
      out.text += ' WHEN ';
      operand.emit(out);
      out.text += ` = '${value.value.replaceAll("'", "''")}' THEN ${i}`;
    });
    out.text += ` ELSE ${values.length} END`;
  };
}

/** `Id IN (SELECT AccountId FROM Opportunity WHERE …)`: blanks never match. */
function bindSemiJoin(context: LevelContext, query: SoqlQuery): ReturnType<BindSubquery> {
  const object = objectOf(context, query);
  const level = bindLevel(context, { ...query, orderBy: [] }, object);
  const [value] = level.selection.root.values;
  const item = query.select[0];
  if (query.select.length !== 1 || item?.kind !== 'field' || value === undefined) {
    throw malformed('The inner select query must have exactly one field', query.at);
  }
  const column = level.selection.columns[value.index]!;
  const emit = sequence('SELECT ', column, level.source, ' AND ', column, ' IS NOT NULL');
  return { emit, field: value.field };
}

/** The object of FROM. */
export function objectOf(context: LevelContext, query: SoqlQuery): ObjectType {
  const from = query.from[0]!;
  const name = from.path.names.join('.');
  const object = context.state.schema.object(name);
  if (object === undefined) throw noSuchObject(name, from.path.at);
  if (!object.queryable) {
    throw new SoqlError(
      'INVALID_TYPE_FOR_OPERATION',
      `entity type ${object.apiName} does not support query`,
      from.path.at,
    );
  }
  return object;
}
