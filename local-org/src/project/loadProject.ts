/**
 * Files → ProjectModel. Reads source format (decomposed objects, `-meta.xml`) and metadata format (deploy zips) alike:
 * what a file is follows from its suffix, so packages may nest folders as they like.
 */
import { CaseMap } from '../base/caseMap.ts';
import type { FileTree } from './fileTree.ts';
import type { MetadataType } from './metadataTypes.ts';
import type { ProjectModel, StaticResourceFile } from './model.ts';
import { ObjectParts } from './objectParts.ts';
import { inNamespace, mergeModels, ORG_NAMESPACE, orgNamespaces } from './namespaces.ts';
import { ModelBuilder } from './modelBuilder.ts';
import { SHAPE_FILE, featuresOfDefinition } from './orgShape.ts';
import { bundleOf, destructiveKind, isIgnored, typeOfPath } from './paths.ts';
import { XmlError, parseXml } from './xml.ts';
import type { XmlElement } from './xml.ts';

export type { FileTree } from './fileTree.ts';
export { ORG_NAMESPACE } from './namespaces.ts';
export { diskTree, layeredTree, memoryTree } from './fileTree.ts';
export * from './model.ts';

/**
 * Reads a project, or several with namespaces of their own; what is wrong is in `problems`. Components of a namespace carry its prefix, and
 * so does what they say of one another.
 */
export function loadProject(files: FileTree): ProjectModel {
  const byNamespace = new Map<string, string[]>();
  for (const path of files.paths()) {
    const namespace = files.namespaceOf?.(path) ?? '';
    const paths = byNamespace.get(namespace) ?? [];
    paths.push(path);
    byNamespace.set(namespace, paths);
  }
  const models = [...byNamespace].map(([namespace, paths]) => inNamespace(readModel(files, paths), namespace));
  return mergeModels(models, orgNamespaces(files.has(ORG_NAMESPACE) ? files.text(ORG_NAMESPACE) : null));
}

function readModel(files: FileTree, paths: readonly string[]): ProjectModel {
  const builder = new ModelBuilder();
  const objects = new CaseMap<ObjectParts>();
  const roots = packageRoots(files);
  if (files.has(SHAPE_FILE)) builder.addFeatures(featuresOfDefinition(files.text(SHAPE_FILE)));
  const isPackage = paths.some((path) => /(^|\/)package\.xml$/.test(path));
  for (const path of paths) {
    if (!roots.some((root) => path.startsWith(root)) || isIgnored(path)) continue;
    readFile(files, path, builder, objects, isPackage);
  }
  for (const parts of objects.values()) builder.addObject(parts.build());
  return builder.build();
}

/** Folders of sfdx-project.json with a closing slash; the whole tree where there is no such file. */
function packageRoots(files: FileTree): string[] {
  if (!files.has('sfdx-project.json')) return [''];
  const project = JSON.parse(files.text('sfdx-project.json')) as { packageDirectories?: { path: string }[] };
  const paths = (project.packageDirectories ?? []).map((directory) => directory.path.replace(/^\.\//, ''));
  return paths.map((path) => (path === '.' || path === '' ? '' : path.replace(/\/?$/, '/')));
}

function readFile(
  files: FileTree,
  path: string,
  builder: ModelBuilder,
  objects: CaseMap<ObjectParts>,
  isPackage: boolean,
): void {
  const bundle = bundleOf(path);
  if (bundle) return builder.addBundleFile(bundle, path);
  const when = destructiveKind(path);
  if (when) return guarded(builder, path, null, () => builder.addDestructive(parseXml(files.text(path)), when));
  const base = path.slice(path.lastIndexOf('/') + 1);
  const meta = /^(.+)\.(\w+)-meta\.xml$/.exec(base);
  const plain = /^(.+)\.(\w+)$/.exec(base);
  const type = typeOfPath(path);
  if (!type) return unknownFile(path, meta?.[2] ?? null, isPackage, builder);
  const fullName = fullNameOf(path, type, (meta ?? plain)?.[1] ?? base);
  if (type.shape === 'code') return readCode(files, path, meta !== null, type, fullName, builder);
  guarded(builder, path, { type: type.name, fullName }, () => {
    placeXml(parseXml(files.text(path)), path, type, fullName, builder, objects);
  });
}

function guarded(
  builder: ModelBuilder,
  file: string,
  component: { type: string; fullName: string } | null,
  work: () => void,
): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    builder.problem({ file, line: error.line, message: error.message, component });
  }
}

function unknownFile(path: string, suffix: string | null, isPackage: boolean, builder: ModelBuilder): void {
  if (suffix !== null) {
    const message = `Not supported by the local org: metadata files with the suffix "${suffix}"`;
    builder.problem({ file: path, line: 1, message, component: null });
  } else if (
    isPackage &&
    path.includes('/') &&
    !/\.(xml|json|md|txt)$/.test(path) &&
    !path.includes('staticresources/')
  ) {
    const message = `Not supported by the local org: metadata in the folder of "${path}"`;
    builder.problem({ file: path, line: 1, message, component: null });
  }
}

/** Reports and dashboards are named with their folder; everything else by its file. */
function fullNameOf(path: string, type: MetadataType, name: string): string {
  const decoded = decodeURIComponent(name);
  if (type.folder !== 'reports' && type.folder !== 'dashboards') return decoded;
  const start = path.indexOf(`${type.folder}/`) + type.folder.length + 1;
  return path.slice(start, path.lastIndexOf('/') + 1) + decoded;
}

function readCode(
  files: FileTree,
  path: string,
  isMeta: boolean,
  type: MetadataType,
  fullName: string,
  builder: ModelBuilder,
): void {
  if (type.name === 'StaticResource') {
    if (isMeta) {
      guarded(builder, path, { type: type.name, fullName }, () => {
        const xml = parseXml(files.text(path));
        builder.addComponent({ type: type.name, fullName, namespace: '', file: path, xml });
        builder.addStaticResource(staticResource(files, path, fullName, xml));
      });
    }
    return;
  }
  if (isMeta) return;
  const metaPath = `${path}-meta.xml`;
  const component = { type: type.name, fullName };
  if (!files.has(metaPath)) {
    const message = `The file ${path} has no ${metaPath.slice(metaPath.lastIndexOf('/') + 1)} beside it`;
    return builder.problem({ file: path, line: 1, message, component });
  }
  guarded(builder, metaPath, component, () => {
    const xml = parseXml(files.text(metaPath));
    builder.addComponent({ ...component, namespace: '', file: path, xml });
    if (type.name !== 'ApexClass' && type.name !== 'ApexTrigger') return;
    builder.addCode(type.name, {
      name: fullName,
      namespace: '',
      file: path,
      body: files.text(path),
      apiVersion: xml.number('apiVersion', 67),
      status: xml.text('status') ?? 'Active',
    });
  });
}

/** The content lies beside the meta file, with `.resource` or the suffix of its own kind. */
function staticResource(files: FileTree, metaPath: string, name: string, xml: XmlElement): StaticResourceFile {
  const stem = metaPath.replace(/\.resource-meta\.xml$/, '.');
  const file = files
    .paths()
    .find((path) => path.startsWith(stem) && path !== metaPath && !path.slice(stem.length).includes('/'));
  return {
    name,
    namespace: '',
    contentType: xml.text('contentType') ?? 'application/octet-stream',
    cacheControl: xml.text('cacheControl') ?? 'Private',
    description: xml.text('description'),
    body: file === undefined ? null : files.bytes(file),
  };
}

function placeXml(
  xml: XmlElement,
  path: string,
  type: MetadataType,
  fullName: string,
  builder: ModelBuilder,
  objects: CaseMap<ObjectParts>,
): void {
  const parts = (name: string): ObjectParts => {
    const known = objects.get(name) ?? new ObjectParts(name, path);
    objects.set(name, known);
    return known;
  };
  if (type.shape === 'child') {
    const object = parentObject(path);
    parts(object).addChild(type.name, { type: type.name, fullName, namespace: '', file: path, xml });
    builder.addComponent({ type: type.name, fullName: `${object}.${fullName}`, namespace: '', file: path, xml });
    return;
  }
  builder.addComponent({ type: type.name, fullName, namespace: '', file: path, xml });
  if (type.name === 'CustomObject') {
    for (const component of parts(fullName).addObject(xml, path)) builder.addComponent(component);
  } else if (type.name === 'CustomLabels') builder.addLabels(xml, path);
  else if (type.name === 'CustomMetadata') builder.addCustomMetadata(xml, fullName, path);
}

/** `objects/Account/fields/X.field-meta.xml` → Account. */
function parentObject(path: string): string {
  const segments = path.split('/');
  return segments[segments.length - 3] ?? '';
}
