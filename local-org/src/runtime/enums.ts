/** Enums at run time: constants of Apex enums and of the library's. */
import type { EnumObject } from '../abi/env.ts';
import { readDeclarationHead } from './declarations.ts';
import type { TypeRegistry } from './typeRegistry.ts';
import { apexError } from './values/apexException.ts';
import { ApexEnumValue } from './values/apexObject.ts';
import { ApexList } from './values/collections.ts';

/** An enum whose constants are ours. */
export interface ApexEnum extends EnumObject {
  readonly values: readonly ApexEnumValue[];
}

/** Enum objects by canonical name. */
export class EnumStore {
  readonly #types: TypeRegistry;
  readonly #enums = new Map<string, ApexEnum>();

  constructor(types: TypeRegistry) {
    this.#types = types;
  }

  enumOf(name: string): ApexEnum {
    const known = this.#enums.get(name);
    if (known) return known;
    const type = this.#types.type(name);
    const names = type.info?.enumValues ?? this.#libraryValues(name);
    const made = { type, values: names.map((value, ordinal) => new ApexEnumValue(type, value, ordinal)) };
    this.#enums.set(name, made);
    return made;
  }

  #libraryValues(name: string): readonly string[] {
    const entry = this.#types.libraryEntry(name);
    if (!entry) throw new Error(`no enum ${name}`);
    return readDeclarationHead(entry.declaration).enumValues;
  }

  /** The constant of a name in any case, or undefined. */
  find(name: string, constant: string): ApexEnumValue | undefined {
    return this.enumOf(name).values.find((value) => value.name.toLowerCase() === constant.toLowerCase());
  }

  values(name: string): ApexList {
    return new ApexList(this.#types.type(`List<${name}>`), [...this.enumOf(name).values]);
  }

  valueOf(name: string, text: unknown): ApexEnumValue {
    const found = typeof text === 'string' ? this.find(name, text) : undefined;
    if (found) return found;
    throw apexError('System.NoSuchElementException', `No enum constant ${name}.${String(text)}`);
  }
}
