/**
 * Namespaces: every component of a package carries the prefix of its namespace, and names in metadata mean the package's own components.
 * https://developer.salesforce.com/docs/atlas.en-us.pkg2_dev.meta/pkg2_dev/sfdx_dev_dev2gp_namespaces.htm
 */
import type { Component, CustomMetadataRecord, ObjectMetadata, ProjectModel } from './model.ts';
import { OwnNames } from './ownNames.ts';

/** The file of a source tree that tells the namespaces of the org. */
export const ORG_NAMESPACE = '.namespaces';

/** The namespaces of an org. */
export interface OrgNamespaces {
  /** Its own; empty where it has none. */
  readonly own: string;
  /** Those of packages that passed the security review: they have governor limits of their own. */
  readonly certified: readonly string[];
}

/** The namespaces that the file of a source tree tells; null where there is no such file. */
export function orgNamespaces(text: string | null): OrgNamespaces {
  return text === null ? { own: '', certified: [] } : (JSON.parse(text) as OrgNamespaces);
}

/** The components of a model as those of a namespace. */
export function inNamespace(model: ProjectModel, namespace: string): ProjectModel {
  if (namespace === '') return model;
  const names = new OwnNames(model, namespace);
  const own = <T extends { readonly namespace: string }>(parts: readonly T[]): T[] =>
    parts.map((part) => ({ ...part, namespace }));
  const component = (part: Component): Component => ({
    ...part,
    namespace,
    fullName: names.text(part.fullName),
    xml: part.xml?.withTexts((element, text) => names.element(element, text)) ?? null,
  });
  return {
    ...model,
    namespace,
    components: model.components.map(component),
    objects: model.objects.map((object) => namedObject(object, names, component)),
    customMetadata: model.customMetadata.map((record) => namedRecord(record, model, names, namespace)),
    classes: own(model.classes),
    triggers: own(model.triggers),
    labels: own(model.labels),
    bundles: own(model.bundles),
    staticResources: own(model.staticResources),
    destructive: model.destructive.map((one) => ({ ...one, fullName: names.text(one.fullName) })),
  };
}

function namedObject(
  object: ObjectMetadata,
  names: OwnNames,
  component: (part: Component) => Component,
): ObjectMetadata {
  const change = (element: string, text: string): string => names.element(element, text);
  return {
    fullName: names.name(object.fullName),
    file: object.file,
    xml: object.xml?.withTexts(change) ?? null,
    fields: object.fields.map((field) => ({
      ...field,
      fullName: names.name(field.fullName),
      xml: field.xml.withTexts(change),
    })),
    recordTypes: object.recordTypes.map(component),
    validationRules: object.validationRules.map(component),
    fieldSets: object.fieldSets.map(component),
    listViews: object.listViews.map(component),
    compactLayouts: object.compactLayouts.map(component),
    sharingReasons: object.sharingReasons.map(component),
  };
}

/** Values that name an object or a field carry the prefix; other values are data. */
function namedRecord(
  record: CustomMetadataRecord,
  model: ProjectModel,
  names: OwnNames,
  namespace: string,
): CustomMetadataRecord {
  const type = model.objects.find((object) => object.fullName.toLowerCase() === record.typeName.toLowerCase());
  const naming = new Set(
    (type?.fields ?? [])
      .filter(({ xml }) => xml.text('type') === 'MetadataRelationship')
      .map(({ fullName }) => fullName.toLowerCase()),
  );
  const values = [...record.values].map(([name, value]): [string, string | null] => [
    names.name(name),
    value !== null && naming.has(name.toLowerCase()) ? names.text(value) : value,
  ]);
  return { ...record, namespace, typeName: names.name(record.typeName), values: new Map(values) };
}

/** Several models as one, of an org with these namespaces. */
export function mergeModels(models: readonly ProjectModel[], { own, certified }: OrgNamespaces): ProjectModel {
  const [only] = models;
  if (only !== undefined && models.length === 1) return { ...only, namespace: own, certified };
  return {
    namespace: own,
    certified,
    components: models.flatMap((model) => model.components),
    objects: models.flatMap((model) => model.objects),
    customMetadata: models.flatMap((model) => model.customMetadata),
    classes: models.flatMap((model) => model.classes),
    triggers: models.flatMap((model) => model.triggers),
    labels: models.flatMap((model) => model.labels),
    bundles: models.flatMap((model) => model.bundles),
    staticResources: models.flatMap((model) => model.staticResources),
    destructive: models.flatMap((model) => model.destructive),
    problems: models.flatMap((model) => model.problems),
    shape: new Set(models.flatMap((model) => [...model.shape])),
  };
}
