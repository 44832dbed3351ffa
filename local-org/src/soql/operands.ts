/** Fields and functions of a query → SQL with the kind of value they give. */
import { UnsupportedError } from '../base/unsupportedError.ts';
import type { FieldType } from '../schema/schema.ts';
import { plainField } from '../schema/fieldDefaults.ts';
import { isScaled } from '../store/column.ts';
import type { SoqlFunction, SoqlOperand, SoqlPosition } from '../syntax/parseSoql.ts';
import { SoqlError, malformed } from './errors.ts';
import type { ColumnRef, Scope } from './scope.ts';
import type { Emit } from './sql.ts';
import { fixed, sequence } from './sql.ts';

/** An operand ready for SQL. `field` says how its values are stored and read. */
export interface BoundOperand {
  readonly emit: Emit;
  readonly field: FieldType;
  readonly aggregate: boolean;
  /** True for AVG: SQLite gives a float that is still scaled. */
  readonly averaged: boolean;
  /** toLabel: values are shown by their label. */
  readonly labels: ReadonlyMap<string, string> | null;
  readonly column: ColumnRef | null;
}

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

/** Is this operand an aggregate function? */
export function isAggregate(operand: SoqlOperand): boolean {
  return operand.kind === 'function' && AGGREGATES.has(operand.name);
}

/** Binds an operand. */
export function bindOperand(scope: Scope, operand: SoqlOperand): BoundOperand {
  if (operand.kind === 'function') return bindFunction(scope, operand);
  const column = scope.column(operand.path);
  return { ...plain(fixed(column.sql), column.field), column };
}

function plain(emit: Emit, field: FieldType): BoundOperand {
  return { emit, field, aggregate: false, averaged: false, labels: null, column: null };
}

function bindFunction(scope: Scope, call: SoqlFunction): BoundOperand {
  if (AGGREGATES.has(call.name)) return bindAggregate(scope, call);
  if (DATE_PARTS.has(call.name)) return bindDatePart(scope, call);
  if (call.name === 'TOLABEL') return bindLabel(scope, call);
  throw new UnsupportedError(`SOQL function ${call.name}`, `query, line ${call.at.line}`);
}

function bindAggregate(scope: Scope, call: SoqlFunction): BoundOperand {
  if (call.argument === null) return { ...plain(fixed('count(*)'), INTEGER), aggregate: true };
  const inner = bindOperand(scope, call.argument);
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
  const argument = call.argument;
  if (argument === null) throw malformed(`unexpected token: '${call.text}'`, call.at);
  const local = argument.kind === 'function' && argument.name === 'CONVERTTIMEZONE';
  const inner = bindOperand(scope, local ? argument.argument! : argument);
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
  const inner = bindOperand(scope, call.argument);
  const labels = new Map((inner.field.picklist?.values ?? []).map((value) => [value.value, value.label]));
  return { ...inner, labels };
}

/** Refuses what cannot be filtered, sorted or grouped. */
export function requireFilterable(field: FieldType, verb: 'filtered' | 'sorted' | 'grouped', at: SoqlPosition): void {
  if (field.filterable) return;
  throw new SoqlError('INVALID_FIELD', `field '${field.apiName}' can not be ${verb} in a query call`, at);
}
