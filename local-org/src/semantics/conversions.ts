/** Which values go where: assignability, and the conversion that does it. */
import type { Bound, ConversionName, NumberType } from './bound.ts';
import { NULL } from './symbols.ts';
import type { Type } from './symbols.ts';
import { completed } from './typeTable.ts';
import type { TypeTable } from './typeTable.ts';

const WIDENING: Readonly<Record<string, ConversionName>> = {
  'Integer>Long': 'intToLong',
  'Integer>Double': 'intToDouble',
  'Integer>Decimal': 'intToDecimal',
  'Long>Double': 'longToDouble',
  'Long>Decimal': 'longToDecimal',
  'Double>Decimal': 'doubleToDecimal',
  'Decimal>Double': 'decimalToDouble',
  'Date>Datetime': 'dateToDatetime',
  'String>Id': 'stringToId',
};

export function isNumber(type: Type): boolean {
  return type.name === 'Integer' || type.name === 'Long' || type.name === 'Double' || type.name === 'Decimal';
}

/** `SObject` itself or an object of the schema. */
export function isSObject(type: Type): boolean {
  return type.symbol?.origin === 'schema' || type.name === 'SObject';
}

export function isList(type: Type): boolean {
  return type.symbol?.origin === 'library' && type.symbol.name === 'List';
}

/** The type itself, its superclass and interfaces, and theirs. */
export function* superTypes(table: TypeTable, type: Type): Iterable<Type> {
  if (!type.symbol) return;
  const symbol = completed(type.symbol);
  const direct = symbol.superType ? [symbol.superType, ...symbol.interfaces] : symbol.interfaces;
  for (const parent of direct) {
    const actual = table.substitute(parent, symbol, type.args);
    yield actual;
    yield* superTypes(table, actual);
  }
}

/** Conversions and assignability of one compilation. */
export class Conversions {
  readonly #table: TypeTable;

  constructor(table: TypeTable) {
    this.#table = table;
  }

  /** Whether a value of type `from` may be stored in a variable of type `to` without a cast. */
  assignable(from: Type, to: Type): boolean {
    if (from === to || from.kind === 'error' || to.kind === 'error') return true;
    if (from.kind === 'void' || to.kind === 'void') return false;
    if (from === NULL || to.name === 'Object' || to.kind === 'param') return true;
    if (WIDENING[`${from.name}>${to.name}`] || (from.name === 'Id' && to.name === 'String')) return true;
    if (!from.symbol || !to.symbol) return false;
    if (to.name === 'SObject') return isSObject(from);
    return this.#structural(from, to);
  }

  /** Whether every value of `from` is a `to`, without any conversion. */
  isA(from: Type, to: Type): boolean {
    if (from === to || from === NULL || to.name === 'Object') return true;
    if (to.name === 'SObject') return isSObject(from);
    return from.symbol !== null && to.symbol !== null && this.#structural(from, to);
  }

  #structural(from: Type, to: Type): boolean {
    if (from.symbol === to.symbol) return this.#argumentsFit(from, to);
    for (const parent of superTypes(this.#table, from)) {
      if (parent === to || (parent.symbol === to.symbol && this.#argumentsFit(parent, to))) return true;
    }
    return false;
  }

  /** Lists and maps are covariant in their values (SObject both ways), sets are not. */
  #argumentsFit(from: Type, to: Type): boolean {
    const name = to.symbol?.name;
    return to.args.every((arg, index) => {
      const own = from.args[index];
      if (!own || own === arg) return true;
      if (name === 'Set' || (name === 'Map' && index === 0)) return false;
      return this.assignable(own, arg) || (own.name === 'SObject' && isSObject(arg));
    });
  }

  /** Whether a cast from one type to another can succeed for some value. */
  castable(from: Type, to: Type): boolean {
    if (this.assignable(from, to) || this.assignable(to, from) || from.name === 'Object') return true;
    if (isNumber(from) && isNumber(to)) return true;
    if (isSObject(from) && isSObject(to)) return from.name === 'SObject' || to.name === 'SObject';
    if (!from.symbol || !to.symbol) return false;
    if (from.symbol === to.symbol) return from.args.every((arg, index) => this.castable(arg, to.args[index] ?? arg));
    const open = (type: Type): boolean => type.symbol?.kind === 'interface' && type.symbol.origin !== 'schema';
    return (open(from) && isReference(to)) || (open(to) && isReference(from));
  }

  /** `value` as a value of type `to`; the caller has checked assignability. */
  convert(value: Bound, to: Type): Bound {
    const from = value.type;
    if (from === to || from === NULL) return value;
    if (value.kind === 'soql' && value.form === 'list' && isSObject(to)) return { ...value, form: 'single', type: to };
    if (isList(from) && isSObject(to)) return { kind: 'convert', how: 'single', value, type: to, at: value.at };
    const how = WIDENING[`${from.name}>${to.name}`];
    if (how) return { kind: 'convert', how, value, type: to, at: value.at };
    return value;
  }
}

function isReference(type: Type): boolean {
  return (
    type.symbol !== null &&
    type.symbol.origin !== 'schema' &&
    !isNumber(type) &&
    type.symbol.kind !== 'enum' &&
    type.name !== 'String'
  );
}

/** The type arithmetic between two numbers happens in. */
export function widest(left: Type, right: Type): NumberType {
  for (const name of ['Decimal', 'Double', 'Long'] as const) if (left.name === name || right.name === name) return name;
  return 'Integer';
}
