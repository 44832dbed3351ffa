/** A folder given on the command line as the source trees in it: the package directories of a project, or the folder itself. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diskTree, type FileTree } from '../../project/loadProject.ts';

/** The trees of a folder. */
export function projectTrees(folder: string): FileTree[] {
  return projectFolders(folder).map(diskTree);
}

/** The folders that hold source. */
export function projectFolders(folder: string): string[] {
  const projectFile = join(folder, 'sfdx-project.json');
  if (!existsSync(projectFile)) return [folder];
  const project = JSON.parse(readFileSync(projectFile, 'utf8')) as { packageDirectories?: readonly { path: string }[] };
  return (project.packageDirectories ?? []).map(({ path }) => join(folder, path));
}
