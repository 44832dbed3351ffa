import { globSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/** One Lightning web component bundle of the package. */
export interface Bundle {
  readonly name: string;
  /** Folder, relative to the root of the repository, with forward slashes. */
  readonly folder: string;
  /** The main module, relative to the root. */
  readonly main: string;
}

/** Every bundle under force-app whose main module is TypeScript, by name. */
export function findBundles(root: string): Bundle[] {
  return globSync('force-app/**/lwc/*/*.ts', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => basename(file, '.ts') === basename(dirname(file)))
    .map((main) => ({ name: basename(dirname(main)), folder: dirname(main), main }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
