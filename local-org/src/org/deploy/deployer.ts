/**
 * A deploy: files merged into the org's source, read, compiled, tested; then everything or nothing becomes the org's new version.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy.htm
 */
import type { DestructiveChange } from '../../project/model.ts';
import { withoutPrefix } from '../../base/nameScope.ts';
import { loadProject } from '../../project/loadProject.ts';
import { ORG_NAMESPACE, orgNamespaces } from '../../project/namespaces.ts';
import type { FileTree } from '../../project/fileTree.ts';
import { compileSource, type CompiledSource } from '../compileSource.ts';
import { hasErrors } from '../deployedCode.ts';
import { type CanonicalSource, canonicalSource } from '../source/canonicalSource.ts';
import { ALL_LABELS, splitLabels } from '../source/splitLabels.ts';
import { orgNamespace, type SourceFiles, treeOf } from '../source/sourceStore.ts';
import type { KeyPrefixes } from '../../schema/buildSchema.ts';
import { type Finding, findingsOf } from './findings.ts';

/** A deploy that has been judged, ready to be taken over. */
export interface PreparedDeploy {
  readonly files: SourceFiles;
  readonly given: CanonicalSource;
  readonly compiled: CompiledSource;
  readonly deletions: readonly DestructiveChange[];
  readonly findings: readonly Finding[];
  readonly failed: boolean;
}

/** Merges the tree into the current files and compiles the result. Changes nothing. */
export function prepareDeploy(
  current: SourceFiles,
  tree: FileTree,
  prefixes: KeyPrefixes,
  coverage: boolean,
): PreparedDeploy {
  const own = tree.has(ORG_NAMESPACE) ? orgNamespaces(tree.text(ORG_NAMESPACE)).own : orgNamespace(current);
  const given = canonicalSource(tree, own);
  const deletions = loadProject(tree).destructive;
  const files = labelsApart(current);
  for (const deletion of deletions) removeComponent(files, deletion);
  removeReplacedBundles(files, given);
  for (const [path, content] of given.files) files.set(path, content);
  const compiled = compileSource(treeOf(files), prefixes, coverage);
  const findings = findingsOf(compiled, given);
  return { files, given, compiled, deletions, findings, failed: hasErrors(compiled.findings) };
}

/** The current files, with labels that an earlier version kept in one file taken apart. */
function labelsApart(current: SourceFiles): Map<string, Uint8Array> {
  const files = new Map(current);
  const together = files.get(ALL_LABELS);
  if (together === undefined) return files;
  files.delete(ALL_LABELS);
  const text = new TextDecoder().decode(together);
  for (const part of splitLabels(ALL_LABELS, text)) files.set(part.path, new TextEncoder().encode(part.text));
  return files;
}

const BUNDLE_FOLDER = /^(?:packages\/\w*\/)?(?:lwc|aura)\/[^/]+\//;

/** A bundle is replaced whole: files that the new one lacks go. */
function removeReplacedBundles(files: Map<string, Uint8Array>, given: CanonicalSource): void {
  const folders = new Set([...given.files.keys()].map((path) => BUNDLE_FOLDER.exec(path)?.[0]));
  for (const path of [...files.keys()]) {
    const folder = BUNDLE_FOLDER.exec(path)?.[0];
    if (folder !== undefined && folders.has(folder)) files.delete(path);
  }
}

function removeComponent(files: Map<string, Uint8Array>, { type, fullName }: DestructiveChange): void {
  const own = orgNamespace(files);
  const nameOf = (name: string): string => withoutPrefix(own, name).toLowerCase();
  for (const component of loadProject(treeOf(files)).components) {
    if (component.namespace !== own || component.type !== type) continue;
    if (nameOf(component.fullName) !== nameOf(fullName)) continue;
    for (const path of [...files.keys()]) {
      const isIts =
        path === component.file || path === `${component.file}-meta.xml` || path.startsWith(`${component.file}/`);
      const isPart = type === 'CustomObject' && path.toLowerCase().startsWith(`objects/${nameOf(fullName)}/`);
      if (isIts || isPart) files.delete(path);
    }
  }
}
