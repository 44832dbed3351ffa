/** A deploy zip as a file tree. */
import { unzipSync } from 'fflate';
import { type FileTree, memoryTree } from '../../project/fileTree.ts';
import { OrgError } from '../errors.ts';

/** The files of a zip; folders are left out. */
export function zipTree(zip: Uint8Array): FileTree {
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(zip);
  } catch (error) {
    throw new OrgError(
      'INVALID_ZIP',
      `The deploy file is not a zip: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return memoryTree(Object.fromEntries(Object.entries(entries).filter(([path]) => !path.endsWith('/'))));
}
