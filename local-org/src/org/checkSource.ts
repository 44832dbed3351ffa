/** Compiles project folders for their findings alone. */
import { freshKeyPrefixes } from '../schema/buildSchema.ts';
import { compileSource } from './compileSource.ts';
import { type Finding, findingsOf } from './deploy/findings.ts';
import { projectTree, type SourceOptions } from './source/projectTrees.ts';

/** Everything wrong with the source of these folders, taken together. */
export function checkSource(folders: readonly string[], options: SourceOptions = {}): Finding[] {
  const compiled = compileSource(projectTree(folders, options), freshKeyPrefixes(), false);
  return findingsOf(compiled, { files: new Map(), origins: new Map(), unknown: [] });
}
