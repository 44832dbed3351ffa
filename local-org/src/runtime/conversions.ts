/** Casts and instance tests on run-time types. */
import type { RuntimeType } from '../abi/types.ts';
import { isAssignable } from './typeRegistry.ts';
import { typeNameOf } from './values/typeNames.ts';
import { ApexDate, ApexDatetime } from './values/apexDate.ts';
import { ApexDouble } from './values/apexDouble.ts';
import { apexError } from './values/apexException.ts';
import { ApexObject } from './values/apexObject.ts';
import { ApexList, ApexMap, ApexSet } from './values/collections.ts';
import { decimalOf, doubleOf, isDecimal } from './values/decimal.ts';
import { normalizeId, toId } from './values/recordId.ts';
import { SObject } from './values/sObject.ts';

interface TypeHost {
  type(name: string): RuntimeType;
  typeOf(value: unknown): RuntimeType | null;
}

/** The run-time type of a value. */
export function runtimeTypeOf(types: { type(name: string): RuntimeType }, value: unknown): RuntimeType | null {
  const carriesType = value instanceof ApexObject || value instanceof SObject;
  if (carriesType || value instanceof ApexList || value instanceof ApexSet || value instanceof ApexMap)
    return value.$type;
  const name = typeNameOf(value);
  return name === null ? null : types.type(name);
}

/** Values of the first type also count as instances of these: numbers widen, a Date is a Datetime at midnight. */
const WIDER: Readonly<Record<string, readonly string[]>> = {
  Integer: ['Long', 'Double', 'Decimal'],
  Long: ['Double', 'Decimal'],
  Double: ['Decimal'],
  Decimal: ['Double'],
  Date: ['Datetime'],
};

/** `value instanceof type`, for a value that is not null. */
export function isInstance(host: TypeHost, value: unknown, type: RuntimeType): boolean {
  if (typeof value === 'string' && type.name === 'Id') return value.length >= 15 && normalizeId(value) !== null;
  const own = host.typeOf(value);
  if (own === null) return false;
  return isAssignable(own, type) || WIDER[own.name]?.includes(type.name) === true;
}

/** `(Type) value`: a TypeException where it does not fit. */
export function castValue(host: TypeHost, value: unknown, type: RuntimeType): unknown {
  if (value === null) return null;
  if (type.name === 'Id' && typeof value === 'string') return toId(value);
  const own = host.typeOf(value);
  if (own !== null && isAssignable(own, type)) return value;
  const widened = widen(value, type.name);
  if (widened !== undefined) return widened;
  throw apexError(
    'System.TypeException',
    `Invalid conversion from runtime type ${own?.name ?? 'null'} to ${type.name}`,
  );
}

/** The value in the wider type; `undefined` where the target is none. */
function widen(value: unknown, target: string): unknown {
  if (value instanceof ApexDate) return target === 'Datetime' ? new ApexDatetime(value.days * 86_400_000) : undefined;
  const isWhole = typeof value === 'number' || typeof value === 'bigint';
  if (target === 'Long' && typeof value === 'number') return BigInt(value);
  if (target === 'Double' && (isWhole || isDecimal(value))) return doubleOf(value);
  if (target === 'Decimal' && (isWhole || value instanceof ApexDouble)) return decimalOf(value);
  return undefined;
}
