/**
 * Formulas over Apex values: decimals, text, booleans, dates. Text compares with case; blank text is ''; a blank number
 * counts as zero where the formula says so.
 * https://help.salesforce.com/s/articleView?id=sf.customize_functions.htm
 */
import { MC, RoundingMode } from 'bigdecimal.js';
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../../runtime/values/apexDate.ts';
import { decimal, decimalOf, isDecimal } from '../../runtime/values/decimal.ts';
import type { Decimal } from '../../runtime/values/decimal.ts';
import type { FieldType } from '../../schema/schema.ts';
import type { FormulaNode, FormulaOperator } from '../../syntax/parseFormula.ts';
import { dateFunctions } from './dateFunctions.ts';
import { logicFunctions } from './logicFunctions.ts';
import { mathFunctions } from './mathFunctions.ts';
import { textFunctions } from './textFunctions.ts';

/** A field's value with its description. */
export interface FormulaField {
  readonly value: unknown;
  readonly field: FieldType | null;
}

/** What a formula can ask of the record it runs on. */
export interface FormulaContext {
  readonly now: number;
  readonly timeZone: string;
  /** The value behind a path; globals come with their `$`. */
  read(names: readonly string[]): FormulaField;
  /** ISNEW. */
  readonly isNew: boolean;
  /** The value before the save; null on insert. */
  prior(names: readonly string[]): FormulaField | null;
  readonly blanks: 'zero' | 'blank';
  /** For messages: the rule or field the formula belongs to. */
  readonly where: string;
}

/** A formula that cannot be computed for this record (division by zero, text that is no number). */
export class FormulaError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FormulaError';
  }
}

/** Evaluates arguments on demand. */
export type FormulaFunction = (args: readonly FormulaNode[], context: FormulaContext) => unknown;

const FUNCTIONS: Readonly<Record<string, FormulaFunction>> = {
  ...logicFunctions(evaluate),
  ...textFunctions(evaluate),
  ...mathFunctions(evaluate),
  ...dateFunctions(evaluate),
};

/** Names of the functions that are there. */
export function isFormulaFunction(name: string): boolean {
  return FUNCTIONS[name] !== undefined;
}

/** The value of a formula. */
export function evaluate(node: FormulaNode, context: FormulaContext): unknown {
  switch (node.kind) {
    case 'number':
      return decimal(node.text);
    case 'text':
      return node.value;
    case 'boolean':
      return node.value;
    case 'null':
      return null;
    case 'reference':
      return readField(context.read(node.names), context);
    case 'call': {
      const fn = FUNCTIONS[node.name];
      if (fn === undefined) throw new UnsupportedError(`formula function ${node.name}`, context.where);
      return fn(node.args, context);
    }
    case 'unary':
      return unary(node.operator, evaluate(node.operand, context));
    case 'binary':
      return binary(node.operator, node, context);
  }
}

/** A field's value as formulas see it. */
export function readField(found: FormulaField, context: FormulaContext): unknown {
  const { value, field } = found;
  if (value === null || value === undefined) {
    const isNumber = field !== null && ['Decimal', 'Double', 'Integer', 'Long'].includes(field.apexType);
    if (isNumber && context.blanks === 'zero') return decimal(0);
    if (field?.apexType === 'Boolean') return false;
    return null;
  }
  if (typeof value === 'number' || typeof value === 'bigint') return decimalOf(value);
  // 25 % is stored as 25 and counts as 0.25.
  return field?.type === 'percent' && isDecimal(value) ? value.scaleByPowerOfTen(-2) : value;
}

/** A formula's result as the value of a field: percentages go back to hundredths, blank text is null. */
export function resultFor(field: FieldType, value: unknown): unknown {
  if (value === '' || value === null) return null;
  return field.type === 'percent' && isDecimal(value) ? value.scaleByPowerOfTen(2) : value;
}

function unary(operator: '-' | '+' | '!', value: unknown): unknown {
  if (operator === '!') return value !== true;
  if (value === null) return null;
  return operator === '-' ? numberOf(value).negate() : numberOf(value);
}

function binary(
  operator: FormulaOperator,
  node: Extract<FormulaNode, { kind: 'binary' }>,
  context: FormulaContext,
): unknown {
  const left = evaluate(node.left, context);
  if (operator === '&&') return left === true && evaluate(node.right, context) === true;
  if (operator === '||') return left === true || evaluate(node.right, context) === true;
  const right = evaluate(node.right, context);
  switch (operator) {
    case '=':
      return sameValue(left, right);
    case '!=':
      return !sameValue(left, right);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return ordered(operator, left, right);
    case '&':
      return textOf(left) + textOf(right);
    default:
      return arithmetic(operator, left, right);
  }
}

/** Equality as formulas have it; blank text equals null. */
export function sameValue(left: unknown, right: unknown): boolean {
  const [a, b] = [left === '' ? null : left, right === '' ? null : right];
  if (a === null || b === null) return a === b;
  if (typeof a === 'string' || typeof a === 'boolean') return a === b;
  return compareValues(a, b) === 0;
}

function ordered(operator: FormulaOperator, left: unknown, right: unknown): boolean {
  if (left === null || right === null) return false;
  const order = compareValues(left, right);
  return operator === '<' ? order < 0 : operator === '<=' ? order <= 0 : operator === '>' ? order > 0 : order >= 0;
}

/** Order of two values of one kind. */
export function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (a instanceof ApexDate && b instanceof ApexDate) return a.days - b.days;
  if (a instanceof ApexDatetime && b instanceof ApexDatetime) return a.ms - b.ms;
  if (a instanceof ApexTime && b instanceof ApexTime) return a.ms - b.ms;
  return numberOf(a).compareTo(numberOf(b));
}

function arithmetic(operator: FormulaOperator, left: unknown, right: unknown): unknown {
  if (operator === '+' && (typeof left === 'string' || typeof right === 'string')) return textOf(left) + textOf(right);
  if (left === null || right === null) return null;
  const dated = dateArithmetic(operator, left, right);
  if (dated !== undefined) return dated;
  const [a, b] = [numberOf(left), numberOf(right)];
  switch (operator) {
    case '+':
      return a.add(b);
    case '-':
      return a.subtract(b);
    case '*':
      return a.multiply(b);
    case '/':
      if (b.signum() === 0) throw new FormulaError('Division by zero');
      return a.divideWithMathContext(b, MC(38, RoundingMode.HALF_UP));
    default:
      return decimal(String(a.toNumber() ** b.toNumber()));
  }
}

const DAY = 86_400_000;

function dateArithmetic(operator: FormulaOperator, left: unknown, right: unknown): unknown {
  if (operator === '+' && isDecimal(left) && !isDecimal(right)) return dateArithmetic(operator, right, left);
  const sign = operator === '-' ? -1 : 1;
  if (left instanceof ApexDate) {
    if (right instanceof ApexDate) return decimal(left.days - right.days);
    return new ApexDate(left.days + sign * Math.trunc(Number(numberOf(right).toString())));
  }
  if (left instanceof ApexDatetime) {
    if (right instanceof ApexDatetime) return decimal(String((left.ms - right.ms) / DAY));
    return new ApexDatetime(left.ms + sign * Math.round(Number(numberOf(right).toString()) * DAY));
  }
  if (left instanceof ApexTime) {
    if (right instanceof ApexTime) return decimal(left.ms - right.ms);
    return new ApexTime(left.ms + sign * Math.round(Number(numberOf(right).toString())));
  }
  return undefined;
}

/** A number, or an error that names what is none. */
export function numberOf(value: unknown): Decimal {
  if (isDecimal(value)) return value;
  if (typeof value === 'number' || typeof value === 'bigint') return decimalOf(value);
  throw new FormulaError(`Expected a number, found ${textOf(value)}`);
}

/** Text of a value: blank for null, numbers without trailing zeros. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (isDecimal(value)) {
    const plain = value.stripTrailingZeros();
    return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
  }
  if (value instanceof ApexDate) return value.toIso();
  if (value instanceof ApexDatetime) return `${value.toString()}Z`;
  if (value instanceof ApexTime) return value.toString().replace('Z', '');
  return String(value);
}
