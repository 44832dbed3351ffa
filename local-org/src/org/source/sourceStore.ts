/** The deployed source as the org keeps it: canonical files in the org's own database. */
import type { DatabaseSync } from 'node:sqlite';
import { type FileTree, memoryTree } from '../../project/fileTree.ts';
import { ORG_NAMESPACE, orgNamespaces } from '../../project/namespaces.ts';

/** Files by canonical path. */
export type SourceFiles = ReadonlyMap<string, Uint8Array>;

/** Reads and replaces the deployed source. */
export class SourceStore {
  readonly #db: DatabaseSync;
  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  read(): Map<string, Uint8Array> {
    const rows = this.#db.prepare('SELECT path, content FROM org_source ORDER BY path').all();
    return new Map(rows.map((row) => [String(row['path']), row['content'] as Uint8Array]));
  }

  /** Makes these the deployed files; only what differs is written. */
  replace(files: SourceFiles): void {
    const before = this.read();
    const remove = this.#db.prepare('DELETE FROM org_source WHERE path = ?');
    const put = this.#db.prepare(
      'INSERT INTO org_source (path, content) VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET content = excluded.content',
    );
    for (const path of before.keys()) if (!files.has(path)) remove.run(path);
    for (const [path, content] of files) {
      const known = before.get(path);
      if (known === undefined || Buffer.compare(known, content) !== 0) put.run(path, content);
    }
  }
}

/** A tree over files in memory: those of installed packages have the packages' namespaces, all others that of the org. */
export function treeOf(files: SourceFiles): FileTree {
  const own = orgNamespace(files);
  return { ...memoryTree(Object.fromEntries(files)), namespaceOf: (path) => packageOf(path) ?? own };
}

/** The namespace of the org itself. */
export function orgNamespace(files: SourceFiles): string {
  const stored = files.get(ORG_NAMESPACE);
  return orgNamespaces(stored === undefined ? null : new TextDecoder().decode(stored)).own;
}

/** Where the files of a package lie among those of an org with another namespace. */
export function packageFolder(namespace: string): string {
  return `packages/${namespace}/`;
}

function packageOf(path: string): string | null {
  const match = /^packages\/(\w*)\//.exec(path);
  return match === null ? null : match[1]!;
}
