/** One query level → the SQL that runs it. */
import { UnsupportedError } from '../base/unsupportedError.ts';
import type { ObjectType } from '../schema/schema.ts';
import type { SoqlLimit, SoqlOrder, SoqlQuery } from '../syntax/parseSoql.ts';
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
import { SqlText, fixed, joined, sequence } from './sql.ts';

/** One level, bound. */
export interface Level {
  readonly object: ObjectType;
  readonly scope: Scope;
  readonly selection: Selection;
  readonly grouped: boolean;
  /** Writes everything from FROM to before ORDER BY. */
  readonly source: Emit;
  readonly order: Emit | null;
  readonly limit: SoqlLimit | null;
  readonly offset: SoqlLimit | null;
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
  const groups = (query.groupBy?.items ?? []).map((item) => bindOperand(scope, item));
  if (query.groupBy !== null && query.groupBy.grouping !== 'plain') {
    throw new UnsupportedError(`SOQL GROUP BY ${query.groupBy.grouping.toUpperCase()}`, 'query');
  }
  query.groupBy?.items.forEach((item, i) => {
    requireFilterable(groups[i]!.field, 'grouped', item.kind === 'field' ? item.path.at : item.at);
  });
  checkFieldsFunction(query);
  if (grouped) addGroupedColumns(selection, query, groups);
  else selection.addAll(query.select);
  const where = query.where === null ? null : bindCondition(scope, query.where, subquery);
  const having = query.having === null ? null : bindCondition(scope, query.having, subquery);
  const order = orderSql(scope, query.orderBy, grouped);
  const source: Emit = (out) => {
    out.text += ` FROM ${scope.fromSql} WHERE ${liveRows(object, scope.root.alias, context.allRows)}`;
    narrowToScope(out, query, scope);
    narrowToShared(out, context.state.schema, object, scope.root.alias);
    if (where !== null) sequence(' AND ', where)(out);
    if (narrow !== null) sequence(' AND ', narrow)(out);
    if (groups.length > 0)
      sequence(
        ' GROUP BY ',
        joined(
          groups.map((group) => group.emit),
          ', ',
        ),
      )(out);
    if (having !== null) sequence(' HAVING ', having)(out);
  };
  return { object, scope, selection, grouped, source, order, limit: query.limit, offset: query.offset };
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

function addGroupedColumns(selection: Selection, query: SoqlQuery, groups: readonly BoundOperand[]): void {
  const grouped = new Set(groups.map(signature));
  const isGroup = (operand: BoundOperand): boolean => grouped.has(signature(operand));
  for (const item of query.select) selection.addGrouped(item, isGroup);
}

const NO_RUN = { binds: [], now: 0, timeZone: 'user', userId: '', sharing: null, found: null };

/** The SQL of an operand with its parameters: equal for equal expressions. */
function signature(operand: BoundOperand): string {
  const out = new SqlText(NO_RUN);
  operand.emit(out);
  return `${out.text} ${out.parameters.join(' ')}`;
}

function liveRows(object: ObjectType, alias: string, allRows: boolean): string {
  return allRows || !object.fields.has('IsDeleted') ? '1' : `${alias}."IsDeleted" = 0`;
}

function narrowToScope(out: SqlText, query: SoqlQuery, scope: Scope): void {
  if (query.scope === null || query.scope.toLowerCase() === 'everything') return;
  if (query.scope.toLowerCase() !== 'mine') throw new UnsupportedError(`SOQL USING SCOPE ${query.scope}`, 'query');
  out.text += ` AND ${scope.root.alias}."OwnerId" = `;
  out.value(out.run.userId);
}

function orderSql(scope: Scope, orderBy: readonly SoqlOrder[], grouped: boolean): Emit | null {
  const terms = orderBy.map((order): Emit => {
    const operand = bindOperand(scope, order.operand);
    requireFilterable(
      operand.field,
      'sorted',
      order.operand.kind === 'field' ? order.operand.path.at : order.operand.at,
    );
    const direction = order.descending ? ' DESC' : '';
    const nulls = (order.nulls === 'first') === !order.descending ? '' : ` NULLS ${order.nulls.toUpperCase()}`;
    if (operand.column !== null && operand.field.picklist?.values.length) {
      return sequence(picklistOrder(operand), direction, nulls, ', ', operand.emit, direction, nulls);
    }
    return sequence(operand.emit, direction, nulls);
  });
  if (grouped) return terms.length === 0 ? null : joined(terms, ', ');
  const { alias, object } = scope.root;
  const tie = object.kind === 'customMetadata' ? `${alias}."DeveloperName"` : `${alias}.rowid`;
  return joined([...terms, fixed(tie)], ', ');
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
