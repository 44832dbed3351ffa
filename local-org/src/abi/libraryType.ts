import type { Env } from './env.ts';

/** A library function: static ones get `(env, ...args)`, instance ones `(env, self, ...args)`. `self` is never null. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type LibraryFunction = (env: Env, ...args: any[]) => any;

/**
 * Behaviour of a library type, exported as `behaviour` from `<Type>.ts` beside its declaration `<Type>.cls`.
 * Keys: `name`, `name/arity` or `name(Integer,String)` (types as the declaration writes them, no spaces), compared without case; most specific wins.
 * Constructors stand under `new…` (`(env, ...args)`; a generic type's constructor gets its RuntimeType first: `(env, type, ...args)`),
 * properties under `get name` and `set name` (static properties take no self).
 */
export interface LibraryType {
  readonly [key: string]: LibraryFunction;
}

/** A library type as loaded: declaration text as data, behaviour as code. */
export interface LibraryEntry {
  readonly namespace: string;
  readonly name: string;
  /** Text of `<Type>.cls`; the stub parser of `semantics` reads it. */
  readonly declaration: string;
  readonly behaviour: LibraryType;
}

/** The behaviour key that serves a call, most specific first; undefined when the library lacks it. */
export function findBehaviour(
  behaviour: LibraryType,
  name: string,
  paramTypes: readonly string[],
): LibraryFunction | undefined {
  const keys = lowerKeys(behaviour);
  const lower = name.toLowerCase();
  const exact = `${lower}(${paramTypes.join(',').replaceAll(' ', '').toLowerCase()})`;
  return keys.get(exact) ?? keys.get(`${lower}/${paramTypes.length}`) ?? keys.get(lower);
}

const cache = new WeakMap<LibraryType, Map<string, LibraryFunction>>();

function lowerKeys(behaviour: LibraryType): Map<string, LibraryFunction> {
  let keys = cache.get(behaviour);
  if (!keys) {
    keys = new Map(Object.entries(behaviour).map(([key, value]) => [normalise(key), value]));
    cache.set(behaviour, keys);
  }
  return keys;
}

function normalise(key: string): string {
  const lower = key.toLowerCase();
  return lower.startsWith('get ') || lower.startsWith('set ') ? lower : lower.replaceAll(' ', '');
}
