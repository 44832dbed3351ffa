import { readdirSync, readFileSync, statSync, existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { MetadataFiles } from './uiOrg.ts';

const SKIPPED = new Set(['node_modules', '.git', '__tests__', 'classes', 'triggers', 'permissionsets']);

/**
 * Metadata files straight from source folders, so that an edited component shows after a reload without a deploy.
 * Paths are relative to the folder they came from; the first folder that has a path wins.
 */
export function diskFiles(roots: readonly string[]): MetadataFiles {
  const absolute = new Map<string, string>();
  const find = (path: string): string => {
    if (!absolute.has(path)) list();
    const found = absolute.get(path);
    if (!found) throw new Error(`No metadata file ${path}`);
    return found;
  };
  const list = (): string[] => {
    absolute.clear();
    for (const root of roots) {
      for (const file of walk(root)) {
        const path = relative(root, file).split(sep).join('/');
        if (!absolute.has(path)) absolute.set(path, file);
      }
    }
    return [...absolute.keys()];
  };
  return {
    list,
    stamp: (path) => {
      const { mtimeMs, size } = statSync(find(path));
      return `${mtimeMs}-${size}`;
    },
    read: (path) => readFileSync(find(path)),
  };
}

function* walk(folder: string): Generator<string> {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name === 'objects') yield* walkObjects(path);
      else if (!SKIPPED.has(entry.name)) yield* walk(path);
    } else if (entry.isFile()) yield path;
  }
}

/** Of `objects/` the pages need list views, compact layouts and the object files; fields come from the describe. */
function* walkObjects(folder: string): Generator<string> {
  for (const object of readdirSync(folder, { withFileTypes: true })) {
    if (!object.isDirectory()) continue;
    for (const entry of readdirSync(join(folder, object.name), { withFileTypes: true })) {
      const path = join(folder, object.name, entry.name);
      if (entry.isFile()) yield path;
      else if (entry.name === 'listViews' || entry.name === 'compactLayouts') yield* walk(path);
    }
  }
}
