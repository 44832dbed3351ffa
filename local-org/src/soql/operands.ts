/** Fields and functions of a query → SQL with the kind of value they give. */
import { UnsupportedError } from '../base/unsupportedError.ts';
import type { FieldType } from '../schema/schema.ts';
import { plainField } from '../schema/fieldDefaults.ts';
import { isScaled } from '../store/column.ts';
import type { SoqlFunction, SoqlOperand, SoqlPosition } from '../syntax/parseSoql.ts';
import { SoqlError, malformed } from './errors.ts';
import type { ColumnRef, Scope } from './scope.ts';
import { bindConversion } from './currency.ts';
import { bindDistance } from './distance.ts';
import { formatted } from './formatted.ts';
import type { Emit, QueryRun } from './sql.ts';
import { fixed, sequence } from './sql.ts';

/** An operand ready for SQL. `field` says how its values are stored and read. */
export interface BoundOperand {
  readonly emit: Emit;
  readonly field: FieldType;
  readonly aggregate: boolean;
  /** True for AVG: SQLite gives a float that is still scaled. */
  readonly averaged: boolean;
  /** toLabel and FORMAT: how values are shown; null as they are. */
  readonly show: Show | null;
  readonly column: ColumnRef | null;
}

/** Makes what is shown of a value. */
export type Show = (value: unknown, run: QueryRun) => unknown;

const AGGREGATES = new Set(['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX']);
const DATE_PARTS = new Set([
  'CALENDAR_MONTH',
  'CALENDAR_QUARTER',
  'CALENDAR_YEAR',
  'DAY_IN_MONTH',
  'DAY_IN_WEEK',
  'DAY_IN_YEAR',
  'DAY_ONLY',
  'FISCAL_MONTH',
  'FISCAL_QUARTER',
  'FISCAL_YEAR',
  'HOUR_IN_DAY',
  'WEEK_IN_MONTH',
  'WEEK_IN_YEAR',
]);

const INTEGER = plainField('expr', 'int');
const DATE = plainField('expr', 'date');

/** Binds an operand; a group that has subtotals is blank in them. */
export function bindOperand(scope: Scope, operand: SoqlOperand): BoundOperand {
  const bound = bindPlain(scope, operand);
  return scope.grouping?.wrap(bound) ?? bound;
}

/** Binds an operand as it is, whatever the groups. */
export function bindPlain(scope: Scope, operand: SoqlOperand): BoundOperand {
  if (operand.kind === 'function') return bindFunction(scope, operand);
  const column = scope.column(operand.path);
  return { ...plain(fixed(column.sql), column.field), column };
}

/** An operand that is neither aggregate nor column. */
export function plain(emit: Emit, field: FieldType): BoundOperand {
  return { emit, field, aggregate: false, averaged: false, show: null, column: null };
}

function bindFunction(scope: Scope, call: SoqlFunction): BoundOperand {
  if (AGGREGATES.has(call.name)) return bindAggregate(scope, call);
  if (DATE_PARTS.has(call.name)) return bindDatePart(scope, call);
  switch (call.name) {
    case 'TOLABEL':
      return bindLabel(scope, call);
    case 'FORMAT':
      return bindFormat(scope, call);
    case 'GROUPING':
      return bindGroupingFlag(scope, call);
    case 'CONVERTCURRENCY':
      return bindConversion(scope, call);
    case 'DISTANCE':
      return bindDistance(scope, call);
  }
  throw new UnsupportedError(`SOQL function ${call.name}`, `query, line ${call.at.line}`);
}

/** https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_format.htm */
function bindFormat(scope: Scope, call: SoqlFunction): BoundOperand {
  const inner = bindPlain(scope, argumentOf(call));
  return { ...inner, show: (value, run) => formatted(inner.field, value, run) };
}

/** https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_grouping.htm */
function bindGroupingFlag(scope: Scope, call: SoqlFunction): BoundOperand {
  const inner = bindPlain(scope, argumentOf(call));
  if (scope.grouping === null) throw malformed('GROUPING can only be used with GROUP BY ROLLUP or CUBE', call.at);
  return { ...plain(scope.grouping.flag(inner, call.at), INTEGER), aggregate: true };
}

/** The operand between the parentheses. */
export function argumentOf(call: SoqlFunction): SoqlOperand {
  if (call.argument === null) throw malformed(`unexpected token: '${call.text}'`, call.at);
  return call.argument;
}

function bindAggregate(scope: Scope, call: SoqlFunction): BoundOperand {
  if (call.argument === null) return { ...plain(fixed('count(*)'), INTEGER), aggregate: true };
  const inner = bindPlain(scope, call.argument);
  if (inner.aggregate) throw malformed(`unexpected token: '${call.text}'`, call.at);
  checkAggregate(call, inner.field);
  const sql = call.name === 'COUNT_DISTINCT' ? 'count(DISTINCT ' : `${call.name.toLowerCase()}(`;
  const emit = sequence(sql, inner.emit, ')');
  const counts = call.name === 'COUNT' || call.name === 'COUNT_DISTINCT';
  const averaged = call.name === 'AVG';
  const field = counts ? INTEGER : averaged && !isScaled(inner.field) ? plainField('expr', 'double') : inner.field;
  return { ...plain(emit, field), aggregate: true, averaged, column: null };
}

const NUMBERS = new Set(['Decimal', 'Double', 'Integer', 'Long']);

function checkAggregate(call: SoqlFunction, field: FieldType): void {
  const sums = call.name === 'SUM' || call.name === 'AVG';
  if ((sums && !NUMBERS.has(field.apexType)) || (field.apexType === 'Boolean' && call.name !== 'COUNT')) {
    const message = `field ${field.apiName} does not support aggregate operator ${call.name}`;
    throw new SoqlError('INVALID_FIELD', message, call.at);
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_date_functions.htm */
function bindDatePart(scope: Scope, call: SoqlFunction): BoundOperand {
  const argument = argumentOf(call);
  const local = argument.kind === 'function' && argument.name === 'CONVERTTIMEZONE';
  const inner = bindPlain(scope, local ? argument.argument! : argument);
  if (inner.field.apexType !== 'Date' && inner.field.apexType !== 'Datetime') {
    const message = `field ${inner.field.apiName} does not support function ${call.name}`;
    throw new SoqlError('INVALID_FIELD', message, call.at);
  }
  const zone: Emit = (out) => out.value(local ? out.run.timeZone : 'UTC');
  const emit = sequence(`sf_datepart('${call.name}', `, inner.emit, ', ', zone, ')');
  return plain(emit, call.name === 'DAY_ONLY' ? DATE : INTEGER);
}

function bindLabel(scope: Scope, call: SoqlFunction): BoundOperand {
  if (call.argument?.kind !== 'field') throw malformed(`unexpected token: '${call.text}'`, call.at);
  const inner = bindPlain(scope, call.argument);
  const labels = new Map<unknown, string>(
    (inner.field.picklist?.values ?? []).map(({ value, label }) => [value, label]),
  );
  return { ...inner, show: (value) => labels.get(value) ?? value };
}

/** Refuses what cannot be filtered, sorted or grouped. */
export function requireFilterable(field: FieldType, verb: 'filtered' | 'sorted' | 'grouped', at: SoqlPosition): void {
  if (field.filterable) return;
  throw new SoqlError('INVALID_FIELD', `field '${field.apiName}' can not be ${verb} in a query call`, at);
}
