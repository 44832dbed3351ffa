/** Library types that only hold values: a constructor without parameters and properties that are null until they are set. */
import type { LibraryFunction, LibraryType } from '../../abi/libraryType.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';
import type { RuntimeType } from '../../abi/types.ts';

/** An instance of such a type. */
export class PropertyBag extends ApexObject {
  readonly #type: RuntimeType;
  /** Values by the lower-case name of their property. */
  readonly values = new Map<string, unknown>();

  constructor(typeName: string, values: Readonly<Record<string, unknown>> = {}) {
    super();
    this.#type = sharedType(typeName, 'library');
    for (const [name, value] of Object.entries(values)) this.values.set(name.toLowerCase(), value);
  }

  override get $type(): RuntimeType {
    return this.#type;
  }
}

/** The behaviour of a type with these properties. */
export function propertyBag(typeName: string, properties: readonly string[]): LibraryType {
  const behaviour: Record<string, LibraryFunction> = { new: () => new PropertyBag(typeName) };
  for (const name of properties) {
    const key = name.toLowerCase();
    behaviour[`get ${name}`] = (_env, self: PropertyBag) => self.values.get(key) ?? null;
    behaviour[`set ${name}`] = (_env, self: PropertyBag, value: unknown) => void self.values.set(key, value);
  }
  return behaviour;
}
