/** Compiles project folders for their findings alone. */
import { diskTree } from '../project/loadProject.ts';
import { freshKeyPrefixes } from '../schema/buildSchema.ts';
import { compileSource } from './compileSource.ts';
import { type Finding, findingsOf } from './deploy/findings.ts';
import { projectFolders } from './source/projectTrees.ts';

/** The findings of one source root. */
export interface RootFindings {
  readonly root: string;
  readonly findings: readonly Finding[];
}

/** Everything wrong with a folder's source, in the paths of the folder. */
export function checkSource(folder: string): RootFindings[] {
  return projectFolders(folder).map((root) => {
    const compiled = compileSource(diskTree(root), freshKeyPrefixes(), false);
    return { root, findings: findingsOf(compiled, { files: new Map(), origins: new Map(), unknown: [] }) };
  });
}
