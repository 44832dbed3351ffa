/** Library values whose properties are also reached by `getX`, `isX` and `setX`. */
import type { LibraryFunction, LibraryType } from '../../abi/libraryType.ts';

interface Bag {
  readonly values: Map<string, unknown>;
}

/** Behaviour of these properties on values that keep them in a bag. */
export function accessors(properties: readonly string[]): LibraryType {
  return Object.fromEntries(properties.flatMap(members));
}

function members(name: string): [string, LibraryFunction][] {
  const key = name.toLowerCase();
  const read: LibraryFunction = (_env, self: Bag) => self.values.get(key) ?? null;
  const write: LibraryFunction = (_env, self: Bag, value: unknown) => void self.values.set(key, value);
  return [
    [`get ${name}`, read],
    [`set ${name}`, write],
    [`get${name}`, read],
    [`is${name}`, read],
    [`set${name}`, write],
  ];
}
