/** `columns=true`: what a query's columns are, as the command-line client asks before it prints a table. */
import { OrgError } from '../org/errors.ts';
import { type Column, queryColumns } from '../org/queryColumns.ts';
import type { Schema } from '../schema/schema.ts';
import { parseSoql, SoqlSyntaxError } from '../syntax/parseSoql.ts';

const NUMBERS = new Set(['int', 'long', 'double', 'currency', 'percent']);
const TEXTS = new Set([
  'id',
  'string',
  'reference',
  'picklist',
  'multipicklist',
  'textarea',
  'email',
  'phone',
  'url',
  'combobox',
]);

/** The reply to `query?q=…&columns=true`. */
export function columnMetadata(schema: Schema, soql: string): Record<string, unknown> {
  const query = parse(soql);
  const type = schema.object(query.from[0]?.path.names.at(-1) ?? '');
  if (type === undefined) {
    throw new OrgError('INVALID_TYPE', `sObject type '${query.from[0]?.path.names.at(-1)}' is not supported.`);
  }
  const columns = queryColumns(schema, query);
  return {
    columnMetadata: columns.map(describeColumn),
    entityName: type.apiName,
    groupBy: query.groupBy !== null,
    idSelected: columns.some((column) => column.key === 'id'),
    keyPrefix: type.keyPrefix,
  };
}

function parse(soql: string): ReturnType<typeof parseSoql>['query'] {
  try {
    return parseSoql(soql).query;
  } catch (thrown) {
    if (thrown instanceof SoqlSyntaxError) throw new OrgError('MALFORMED_QUERY', thrown.message);
    throw thrown;
  }
}

function describeColumn(column: Column): Record<string, unknown> {
  const type = column.field?.type ?? (column.aggregate ? 'double' : 'string');
  const value = column.kind === 'value';
  return {
    aggregate: column.aggregate || column.kind === 'children',
    apexType: value ? (column.field?.apexType ?? null) : 'complexvaluetype',
    booleanType: value && type === 'boolean',
    columnName: column.name,
    custom: column.field?.custom ?? false,
    displayName: column.name,
    foreignKeyName: column.kind === 'parent' ? (column.field?.apiName ?? null) : null,
    insertable: column.field?.createable ?? false,
    joinColumns: column.columns.map(describeColumn),
    numberType: value && NUMBERS.has(type),
    textType: value && TEXTS.has(type),
    updatable: column.field?.updateable ?? false,
  };
}
