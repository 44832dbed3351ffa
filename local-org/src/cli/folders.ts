/** The project folders that a command was given, looked at before anything is read from them. */
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { projectFolders } from '../org/source/projectTrees.ts';
import { CommandError } from './failure.ts';
import { nearest } from './nearest.ts';

/** Throws when a folder is not there, is none, or cannot be read. */
export function checkFolders(folders: readonly string[]): void {
  for (const folder of folders) {
    checkFolder(folder);
    for (const inside of projectFolders(folder)) if (inside !== folder) checkPackageFolder(folder, inside);
  }
}

function checkFolder(folder: string): void {
  if (!existsSync(folder)) {
    const alike = lookAlike(folder);
    const hint = alike === null ? 'Check the name; it is looked up from the current folder.' : `Did you mean ${alike}?`;
    throw new CommandError('NO_FOLDER', `There is no folder ${folder}`, hint);
  }
  if (!statSync(folder).isDirectory()) {
    throw new CommandError(
      'NO_FOLDER',
      `${folder} is a file`,
      'Name the folder of a project, or one with source in it.',
    );
  }
  try {
    accessSync(folder, constants.R_OK | constants.X_OK);
  } catch {
    throw new CommandError('FOLDER_UNREADABLE', `${folder} cannot be read`, 'Change its permissions.');
  }
}

function checkPackageFolder(project: string, folder: string): void {
  if (existsSync(folder)) return checkFolder(folder);
  const hint = `Mend "packageDirectories" in ${join(project, 'sfdx-project.json')}.`;
  throw new CommandError('NO_FOLDER', `The project ${project} names a folder that is not there: ${folder}`, hint);
}

function lookAlike(folder: string): string | null {
  const parent = dirname(folder);
  if (!existsSync(parent)) return null;
  const names = readdirSync(parent, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const found = nearest(
    basename(folder),
    names.map(({ name }) => name),
  );
  return found === null ? null : join(parent, found);
}
