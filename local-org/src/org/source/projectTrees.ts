/** Folders given on the command line as one source tree whose paths begin with the folders, as people and editors know them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { memoryTree } from '../../project/fileTree.ts';
import { diskTree, type FileTree, layeredTree } from '../../project/loadProject.ts';
import { SHAPE_FILE } from '../../project/orgShape.ts';

/** All source of these folders, taken together, for an org of the shape that a definition file tells. */
export function projectTree(folders: readonly string[], shapeFile: string | null = null): FileTree {
  const trees = folders.flatMap(projectFolders).map((folder) => underFolder(folder, diskTree(folder)));
  if (shapeFile !== null) trees.push(memoryTree({ [SHAPE_FILE]: readFileSync(shapeFile) }));
  return layeredTree(trees);
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
