/** Folders given on the command line as one source tree whose paths begin with the folders, as people and editors know them. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { memoryTree } from '../../project/fileTree.ts';
import { diskTree, type FileTree, layeredTree, ORG_NAMESPACE } from '../../project/loadProject.ts';
import { SHAPE_FILE } from '../../project/orgShape.ts';

interface ProjectFile {
  readonly packageDirectories?: readonly { readonly path: string }[];
  readonly namespace?: string;
}

/** What is said of the org that the source is for. */
export interface SourceOptions {
  /** A scratch org definition file: the kind of org. */
  readonly shapeFile?: string;
  /** Namespace of all folders; absent = each has that of its sfdx-project.json. */
  readonly namespace?: string;
  /** Namespaces of packages that passed the security review. */
  readonly certified?: readonly string[];
}

/** All source of these folders, taken together; the org's own namespace is that of the last folder. */
export function projectTree(folders: readonly string[], options: SourceOptions = {}): FileTree {
  const { shapeFile, namespace, certified = [] } = options;
  const spaces = folders.map((folder) => namespace ?? projectNamespace(folder));
  const trees = folders.flatMap((folder, index) =>
    projectFolders(folder).map((part) => ofNamespace(underFolder(part, diskTree(part)), spaces[index] ?? '')),
  );
  const own = spaces.at(-1) ?? '';
  if (spaces.some((one) => one !== '')) {
    trees.push(memoryTree({ [ORG_NAMESPACE]: JSON.stringify({ own, certified }) }));
  }
  if (shapeFile !== undefined) trees.push(memoryTree({ [SHAPE_FILE]: readFileSync(shapeFile) }));
  return layeredTree(trees);
}

function ofNamespace(tree: FileTree, namespace: string): FileTree {
  return namespace === '' ? tree : { ...tree, namespaceOf: () => namespace };
}

function readProject(folder: string): ProjectFile | null {
  const file = join(folder, 'sfdx-project.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ProjectFile) : null;
}

/** The folders that hold source: the package directories of a project, or the folder itself. */
export function projectFolders(folder: string): string[] {
  const project = readProject(folder);
  return project === null
    ? [folder]
    : (project.packageDirectories ?? []).map(({ path }) => join(folder, path.replaceAll('\\', '/')));
}

/**
 * The namespace of the project a folder is, or of which it is (part of) a package directory.
 * https://developer.salesforce.com/docs/atlas.en-us.sfdx_dev.meta/sfdx_dev/sfdx_dev_ws_config.htm
 */
export function projectNamespace(folder: string): string {
  const start = resolve(folder);
  for (let current = start; ; current = dirname(current)) {
    const project = readProject(current);
    if (project !== null) return holds(project, relative(current, start)) ? (project.namespace ?? '') : '';
    if (dirname(current) === current) return '';
  }
}

function holds(project: ProjectFile, path: string): boolean {
  const inside = `${path.split('\\').join('/')}/`;
  const roots = (project.packageDirectories ?? []).map(({ path: root }) => `${join(root.replaceAll('\\', '/'))}/`);
  return path === '' || roots.some((root) => root === './' || inside.startsWith(root));
}

function underFolder(folder: string, tree: FileTree): FileTree {
  const prefix = folder.split('\\').join('/').replace(/^\.\//, '').replace(/\/*$/, '/');
  const inside = (path: string): string => path.slice(prefix.length);
  return {
    paths: () => tree.paths().map((path) => prefix + path),
    has: (path) => path.startsWith(prefix) && tree.has(inside(path)),
    text: (path) => tree.text(inside(path)),
    bytes: (path) => tree.bytes(inside(path)),
  };
}
