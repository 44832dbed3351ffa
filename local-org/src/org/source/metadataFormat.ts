/**
 * Deployed components in the metadata format: what a retrieve hands out.
 *
 *   classes/Foo.cls, classes/Foo.cls-meta.xml     as they are
 *   tabs/Board.tab-meta.xml                    →  tabs/Board.tab
 *   objects/Deal__c/…                          →  objects/Deal__c.object
 *   labels/Hall.labels-meta.xml, …             →  labels/CustomLabels.labels
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/file_based_zip_file.htm
 */
import { zipSync } from 'fflate';
import type { Component } from '../../project/model.ts';
import { typeOfPath } from '../../project/paths.ts';
import type { SourceFiles } from './sourceStore.ts';
import { PARTS } from './splitObject.ts';

const XMLNS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Where components lie in the metadata format; parts of objects and labels share one file. */
export function metadataPath({ type, file }: Pick<Component, 'type' | 'file'>): string {
  if (type === 'CustomLabels' || type === 'CustomLabel') return 'labels/CustomLabels.labels';
  const object = /^objects\/(\w+)\//.exec(file)?.[1];
  if (object !== undefined) return `objects/${object}.object`;
  const info = typeOfPath(file);
  return info?.shape === 'xml' ? file.replace(/-meta\.xml$/, '') : file.replace(/\.resource-meta\.xml$/, '.resource');
}

/** Files that hold these components, by path in the metadata format. */
export function metadataFiles(files: SourceFiles, components: readonly Component[]): Map<string, Uint8Array> {
  const result = new Map<string, Uint8Array>();
  const shared = new Map<string, Set<string>>();
  for (const component of components) {
    const path = metadataPath(component);
    if (path.endsWith('.object') || path.endsWith('.labels')) {
      const sources = shared.get(path) ?? new Set<string>();
      for (const source of sourcesOf(files, component)) sources.add(source);
      shared.set(path, sources);
    } else for (const [place, content] of ownFiles(files, component, path)) result.set(place, content);
  }
  for (const [path, sources] of shared) result.set(path, encoder.encode(joined(files, path, [...sources].sort())));
  return result;
}

/** Source files of an object (with all its parts), of one part, or of labels. */
function sourcesOf(files: SourceFiles, { type, file }: Component): string[] {
  const object = type === 'CustomObject' ? /^objects\/\w+\//.exec(file)?.[0] : undefined;
  const folder = type === 'CustomLabels' ? 'labels/' : object;
  return folder === undefined ? [file] : [...files.keys()].filter((path) => path.startsWith(folder));
}

function joined(files: SourceFiles, path: string, sources: readonly string[]): string {
  const root = path.endsWith('.object') ? 'CustomObject' : 'CustomLabels';
  const pieces = sources.map((source) => {
    const inner = rootContent(decoder.decode(files.get(source)));
    const element = elementOf(source);
    return element === null ? inner : `<${element}>${inner}</${element}>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} ${XMLNS}>\n${pieces.join('\n')}\n</${root}>\n`;
}

/** The element that a part's file becomes: `fields` for `objects/X/fields/Y.field-meta.xml`. */
function elementOf(source: string): string | null {
  const folder = /^objects\/\w+\/(\w+)\//.exec(source)?.[1];
  const [element] = Object.entries(PARTS).find(([, part]) => part.folder === folder) ?? [null];
  return element;
}

function rootContent(text: string): string {
  const body = text.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, '').trim();
  return body.slice(body.indexOf('>') + 1, Math.max(body.lastIndexOf('</'), 0)).trim();
}

/** Files of a component that shares them with no other. */
function* ownFiles(
  files: SourceFiles,
  { type, fullName, file }: Component,
  path: string,
): Generator<[string, Uint8Array]> {
  if (type === 'StaticResource') return yield* resourceFiles(files, fullName);
  for (const [source, content] of files) {
    if (source === file) yield [path, content];
    else if (source === `${file}-meta.xml` || source.startsWith(`${file}/`)) yield [source, content];
  }
}

/** A static resource is one file named `.resource`; a folder is zipped. */
function* resourceFiles(files: SourceFiles, name: string): Generator<[string, Uint8Array]> {
  const meta = `staticresources/${name}.resource-meta.xml`;
  const inside: Record<string, Uint8Array> = {};
  for (const [source, content] of files) {
    if (source === meta) yield [meta, content];
    else if (source.startsWith(`staticresources/${name}.`)) yield [`staticresources/${name}.resource`, content];
    else if (source.startsWith(`staticresources/${name}/`)) inside[source.split('/').slice(2).join('/')] = content;
  }
  if (Object.keys(inside).length > 0) yield [`staticresources/${name}.resource`, zipSync(inside)];
}
