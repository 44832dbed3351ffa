/**
 * Library types that only hold values and need no code of their own: their declaration begins with `// values only`. Properties are null
 * until they are set, those of List type begin as empty lists; parameters of constructors set the properties of their names.
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { PropertyBag, propertyBag } from './propertyBag.ts';

const PROPERTY = /public (\S.*?) (\w+) \{ get; set; \}/g;

/** The behaviour of such a type; null for every other declaration. */
export function valueBehaviour(fullName: string, declaration: string): LibraryType | null {
  if (!declaration.startsWith('// values only')) return null;
  const properties = [...declaration.matchAll(PROPERTY)].map(([, type = '', name = '']) => ({ type, name }));
  const lists = properties.filter(({ type }) => type.startsWith('List<'));
  const names = properties.map(({ name }) => name);
  const make = (env: Env, given: readonly string[], args: readonly unknown[]): PropertyBag =>
    new PropertyBag(fullName, {
      ...Object.fromEntries(lists.map(({ type, name }) => [name, env.newList(env.type(type), [])])),
      ...Object.fromEntries(given.map((name, index) => [name, args[index]])),
    });
  const constructors = constructorsOf(fullName, declaration).map((given) => [
    `new/${given.length}`,
    (env: Env, ...args: unknown[]) => make(env, given, args),
  ]);
  return { ...propertyBag(fullName, names), ...(Object.fromEntries(constructors) as LibraryType) };
}

/** Names of the parameters of each constructor. */
function constructorsOf(fullName: string, declaration: string): string[][] {
  const name = fullName.slice(fullName.lastIndexOf('.') + 1);
  return [...declaration.matchAll(new RegExp(`public ${name}\\(([^)]*)\\)`, 'g'))].map(([, list = '']) =>
    list === ''
      ? []
      : list
          .replace(/<[^>]*>/g, '')
          .split(',')
          .map((one) => one.trim().split(' ').at(-1) ?? ''),
  );
}
