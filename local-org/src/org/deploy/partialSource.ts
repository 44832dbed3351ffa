/**
 * A source with errors, taken as far as it goes: files with errors are left out until the rest compiles. For running what can be run of
 * projects that use more than the local org has; a deploy stays all or nothing.
 */
import type { FileTree } from '../../project/loadProject.ts';
import type { PreparedDeploy } from './deployer.ts';
import type { Finding } from './findings.ts';

/** What was taken, and the errors of the files that were not. */
export interface PartialSource {
  readonly prepared: PreparedDeploy;
  readonly leftOut: readonly Finding[];
}

/** Prepares a tree, leaving out files with errors. What is left may still be refused, where an error belongs to no file. */
export function prepareWithoutErrors(tree: FileTree, prepare: (tree: FileTree) => PreparedDeploy): PartialSource {
  const leftOut: Finding[] = [];
  let rest = tree;
  for (;;) {
    const prepared = prepare(rest);
    if (!prepared.failed) return { prepared, leftOut };
    const errors = prepared.findings.filter((finding) => finding.severity === 'error');
    const files = new Set(errors.map((finding) => finding.file).filter((file) => rest.has(file)));
    if (files.size === 0) return { prepared, leftOut };
    leftOut.push(...errors);
    rest = without(rest, files);
  }
}

function without(tree: FileTree, files: ReadonlySet<string>): FileTree {
  const paths = tree.paths().filter((path) => !files.has(path) && !files.has(path.replace(/-meta\.xml$/, '')));
  const known = new Set(paths);
  return {
    paths: () => paths,
    has: (path) => known.has(path),
    text: (path) => tree.text(path),
    bytes: (path) => tree.bytes(path),
    namespaceOf: (path) => tree.namespaceOf?.(path) ?? '',
  };
}
