/** A formula's result as the Apex value that was asked for. */
import { ApexDate, ApexDatetime } from '../../runtime/values/apexDate.ts';
import { doubleOf } from '../../runtime/values/decimal.ts';
import { toId } from '../../runtime/values/recordId.ts';
import { numberOf, textOf } from '../../soql/formula/evaluate.ts';

const CONVERSIONS: Readonly<Record<string, (value: unknown) => unknown>> = {
  DECIMAL: (value) => numberOf(value),
  DOUBLE: (value) => doubleOf(numberOf(value)),
  INTEGER: (value) => Math.trunc(numberOf(value).toNumber()) | 0,
  LONG: (value) => BigInt(Math.trunc(numberOf(value).toNumber())),
  STRING: textOf,
  ID: (value) => toId(textOf(value)),
  DATE: (value) => (value instanceof ApexDatetime ? new ApexDate(Math.floor(value.ms / 86_400_000)) : value),
  DATETIME: (value) => (value instanceof ApexDate ? new ApexDatetime(value.days * 86_400_000) : value),
};

/** The value of a `FormulaReturnType`; nothing stays null. */
export function apexValue(returnType: string, value: unknown): unknown {
  if (value === null || value === undefined || value === '') return null;
  return CONVERSIONS[returnType]?.(value) ?? value;
}
