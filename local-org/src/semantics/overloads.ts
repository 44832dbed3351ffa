/**
 * Overload resolution: the method whose parameters are nearest to the arguments, one by one.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_defining_methods.htm
 */
import { superTypes } from './conversions.ts';
import type { Conversions } from './conversions.ts';
import { NULL } from './symbols.ts';
import type { Type } from './symbols.ts';
import type { TypeTable } from './typeTable.ts';

/** Every other step is nearer than this one. */
const TO_OBJECT = 1000;

/** Numbers from the narrowest to the widest. */
const NUMBERS = ['Integer', 'Long', 'Double', 'Decimal'];

/** Parameters to choose by. */
interface Overload {
  readonly parameters: readonly Type[];
}

/** Chooses among methods or constructors of one name. */
export class Overloads {
  readonly #table: TypeTable;
  readonly #conversions: Conversions;

  constructor(table: TypeTable, conversions: Conversions) {
    this.#table = table;
    this.#conversions = conversions;
  }

  /**
   * The overload for these arguments; `ambiguous` where none is at least as near as all others in every argument. `strict`: a Decimal
   * does not stand for a Double, as in calls of a program's own methods.
   */
  select<O extends Overload>(
    candidates: readonly O[],
    args: readonly Type[],
    strict: (candidate: O) => boolean,
  ): O | 'none' | 'ambiguous' {
    const sameCount = candidates.filter((candidate) => candidate.parameters.length === args.length);
    const exact = sameCount.find(({ parameters }) => parameters.every((parameter, index) => parameter === args[index]));
    if (exact) return exact;
    const fitting = sameCount.filter((candidate) =>
      args.every((arg, index) => this.#fits(arg, candidate.parameters[index] as Type, strict(candidate))),
    );
    const [first, second] = fitting;
    if (!first) return 'none';
    if (!second) return first;
    const distances = fitting.map(({ parameters }) =>
      parameters.map((parameter, index) => this.distance(args[index] as Type, parameter)),
    );
    const best = fitting.filter((_, index) =>
      distances.every((other, at) => at === index || nearer(distances[index] as number[], other)),
    );
    return best[0] ?? 'ambiguous';
  }

  #fits(arg: Type, parameter: Type, strict: boolean): boolean {
    if (strict && arg.name === 'Decimal' && parameter.name === 'Double') return false;
    return this.#conversions.assignable(arg, parameter);
  }

  /** How far a value of type `from` is from a parameter of type `to` it fits. */
  distance(from: Type, to: Type): number {
    if (from === to || from === NULL || to.kind === 'param') return 0;
    if (to.name === 'Object') return from.args.length > 0 ? TO_OBJECT * TO_OBJECT : TO_OBJECT;
    const [narrow, wide] = [NUMBERS.indexOf(from.name), NUMBERS.indexOf(to.name)];
    if (narrow >= 0 && wide >= 0) return Math.abs(wide - narrow);
    if (to.symbol?.kind === 'interface' && to.args.length === 0) return 1;
    const seen = this.#sameGeneric(from, to);
    if (seen) return seen.reduce((sum, [own, wanted]) => sum + this.distance(own, wanted), 0);
    return this.#depth(from, to);
  }

  /** The type arguments of a collection beside those of the collection or interface it stands for. */
  #sameGeneric(from: Type, to: Type): [Type, Type][] | null {
    if (to.args.length === 0) return null;
    const own =
      from.symbol === to.symbol ? from : [...superTypes(this.#table, from)].find((one) => one.symbol === to.symbol);
    return own ? own.args.map((arg, index): [Type, Type] => [arg, to.args[index] as Type]) : null;
  }

  /** Steps up the line of superclasses; one where there is no such line. */
  #depth(from: Type, to: Type): number {
    let steps = 1;
    for (let parent = from.symbol?.superType ?? null; parent; parent = parent.symbol?.superType ?? null, steps++) {
      if (parent === to) return steps;
    }
    return 1;
  }
}

/** At least as near in every argument and nearer in one. */
function nearer(a: readonly number[], b: readonly number[]): boolean {
  return a.every((one, index) => one <= (b[index] as number)) && a.some((one, index) => one < (b[index] as number));
}
