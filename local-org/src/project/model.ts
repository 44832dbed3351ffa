/** What a project holds, read but not yet judged against other metadata. */
import type { OrgShape } from './orgShape.ts';
import type { XmlElement } from './xml.ts';

/** One component as the Metadata API counts them. */
export interface Component {
  readonly type: string;
  readonly fullName: string;
  /** The namespace it belongs to; empty for none. */
  readonly namespace: string;
  /** File the component was read from (for bundles, its folder). */
  readonly file: string;
  /** Parsed XML, for types that are XML. */
  readonly xml: XmlElement | null;
}

/** A class or trigger with the facts of its -meta.xml. */
export interface CodeFile {
  readonly name: string;
  readonly namespace: string;
  readonly file: string;
  readonly body: string;
  readonly apiVersion: number;
  readonly status: string;
}

/** A field as metadata writes it; `xml` holds what only some field types have. */
export interface FieldMetadata {
  readonly fullName: string;
  readonly file: string;
  readonly xml: XmlElement;
}

/** An object with its parts, whichever format they came in. */
export interface ObjectMetadata {
  readonly fullName: string;
  readonly file: string;
  /** The object's own XML; null when only parts of it (fields of a standard object) are in the project. */
  readonly xml: XmlElement | null;
  readonly fields: readonly FieldMetadata[];
  readonly recordTypes: readonly Component[];
  readonly validationRules: readonly Component[];
  readonly fieldSets: readonly Component[];
  readonly listViews: readonly Component[];
  readonly compactLayouts: readonly Component[];
  readonly sharingReasons: readonly Component[];
}

/** A record of a custom metadata type: values by field name, null where xsi:nil. */
export interface CustomMetadataRecord {
  /** `Setting.Default`: type without suffix, then record name. */
  readonly fullName: string;
  readonly typeName: string;
  readonly developerName: string;
  readonly namespace: string;
  readonly label: string;
  readonly protected: boolean;
  readonly values: ReadonlyMap<string, string | null>;
  readonly file: string;
}

/** A Lightning web component or Aura bundle: paths of its files. */
export interface Bundle {
  readonly type: string;
  readonly namespace: string;
  readonly name: string;
  readonly folder: string;
  readonly files: readonly string[];
}

/** A custom label. */
export interface LabelMetadata {
  readonly name: string;
  readonly namespace: string;
  readonly value: string;
  readonly language: string;
}

/** A static resource. */
export interface StaticResourceFile {
  readonly name: string;
  readonly namespace: string;
  readonly contentType: string;
  readonly cacheControl: string;
  readonly description: string | null;
  /** The file as it is; null where the resource is a folder, or its file is not there. */
  readonly body: Uint8Array | null;
}

/** Something wrong with a file of the project. */
export interface ProjectProblem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly component: { readonly type: string; readonly fullName: string } | null;
}

/** A component a deployment asks to delete. */
export interface DestructiveChange {
  readonly type: string;
  readonly fullName: string;
  readonly when: 'before' | 'after';
}

/** Everything read. */
export interface ProjectModel {
  /** The namespace of the org itself; empty where it has none. */
  readonly namespace: string;
  /** Namespaces with governor limits of their own. */
  readonly certified: readonly string[];
  readonly components: readonly Component[];
  readonly objects: readonly ObjectMetadata[];
  readonly customMetadata: readonly CustomMetadataRecord[];
  readonly classes: readonly CodeFile[];
  readonly triggers: readonly CodeFile[];
  readonly labels: readonly LabelMetadata[];
  readonly bundles: readonly Bundle[];
  readonly staticResources: readonly StaticResourceFile[];
  readonly destructive: readonly DestructiveChange[];
  /** What kind of org the source is meant for. */
  readonly shape: OrgShape;
  readonly problems: readonly ProjectProblem[];
}

/** The components of one type. */
export function componentsOf(model: ProjectModel, type: string): Component[] {
  return model.components.filter((component) => component.type === type);
}
