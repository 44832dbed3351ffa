/** Members of a type as seen from outside: inherited ones, type arguments put in, who may touch them. */
import type { Access } from '../abi/types.ts';
import type { Conversions } from './conversions.ts';
import { superTypes } from './conversions.ts';
import { Overloads } from './overloads.ts';
import type { ConstructorSymbol, FieldSymbol, MethodSymbol, Type, TypeSymbol } from './symbols.ts';
import { completed } from './typeTable.ts';
import type { TypeTable } from './typeTable.ts';

/** A method or constructor with the receiver's type arguments put in. */
export interface Candidate<M> {
  readonly member: M;
  readonly parameters: readonly Type[];
  readonly returnType: Type;
}

/** Looks members up. */
export class Members {
  readonly #table: TypeTable;
  readonly #overloads: Overloads;

  constructor(table: TypeTable, conversions: Conversions) {
    this.#table = table;
    this.#overloads = new Overloads(table, conversions);
  }

  /** A field or property, own or inherited, with its type in terms of `type`'s arguments. */
  field(type: Type, name: string): { field: FieldSymbol; type: Type } | null {
    if (!type.symbol) return null;
    const own = completed(type.symbol).fields.get(name);
    if (own) return { field: own, type: this.#table.substitute(own.type, type.symbol, type.args) };
    for (const parent of superTypes(this.#table, type)) {
      const found = parent.symbol ? completed(parent.symbol).fields.get(name) : undefined;
      if (found) return { field: found, type: this.#table.substitute(found.type, parent.symbol, parent.args) };
    }
    return null;
  }

  /** All methods of that name, most derived first; overridden ones are left out, and what an interface repeats of Object's. */
  methods(type: Type, name: string): Candidate<MethodSymbol>[] {
    const found: Candidate<MethodSymbol>[] = [];
    if (!type.symbol) return found;
    const everyones = completed(this.#table.system('Object').symbol as TypeSymbol).methods.get(name) ?? [];
    const isEveryones = (current: TypeSymbol, parameters: readonly Type[]): boolean =>
      current.kind === 'interface' &&
      everyones.some((one) =>
        sameTypes(
          one.parameters.map((parameter) => parameter.type),
          parameters,
        ),
      );
    const add = (current: Type): void => {
      if (!current.symbol) return;
      for (const member of completed(current.symbol).methods.get(name) ?? []) {
        const parameters = member.parameters.map((parameter) =>
          this.#table.substitute(parameter.type, current.symbol, current.args),
        );
        if (isEveryones(current.symbol, parameters)) continue;
        if (found.some((known) => sameTypes(known.parameters, parameters))) continue;
        const returnType = this.#table.substitute(member.returnType, current.symbol, current.args);
        found.push({ member, parameters, returnType });
      }
    };
    add(type);
    for (const parent of superTypes(this.#table, type)) add(parent);
    if (type.name === 'Object') return found.filter(({ member }) => !isClone(member));
    add(this.#table.system('Object'));
    return this.#withClone(type, found);
  }

  /**
   * Instances of Apex classes can be cloned, and the clone has their type; other values only where their own type says so.
   * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_casting.htm
   */
  #withClone(type: Type, found: Candidate<MethodSymbol>[]): Candidate<MethodSymbol>[] {
    if (!found.some(({ member }) => isClone(member))) return found;
    const cloneable = type.symbol?.origin === 'apex' && type.symbol.kind === 'class';
    return cloneable
      ? found.map((one) => (isClone(one.member) ? { ...one, returnType: type } : one))
      : found.filter(({ member }) => !isClone(member));
  }

  constructors(type: Type): Candidate<ConstructorSymbol>[] {
    if (!type.symbol) return [];
    const { symbol } = type;
    const own = completed(symbol).constructors.map((member) => ({
      member,
      parameters: member.parameters.map((parameter) => this.#table.substitute(parameter.type, symbol, type.args)),
      returnType: type,
    }));
    if (symbol.origin !== 'apex') return own;
    return [...own, ...this.#implicit(type, symbol, own.length === 0)];
  }

  /** The default constructor, and the four that every exception class has. */
  #implicit(type: Type, symbol: TypeSymbol, none: boolean): Candidate<ConstructorSymbol>[] {
    const make = (parameters: readonly Type[], jsName: string): Candidate<ConstructorSymbol> => ({
      member: {
        owner: symbol,
        parameters: parameters.map((parameter, index) => ({ name: `p${index}`, type: parameter })),
        access: 'public',
        isTestVisible: false,
        jsName,
        declaration: null,
        at: null,
      },
      parameters,
      returnType: type,
    });
    if (!this.isException(type)) return none ? [make([], '$new')] : [];
    const text = this.#table.system('String');
    const exception = this.#table.system('Exception');
    return [
      make([], '$new'),
      make([text], '$new$string'),
      make([exception], '$new$exception'),
      make([text, exception], '$new$string$exception'),
    ].filter((candidate) => !symbol.constructors.some((own) => own.jsName === candidate.member.jsName));
  }

  isException(type: Type): boolean {
    if (type.name === 'Exception') return true;
    for (const parent of superTypes(this.#table, type)) if (parent.name === 'Exception') return true;
    return false;
  }

  /** The overload for these arguments; `ambiguous` where none is nearer than all others. */
  select<M extends { readonly owner: TypeSymbol }>(
    candidates: readonly Candidate<M>[],
    args: readonly Type[],
  ): Candidate<M> | 'none' | 'ambiguous' {
    return this.#overloads.select(candidates, args, ({ member }) => member.owner.origin === 'apex');
  }
}

function isClone(member: MethodSymbol): boolean {
  return member.owner.name === 'Object' && member.owner.origin === 'library' && member.name.toLowerCase() === 'clone';
}

export function sameTypes(a: readonly Type[], b: readonly Type[]): boolean {
  return a.length === b.length && a.every((type, index) => type === b[index]);
}

/** Whether code in `from` may use a member of that access declared in `owner`. */
export function isVisible(
  table: TypeTable,
  access: Access,
  owner: TypeSymbol,
  isTestVisible: boolean,
  from: TypeSymbol | null,
): boolean {
  if (access === 'global' || owner.origin === 'library') return true;
  const isForeign = from !== null && from.namespace !== owner.namespace;
  if (access === 'public') return !isForeign;
  if (from && from.top === owner.top) return true;
  if (isTestVisible && from?.isTest && !isForeign) return true;
  if (access !== 'protected' || !from) return false;
  for (let current: TypeSymbol | null = from; current; current = current.outer) {
    if (current === owner) return true;
    for (const parent of superTypes(table, table.of(current))) if (parent.symbol === owner) return true;
  }
  return false;
}
