/** The Apex standard library: declarations read from the `.cls` files beside their behaviour. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LibraryEntry } from '../abi/libraryType.ts';
import { behaviours } from './behaviours.ts';
import { scriptEntries } from './dataWeave.ts';
import { valueBehaviour } from './support/valueTypes.ts';

let loaded: readonly LibraryEntry[] | null = null;

/** All library types. Read once per process. */
export function loadLibrary(): readonly LibraryEntry[] {
  loaded ??= readEntries(import.meta.dirname);
  return loaded;
}

/** The library of a project: with a type for each of its DataWeave scripts. */
export function libraryWith(scripts: readonly string[]): readonly LibraryEntry[] {
  return scripts.length === 0 ? loadLibrary() : [...loadLibrary(), ...scriptEntries(scripts)];
}

function readEntries(root: string): LibraryEntry[] {
  const namespaces = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return namespaces.flatMap(({ name: namespace }) =>
    readdirSync(join(root, namespace))
      .filter((file) => file.endsWith('.cls'))
      .map((file) => readEntry(root, namespace, file)),
  );
}

function readEntry(root: string, namespace: string, file: string): LibraryEntry {
  const name = file.slice(0, -'.cls'.length);
  const declaration = readFileSync(join(root, namespace, file), 'utf8');
  const fullName = `${namespace}.${name}`;
  const behaviour = behaviours[fullName] ?? valueBehaviour(fullName, declaration) ?? {};
  return { namespace, name, declaration, behaviour };
}
