/** Files to read a project from: a folder on disk or the entries of a deploy zip. Paths are relative, with `/`. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A read-only tree of files. */
export interface FileTree {
  /** Every file, in a stable order. */
  paths(): readonly string[];
  has(path: string): boolean;
  text(path: string): string;
  bytes(path: string): Uint8Array;
  /** The namespace whose component a file is; absent or empty for none. */
  namespaceOf?(path: string): string;
}

const SKIPPED = new Set(['node_modules', '.git', '.sf', '.sfdx']);

/** The files below a folder. */
export function diskTree(root: string): FileTree {
  const paths: string[] = [];
  const walk = (relative: string): void => {
    for (const entry of readdirSync(join(root, relative), { withFileTypes: true })) {
      if (SKIPPED.has(entry.name)) continue;
      const path = relative === '' ? entry.name : `${relative}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else paths.push(path);
    }
  };
  if (statSync(root).isDirectory()) walk('');
  paths.sort();
  const known = new Set(paths);
  return {
    paths: () => paths,
    has: (path) => known.has(path),
    text: (path) => readFileSync(join(root, path), 'utf8'),
    bytes: (path) => readFileSync(join(root, path)),
  };
}

/** Files held in memory: text or bytes by path. */
export function memoryTree(files: Readonly<Record<string, string | Uint8Array>>): FileTree {
  const paths = Object.keys(files).sort();
  const content = (path: string): string | Uint8Array => {
    const found = files[path];
    if (found === undefined) throw new Error(`no such file: ${path}`);
    return found;
  };
  return {
    paths: () => paths,
    has: (path) => files[path] !== undefined,
    text: (path) => {
      const found = content(path);
      return typeof found === 'string' ? found : new TextDecoder().decode(found);
    },
    bytes: (path) => {
      const found = content(path);
      return typeof found === 'string' ? new TextEncoder().encode(found) : found;
    },
  };
}

/** Several trees as one; a later tree's file hides an earlier one's of the same path. */
export function layeredTree(trees: readonly FileTree[]): FileTree {
  const owner = new Map<string, FileTree>();
  for (const tree of trees) for (const path of tree.paths()) owner.set(path, tree);
  const paths = [...owner.keys()].sort();
  return {
    paths: () => paths,
    has: (path) => owner.has(path),
    text: (path) => owner.get(path)!.text(path),
    bytes: (path) => owner.get(path)!.bytes(path),
    namespaceOf: (path) => owner.get(path)?.namespaceOf?.(path) ?? '',
  };
}
