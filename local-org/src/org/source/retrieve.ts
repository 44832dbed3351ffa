/**
 * Retrieve: the deployed components that a package.xml names, as a zip in the metadata format, with what is known of each.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_retrieve.htm
 */
import { zipSync } from 'fflate';
import type { Component } from '../../project/model.ts';
import { classId, idOfName, triggerId } from '../tooling/codeIds.ts';
import { metadataFiles, metadataPath } from './metadataFormat.ts';
import type { SourceFiles } from './sourceStore.ts';

/** One `types` element of a package.xml. */
export interface WantedType {
  readonly name: string;
  readonly members: readonly string[];
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_retrieveresult.htm */
export interface FileProperties {
  readonly createdById: string;
  readonly createdByName: string;
  readonly createdDate: string;
  readonly fileName: string;
  readonly fullName: string;
  readonly id: string;
  readonly lastModifiedById: string;
  readonly lastModifiedByName: string;
  readonly lastModifiedDate: string;
  readonly manageableState: 'unmanaged';
  readonly type: string;
}

/** Who and when, for the properties; the org keeps neither of single components. */
export interface Author {
  readonly id: string;
  readonly name: string;
  readonly time: string;
}

/** What a retrieve came to. */
export interface Retrieved {
  readonly zip: Uint8Array;
  readonly fileProperties: readonly FileProperties[];
  readonly messages: readonly { readonly fileName: string; readonly problem: string }[];
}

/** Components of a type: those with these names, or all for `*`, which does not stand for standard objects. */
export function selected(components: readonly Component[], { name, members }: WantedType): Component[] {
  const wanted = new Set(members.map((member) => member.toLowerCase()));
  const all = wanted.has('*');
  return components.filter(
    ({ type, fullName }) =>
      type === name &&
      (wanted.has(fullName.toLowerCase()) ||
        (all && (type !== 'CustomObject' || /__\w+$/.test(fullName))) ||
        isLabels(name)),
  );
}

/** All labels are one component of this type, whatever it is called. */
function isLabels(type: string): boolean {
  return type === 'CustomLabels';
}

/** Collects the files of the wanted components. */
export function retrieve(
  files: SourceFiles,
  components: readonly Component[],
  wanted: readonly WantedType[],
  author: Author,
  version: string,
): Retrieved {
  const found = wanted.flatMap((type) => selected(components, type));
  const zipped: Record<string, Uint8Array> = {};
  for (const [path, content] of metadataFiles(files, found)) zipped[`unpackaged/${path}`] = content;
  zipped['unpackaged/package.xml'] = new TextEncoder().encode(packageXml(wanted, version));
  const properties = new Map<string, FileProperties>();
  for (const component of found) {
    const entry = propertiesOf(component, author, 'unpackaged/');
    properties.set(`${entry.type}:${entry.fullName}`, entry);
  }
  return { zip: zipSync(zipped), fileProperties: [...properties.values()], messages: missing(components, wanted) };
}

/** What clients are told of a component. */
export function propertiesOf(component: Component, author: Author, folder = ''): FileProperties {
  const { type, fullName } = component;
  return {
    createdById: author.id,
    createdByName: author.name,
    createdDate: author.time,
    fileName: folder + metadataPath(component),
    fullName: isLabels(type) ? type : fullName,
    id: idOf(type, fullName),
    lastModifiedById: author.id,
    lastModifiedByName: author.name,
    lastModifiedDate: author.time,
    manageableState: 'unmanaged',
    type,
  };
}

function idOf(type: string, fullName: string): string {
  if (type === 'ApexClass') return classId(fullName);
  return type === 'ApexTrigger' ? triggerId(fullName) : idOfName('0x0', `${type}.${fullName}`);
}

function missing(components: readonly Component[], wanted: readonly WantedType[]): Retrieved['messages'] {
  return wanted.flatMap(({ name, members }) =>
    members
      .filter((member) => member !== '*' && selected(components, { name, members: [member] }).length === 0)
      .map((member) => ({
        fileName: 'unpackaged/package.xml',
        problem: `Entity of type '${name}' named '${member}' cannot be found`,
      })),
  );
}

function packageXml(wanted: readonly WantedType[], version: string): string {
  const types = wanted.map(
    ({ name, members }) =>
      `    <types>\n${members.map((member) => `        <members>${member}</members>\n`).join('')}        <name>${name}</name>\n    </types>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Package xmlns="http://soap.sforce.com/2006/04/metadata">\n${types.join('')}    <version>${version}</version>\n</Package>\n`;
}
