/**
 * Any project or deploy zip as one flat tree in which every component has exactly one place, so that deploys replace components whatever
 * folders their files came in: `classes/Foo.cls`, `objects/Deal__c/fields/Amount__c.field-meta.xml`, `lwc/board/board.js`.
 */
import type { FileTree } from '../../project/fileTree.ts';
import { SHAPE_FILE } from '../../project/orgShape.ts';
import { bundleOf, isIgnored, typeOfPath } from '../../project/paths.ts';
import { ORG_NAMESPACE } from '../../project/namespaces.ts';
import { packageFolder } from './sourceStore.ts';
import { labelOffset, splitLabels } from './splitLabels.ts';
import { splitObject } from './splitObject.ts';

/** Where a file came from. */
export interface Origin {
  readonly path: string;
  /** Lines to add to a line of the file to get the line there. */
  readonly lineOffset: number;
}

/** Files by canonical path, and where each came from. */
export interface CanonicalSource {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly origins: ReadonlyMap<string, Origin>;
  /** Paths that are no metadata this org knows. */
  readonly unknown: readonly string[];
}

const encoder = new TextEncoder();

/** Sorts the files of a tree into their places, in an org with this namespace of its own; a tree that tells none belongs to the org. */
export function canonicalSource(tree: FileTree, own = ''): CanonicalSource {
  const files = new Map<string, Uint8Array>();
  const origins = new Map<string, Origin>();
  const unknown: string[] = [];
  for (const path of tree.paths()) {
    if (path === ORG_NAMESPACE) files.set(path, tree.bytes(path));
    const namespace = path === SHAPE_FILE ? own : (tree.namespaceOf?.(path) ?? own);
    const home = namespace === own ? '' : packageFolder(namespace);
    if (isIgnored(path) || (path.endsWith('.ts') && bundleOf(path) === null) || path.endsWith('sfdx-project.json'))
      continue;
    const object = /(?:^|\/)objects\/(\w+)\.object$/.exec(path);
    if (object?.[1] !== undefined) {
      for (const part of splitObject(object[1], tree.text(path))) {
        files.set(home + part.path, encoder.encode(part.text));
        origins.set(home + part.path, { path, lineOffset: part.line - 1 });
      }
      continue;
    }
    if (/(?:^|\/)labels\/[^/]+\.labels(?:-meta\.xml)?$/.test(path)) {
      for (const part of splitLabels(canonicalPath(path) ?? path, tree.text(path))) {
        files.set(home + part.path, encoder.encode(part.text));
        origins.set(home + part.path, { path, lineOffset: labelOffset(part) });
      }
      continue;
    }
    const place = canonicalPath(path);
    if (place === null) unknown.push(path);
    else {
      files.set(home + place, tree.bytes(path));
      origins.set(home + place, { path, lineOffset: 0 });
    }
  }
  return { files, origins, unknown };
}

/** The place of a file, or null when it is none this org knows. */
export function canonicalPath(path: string): string | null {
  if (path === SHAPE_FILE) return path;
  const bundle = bundleOf(path);
  if (bundle !== null) {
    return `${bundle.type === 'AuraDefinitionBundle' ? 'aura' : 'lwc'}/${bundle.name}/${path.slice(bundle.folder.length + 1)}`;
  }
  const objectPart = /(?:^|\/)(objects\/\w+\/(?:\w+\/)?[^/]+-meta\.xml)$/.exec(path);
  if (objectPart?.[1] !== undefined) return objectPart[1];
  const base = path.slice(path.lastIndexOf('/') + 1);
  const type = typeOfPath(path);
  if (type === undefined) return null;
  const folderAt = path.lastIndexOf(`${type.folder}/`);
  const nested = type.folder === 'reports' || type.folder === 'dashboards' || type.folder === 'staticresources';
  const inside = nested && folderAt >= 0 ? path.slice(folderAt + type.folder.length + 1) : base;
  const plain = type.shape === 'xml' && !inside.endsWith('-meta.xml') ? `${inside}-meta.xml` : inside;
  return `${type.folder}/${plain}`;
}
