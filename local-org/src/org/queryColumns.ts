/**
 * The columns of a query as a tree, in the order of the SELECT list: `SELECT Id, Account.Name, (SELECT Id FROM Contacts)` →
 * `Id`, `Account { Name }`, `Contacts [ Id ]`. REST rows, CSV and column metadata are written from it.
 */
import type { FieldType, ObjectType, Schema } from '../schema/schema.ts';
import { isAggregateOperand } from '../syntax/parseSoql.ts';
import type { SoqlFunction, SoqlPath, SoqlQuery, SoqlSelectItem, SoqlTypeOf } from '../syntax/parseSoql.ts';

/** One column, or a parent or child relationship with its own columns. */
export interface Column {
  /** Lower-case key in the row's fields. */
  readonly key: string;
  /** The name shown: API name, relationship name, alias or `expr0`. */
  readonly name: string;
  readonly kind: 'value' | 'parent' | 'children';
  readonly aggregate: boolean;
  /** The field read; null for expressions that are no field. */
  readonly field: FieldType | null;
  readonly columns: Column[];
  /** TYPEOF: the columns of a parent by its type in lower case; the other types have `columns`. */
  readonly byType?: ReadonlyMap<string, readonly Column[]>;
}

/** Columns of a query over this schema; `FIELDS(ALL)` is expanded. */
export function queryColumns(schema: Schema, query: SoqlQuery, object?: ObjectType): Column[] {
  const from = query.from[0];
  const type = object ?? schema.object(from?.path.names.at(-1) ?? '');
  if (type === undefined) return [];
  const grouped = query.groupBy !== null || query.select.some(isAggregate);
  const columns: Column[] = [];
  const context = { schema, grouped, alias: from?.alias?.toLowerCase() ?? null, expressions: 0 };
  for (const item of query.select) addItem(context, columns, type, item);
  return columns;
}

interface Context {
  schema: Schema;
  grouped: boolean;
  alias: string | null;
  expressions: number;
}

/** Functions whose result stands under the name of their field. */
const SHOWING = new Set(['TOLABEL', 'FORMAT', 'CONVERTCURRENCY']);

function isAggregate(item: SoqlSelectItem): boolean {
  return item.kind === 'function' && isAggregateOperand(item.call);
}

function addItem(context: Context, columns: Column[], type: ObjectType, item: SoqlSelectItem): void {
  switch (item.kind) {
    case 'field':
      if (context.grouped) addGrouped(context, columns, type, item.path, item.alias);
      else addPath(context, columns, type, withoutAlias(item.path, context, type));
      return;
    case 'function':
      columns.push(functionColumn(context, type, item.call, item.alias));
      return;
    case 'fields':
      for (const field of type.fields.values()) {
        if (item.which === 'ALL' || (item.which === 'CUSTOM') === field.custom) columns.push(valueColumn(field));
      }
      return;
    case 'subquery':
      addChildren(context, columns, type, item.query);
      return;
    case 'typeof':
      addTypeOf(context, columns, type, item.typeOf);
  }
}

/** TYPEOF of a relationship of the object itself. */
function addTypeOf(context: Context, columns: Column[], type: ObjectType, item: SoqlTypeOf): void {
  const name = item.relationship.names.at(-1) ?? '';
  const reference = type.parentRelationships.get(name);
  const below = (object: string, paths: readonly SoqlPath[]): Column[] => {
    const made: Column[] = [];
    const target = context.schema.object(object);
    for (const path of target === undefined ? [] : paths) addPath(context, made, target!, path.names);
    return made;
  };
  const byType = new Map(item.when.map((when) => [when.object.toLowerCase(), below(when.object, when.fields)]));
  const other = reference?.referenceTo.find((object) => !byType.has(object.toLowerCase())) ?? '';
  const shared = { key: name.toLowerCase(), name: reference?.relationshipName ?? name, field: reference ?? null };
  columns.push({ ...shared, kind: 'parent', aggregate: false, columns: below(other, item.otherwise ?? []), byType });
}

function withoutAlias(path: SoqlPath, context: Context, type: ObjectType): readonly string[] {
  const first = path.names[0]?.toLowerCase();
  const qualified = path.names.length > 1 && (first === context.alias || first === type.apiName.toLowerCase());
  return qualified && !type.parentRelationships.has(first ?? '') ? path.names.slice(1) : path.names;
}

function addGrouped(context: Context, columns: Column[], type: ObjectType, path: SoqlPath, alias: string | null): void {
  const names = withoutAlias(path, context, type);
  const field = fieldAt(context.schema, type, names);
  const name = alias ?? field?.apiName ?? names.at(-1) ?? '';
  columns.push({ key: name.toLowerCase(), name, kind: 'value', aggregate: false, field, columns: [] });
}

function functionColumn(context: Context, type: ObjectType, call: SoqlFunction, alias: string | null): Column {
  const field = argumentField(context, type, call);
  const name = alias ?? (SHOWING.has(call.name) && field !== null ? field.apiName : `expr${context.expressions++}`);
  return { key: name.toLowerCase(), name, kind: 'value', aggregate: isAggregateOperand(call), field, columns: [] };
}

function argumentField(context: Context, type: ObjectType, call: SoqlFunction): FieldType | null {
  const argument = call.argument;
  if (argument === null || call.name === 'COUNT' || call.name === 'COUNT_DISTINCT') return null;
  if (argument.kind === 'function') return argumentField(context, type, argument);
  return fieldAt(context.schema, type, withoutAlias(argument.path, context, type));
}

function fieldAt(schema: Schema, type: ObjectType, names: readonly string[]): FieldType | null {
  const [first, ...rest] = names;
  if (first === undefined) return null;
  if (rest.length === 0) return type.fields.get(first) ?? null;
  const parent = parentType(schema, type, first);
  return parent === undefined ? null : fieldAt(schema, parent, rest);
}

/** The object a relationship leads to; of a polymorphic one, `Name` stands for all of them. */
function parentType(schema: Schema, type: ObjectType, relationship: string): ObjectType | undefined {
  const reference = type.parentRelationships.get(relationship);
  const target = reference?.referenceTo.includes('User') === true ? 'User' : reference?.referenceTo[0];
  return target === undefined ? undefined : schema.object(target);
}

function valueColumn(field: FieldType): Column {
  return {
    key: field.apiName.toLowerCase(),
    name: field.apiName,
    kind: 'value',
    aggregate: false,
    field,
    columns: [],
  };
}

function addPath(context: Context, columns: Column[], type: ObjectType, names: readonly string[]): void {
  const [first = '', ...rest] = names;
  if (rest.length === 0) {
    const field = type.fields.get(first);
    if (columns.some((column) => column.key === first.toLowerCase())) return;
    if (field !== undefined) columns.push(valueColumn(field));
    else
      columns.push({
        key: first.toLowerCase(),
        name: first,
        kind: 'value',
        aggregate: false,
        field: null,
        columns: [],
      });
    return;
  }
  const reference = type.parentRelationships.get(first) ?? null;
  let parent = columns.find((column) => column.kind === 'parent' && column.key === first.toLowerCase());
  if (parent === undefined) {
    const name = reference?.relationshipName ?? first;
    parent = { key: first.toLowerCase(), name, kind: 'parent', aggregate: false, field: reference, columns: [] };
    columns.push(parent);
  }
  const target = parentType(context.schema, type, first);
  if (target !== undefined) addPath(context, parent.columns, target, rest);
}

function addChildren(context: Context, columns: Column[], type: ObjectType, query: SoqlQuery): void {
  const name = query.from[0]?.path.names.at(-1) ?? '';
  const relationship = type.childRelationships.get(name);
  const child = relationship === undefined ? undefined : context.schema.object(relationship.childObject);
  columns.push({
    key: name.toLowerCase(),
    name: relationship?.relationshipName ?? name,
    kind: 'children',
    aggregate: false,
    field: null,
    columns: child === undefined ? [] : queryColumns(context.schema, query, child),
  });
}
