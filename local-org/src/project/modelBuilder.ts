/** Collects what is read into a ProjectModel. */
import type {
  Bundle,
  CodeFile,
  Component,
  CustomMetadataRecord,
  DestructiveChange,
  LabelMetadata,
  ObjectMetadata,
  ProjectModel,
  ProjectProblem,
  StaticResourceFile,
} from './model.ts';
import type { OrgFeature } from './orgShape.ts';
import { featuresOfSettings, withImplied } from './orgShape.ts';
import type { BundlePath } from './paths.ts';
import type { XmlElement } from './xml.ts';

/** A project model in the making. */
export class ModelBuilder {
  readonly #components: Component[] = [];
  readonly #objects: ObjectMetadata[] = [];
  readonly #customMetadata: CustomMetadataRecord[] = [];
  readonly #classes: CodeFile[] = [];
  readonly #triggers: CodeFile[] = [];
  readonly #labels: LabelMetadata[] = [];
  readonly #bundles = new Map<string, Bundle & { files: string[] }>();
  readonly #destructive: DestructiveChange[] = [];
  readonly #staticResources: StaticResourceFile[] = [];
  readonly #problems: ProjectProblem[] = [];
  readonly #features = new Set<OrgFeature>();

  addComponent(component: Component): void {
    this.#components.push(component);
    if (component.type !== 'Settings' || component.xml === null) return;
    this.addFeatures(featuresOfSettings(component.fullName, component.xml));
  }

  addFeatures(features: Iterable<OrgFeature>): void {
    for (const feature of features) this.#features.add(feature);
  }

  addObject(object: ObjectMetadata): void {
    this.#objects.push(object);
  }

  addCode(type: string, file: CodeFile): void {
    (type === 'ApexClass' ? this.#classes : this.#triggers).push(file);
  }

  addStaticResource(resource: StaticResourceFile): void {
    this.#staticResources.push(resource);
  }

  problem(problem: ProjectProblem): void {
    this.#problems.push(problem);
  }

  addBundleFile(path: BundlePath, file: string): void {
    let bundle = this.#bundles.get(path.folder);
    if (!bundle) {
      bundle = { ...path, namespace: '', files: [] };
      this.#bundles.set(path.folder, bundle);
      this.addComponent({ type: path.type, fullName: path.name, namespace: '', file: path.folder, xml: null });
    }
    bundle.files.push(file);
  }

  addLabels(xml: XmlElement, file: string): void {
    for (const label of xml.all('labels')) {
      const name = label.text('fullName');
      if (name === null) continue;
      const value = label.text('value') ?? '';
      this.#labels.push({ name, namespace: '', value, language: label.text('language') ?? 'en_US' });
      this.addComponent({ type: 'CustomLabel', fullName: name, namespace: '', file, xml: label });
    }
  }

  addCustomMetadata(xml: XmlElement, fullName: string, file: string): void {
    const dot = fullName.indexOf('.');
    const values = new Map<string, string | null>();
    for (const entry of xml.all('values')) {
      const value = entry.first('value');
      const isNil = value === null || value.attribute('xsi:nil') === 'true';
      values.set(entry.text('field') ?? '', isNil ? null : value.value);
    }
    this.#customMetadata.push({
      fullName,
      typeName: `${fullName.slice(0, dot)}__mdt`,
      developerName: fullName.slice(dot + 1),
      namespace: '',
      label: xml.text('label') ?? fullName.slice(dot + 1),
      protected: xml.bool('protected'),
      values,
      file,
    });
  }

  addDestructive(xml: XmlElement, when: 'before' | 'after'): void {
    for (const types of xml.all('types')) {
      const type = types.text('name') ?? '';
      for (const fullName of types.texts('members')) this.#destructive.push({ type, fullName, when });
    }
  }

  build(): ProjectModel {
    return {
      namespace: '',
      certified: [],
      components: this.#components,
      objects: this.#objects,
      customMetadata: this.#customMetadata,
      classes: this.#classes,
      triggers: this.#triggers,
      labels: this.#labels,
      staticResources: this.#staticResources,
      bundles: [...this.#bundles.values()],
      destructive: this.#destructive,
      shape: withImplied(this.#features),
      problems: this.#problems,
    };
  }
}
