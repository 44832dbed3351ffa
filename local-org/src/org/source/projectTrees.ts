/** Folders given on the command line as one source tree whose paths begin with the folders, as people and editors know them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diskTree, type FileTree, layeredTree } from '../../project/loadProject.ts';

/** All source of these folders, taken together. */
export function projectTree(folders: readonly string[]): FileTree {
  return layeredTree(folders.flatMap(projectFolders).map((folder) => underFolder(folder, diskTree(folder))));
}

/** The folders that hold source: the package directories of a project, or the folder itself. */
export function projectFolders(folder: string): string[] {
  const projectFile = join(folder, 'sfdx-project.json');
  if (!existsSync(projectFile)) return [folder];
  const project = JSON.parse(readFileSync(projectFile, 'utf8')) as { packageDirectories?: readonly { path: string }[] };
  return (project.packageDirectories ?? []).map(({ path }) => join(folder, path));
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
