/**
 * Computes formulas over Apex values.
 * https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm
 */
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { ApexDouble } from '../../runtime/values/apexDouble.ts';
import { decimal, decimalOf, isDecimal } from '../../runtime/values/decimal.ts';
import type { FieldType } from '../../schema/schema.ts';
import type { FormulaNode } from '../../syntax/parseFormula.ts';
import { dateFunctions } from './dateFunctions.ts';
import { logicFunctions } from './logicFunctions.ts';
import { markupFunctions } from './markupFunctions.ts';
import { mathFunctions } from './mathFunctions.ts';
import { binary, unary } from './operators.ts';
import { textFunctions } from './textFunctions.ts';

export { FormulaError, compareValues, numberOf, sameValue, textOf } from './values.ts';

/** A field's value with its description; null where nothing is known but the value. */
export interface FormulaField {
  readonly value: unknown;
  readonly field: Pick<FieldType, 'type' | 'apexType'> | null;
}

/** Asked by VLOOKUP: a field of the record whose other field has a value. */
export interface FormulaLookup {
  readonly object: string;
  readonly wanted: string;
  readonly key: string;
  readonly value: unknown;
}

/** What a formula can ask of the record it runs on. */
export interface FormulaContext {
  readonly now: number;
  readonly timeZone: string;
  /** The value behind a path; globals come with their `$`. */
  read(names: readonly string[]): FormulaField;
  /** ISNEW. */
  readonly isNew: boolean;
  /** ISCLONE. */
  readonly isClone?: boolean;
  /** The value before the save; null on insert. */
  prior(names: readonly string[]): FormulaField | null;
  /** VLOOKUP; absent where the formula may not use it. */
  lookUp?(lookup: FormulaLookup): FormulaField;
  readonly blanks: 'zero' | 'blank';
  /** Ids have 15 characters in formulas of fields and rules: CASESAFEID makes 18 of them. */
  readonly shortIds?: boolean;
  /** For messages: the rule or field the formula belongs to. */
  readonly where: string;
}

/** Evaluates arguments on demand. */
export type FormulaFunction = (args: readonly FormulaNode[], context: FormulaContext) => unknown;

/** Evaluates one argument. */
export type Evaluate = (node: FormulaNode, context: FormulaContext) => unknown;

const FUNCTIONS: Readonly<Record<string, FormulaFunction>> = {
  ...logicFunctions(evaluate),
  ...textFunctions(evaluate),
  ...mathFunctions(evaluate),
  ...dateFunctions(evaluate),
  ...markupFunctions(evaluate),
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
    case 'binary': {
      const left = evaluate(node.left, context);
      if (node.operator === '&&') return left === true && evaluate(node.right, context) === true;
      if (node.operator === '||') return left === true || evaluate(node.right, context) === true;
      return binary(node.operator, left, evaluate(node.right, context));
    }
  }
}

const NUMBERS = new Set(['Decimal', 'Double', 'Integer', 'Long']);
const TEXTS = new Set(['String', 'Id']);

/** A field's value as formulas see it. */
export function readField(found: FormulaField, context: FormulaContext): unknown {
  const { value, field } = found;
  if (value === null || value === undefined) {
    if (field === null) return null;
    if (NUMBERS.has(field.apexType)) return context.blanks === 'zero' ? decimal(0) : null;
    if (TEXTS.has(field.apexType)) return '';
    return field.apexType === 'Boolean' ? false : null;
  }
  if (typeof value === 'number' || typeof value === 'bigint' || value instanceof ApexDouble) return decimalOf(value);
  if (typeof value === 'string' && field?.apexType === 'Id' && context.shortIds === true) return value.slice(0, 15);
  // 25 % is stored as 25 and counts as 0.25.
  return field?.type === 'percent' && isDecimal(value) ? value.scaleByPowerOfTen(-2) : value;
}

/** A formula's result as the value of a field: percentages go back to hundredths, blank text is null. */
export function resultFor(field: FieldType, value: unknown): unknown {
  if (field.apexType === 'Boolean') return value === true;
  if (value === '' || value === null) return null;
  return field.type === 'percent' && isDecimal(value) ? value.scaleByPowerOfTen(2) : value;
}
