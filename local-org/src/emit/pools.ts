/** Constants at the head of a module: types, library functions, queries, enums, numbers, links to classes. */
import type { LibraryEntry } from '../abi/libraryType.ts';
import { findBehaviour } from '../abi/libraryType.ts';
import { completed } from '../semantics/typeTable.ts';
import type { TypeTable } from '../semantics/typeTable.ts';
import type { Type, TypeSymbol } from '../semantics/symbols.ts';

/** One pool per module; each entry is declared once. */
export class Pools {
  readonly #names = new Map<string, string>();
  readonly #lines: string[] = [];
  readonly #behaviours: ReadonlyMap<string, LibraryEntry>;
  readonly #types: TypeTable;

  constructor(types: TypeTable, behaviours: ReadonlyMap<string, LibraryEntry>) {
    this.#types = types;
    this.#behaviours = behaviours;
  }

  /** Declarations, to be put at the head of the module. */
  get text(): string {
    return this.#lines.join('');
  }

  constant(prefix: string, expression: string): string {
    const known = this.#names.get(expression);
    if (known !== undefined) return known;
    const name = `$${prefix}${this.#names.size}`;
    this.#names.set(expression, name);
    this.#lines.push(`const ${name} = ${expression};\n`);
    return name;
  }

  type(type: Type): string {
    return this.constant('t', `$env.type(${quote(this.#types.erase(type).name)})`);
  }

  /** `.values` of an enum. */
  enumValues(type: Type): string {
    return this.constant('e', `$env.enumOf(${quote(type.name)}).values`);
  }

  /** A function giving the class of another module. */
  link(name: string): string {
    const key = `link ${name}`;
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const variable = `$x${this.#names.size}`;
    this.#names.set(key, variable);
    this.#lines.push(`let ${variable}c; const ${variable} = () => ${variable}c ??= $link(${quote(name)});\n`);
    return variable;
  }

  /** A library function, or null where the library does not have it. */
  library(owner: TypeSymbol, name: string, parameters: readonly Type[]): string | null {
    const names = parameters.map((type) => type.name);
    if (!this.hasLibrary(owner, name, names)) return null;
    const list = names.map(quote).join(', ');
    return this.constant('l', `$env.library(${quote(owner.name)}, ${quote(name)}, [${list}])`);
  }

  hasLibrary(owner: TypeSymbol, name: string, parameters: readonly string[]): boolean {
    for (let current: TypeSymbol | null = owner; current; current = completed(current).superType?.symbol ?? null) {
      const entry = this.#behaviours.get(current.name);
      if (entry && findBehaviour(entry.behaviour, name, parameters)) return true;
      if (name === 'new' && (current.name === 'Exception' || /Exception$/.test(current.name))) return true;
    }
    return false;
  }
}

export function quote(text: string): string {
  return JSON.stringify(text).replace(/[\u2028\u2029]/g, (mark) => (mark === '\u2028' ? '\\u2028' : '\\u2029'));
}
