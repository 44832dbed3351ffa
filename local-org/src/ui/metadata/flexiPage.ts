import type { BundleConfiguration } from './bundles.ts';
import { typedValue } from './bundles.ts';
import type { FlexiPageModel, ItemModel, VisibilityRule } from './pageModel.ts';
import { child, children, parseMetadata, text, type XmlElement } from './xml.ts';

const TARGETS: Readonly<Record<string, string>> = {
  HomePage: 'lightning__HomePage',
  AppPage: 'lightning__AppPage',
  RecordPage: 'lightning__RecordPage',
};

/**
 * FlexiPage XML ──► regions of placed components. Facets (the bodies of tabs and accordion sections) become nested items.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_flexipage.htm
 */
export function readFlexiPage(
  name: string,
  xml: Uint8Array,
  bundles: ReadonlyMap<string, BundleConfiguration>,
  labels: Readonly<Record<string, string>>,
): FlexiPageModel {
  const root = parseMetadata(xml);
  const type = text(root, 'type') ?? '';
  const object = text(root, 'sobjectType');
  const regions = children(root, 'flexiPageRegions');
  const facets = new Map(regions.map((region) => [text(region, 'name') ?? '', region]));
  const reader: PageReader = { target: TARGETS[type] ?? type, object, facets, bundles, labels };
  return {
    name,
    label: text(root, 'masterLabel') ?? name,
    type,
    object,
    template: text(child(root, 'template'), 'name') ?? '',
    regions: regions
      .filter((region) => text(region, 'type') === 'Region')
      .map((region) => ({ name: text(region, 'name') ?? '', items: readItems(region, reader) })),
  };
}

interface PageReader {
  readonly target: string;
  readonly object: string | null;
  readonly facets: ReadonlyMap<string, XmlElement>;
  readonly bundles: ReadonlyMap<string, BundleConfiguration>;
  readonly labels: Readonly<Record<string, string>>;
}

function readItems(region: XmlElement | undefined, reader: PageReader): ItemModel[] {
  const items = children(region, 'itemInstances');
  // Pages saved before API 49 hold componentInstances directly in the region.
  const placed =
    items.length > 0 ? items : children(region, 'componentInstances').map((item) => ({ componentInstance: [item] }));
  return placed.map((item, index) => {
    const component = child(item, 'componentInstance');
    if (component) return readComponent(component, index, reader);
    const field = text(child(item, 'fieldInstance'), 'fieldItem');
    return {
      id: `field-${index}`,
      name: 'localorg:field',
      props: { field: (field ?? '').replace(/^Record\./, '') },
      sections: [],
      visibility: null,
      problem: field ? null : 'This item of the page is of a kind that the local org does not know.',
    };
  });
}

function readComponent(component: XmlElement, index: number, reader: PageReader): ItemModel {
  const raw = (text(component, 'componentName') ?? '').replace(/^c:/, '');
  const bundle = reader.bundles.get(raw);
  const isStandard = raw.includes(':');
  const props = readProperties(component, bundle, reader);
  return {
    id: text(component, 'identifier') ?? `${raw}-${index}`,
    name: isStandard ? raw : `c/${raw}`,
    props,
    sections: readSections(raw, props, reader),
    visibility: readVisibility(component),
    problem: isStandard ? null : placementProblem(raw, bundle, reader),
  };
}

function readProperties(
  component: XmlElement,
  bundle: BundleConfiguration | undefined,
  reader: PageReader,
): Record<string, unknown> {
  const types = bundle?.properties.get(reader.target);
  const props: Record<string, unknown> = {};
  for (const [name, { type, defaultValue }] of types ?? []) {
    if (defaultValue !== null) props[name] = typedValue(defaultValue, type);
  }
  for (const property of children(component, 'componentInstanceProperties')) {
    const name = text(property, 'name');
    if (!name) continue;
    const list = children(child(property, 'valueList'), 'valueListItems').map((item) => text(item, 'value') ?? '');
    const value = text(property, 'value');
    props[name] = value === null ? list : typedValue(label(value, reader.labels), types?.get(name)?.type ?? 'String');
  }
  return props;
}

// {!$Label.Greeting} ──► the custom label's text
function label(value: string, labels: Readonly<Record<string, string>>): string {
  return value.replace(/\{!\$Label\.(?:c\.)?(\w+)\}/g, (whole, name: string) => labels[name] ?? whole);
}

function readSections(
  name: string,
  props: Readonly<Record<string, unknown>>,
  reader: PageReader,
): ItemModel['sections'] {
  const facetProperty = { 'flexipage:tabset': 'tabs', 'flexipage:accordion': 'sections' }[name];
  const facetNames =
    facetProperty !== undefined
      ? readItems(reader.facets.get(String(props[facetProperty] ?? '')), reader).map((item) => ({
          id: item.id,
          label: sectionLabel(String(item.props['title'] ?? item.props['label'] ?? '')),
          body: String(item.props['body'] ?? ''),
        }))
      : columnFacets(name, props, reader);
  return facetNames.map(({ id, label: title, body }) => ({
    id,
    label: title,
    items: readItems(reader.facets.get(body), reader),
  }));
}

function columnFacets(
  name: string,
  props: Readonly<Record<string, unknown>>,
  reader: PageReader,
): { id: string; label: string; body: string }[] {
  if (name !== 'flexipage:fieldSection') return [];
  const columns = readItems(reader.facets.get(String(props['columns'] ?? '')), reader);
  return columns.map((column) => ({ id: column.id, label: '', body: String(column.props['body'] ?? '') }));
}

/** Standard tab titles are stored as keys such as `Standard.Tab.detail`. */
function sectionLabel(title: string): string {
  const standard = /^Standard\.Tab\.(\w+)$/.exec(title)?.[1];
  if (!standard) return title;
  const known: Readonly<Record<string, string>> = { relatedLists: 'Related', detail: 'Details', activity: 'Activity' };
  return known[standard] ?? standard;
}

function readVisibility(component: XmlElement): VisibilityRule | null {
  const rule = child(component, 'visibilityRule');
  if (!rule) return null;
  return {
    filter: text(rule, 'booleanFilter'),
    criteria: children(rule, 'criteria').map((criterion) => ({
      left: text(criterion, 'leftValue') ?? '',
      operator: text(criterion, 'operator') ?? '',
      right: text(criterion, 'rightValue') ?? '',
    })),
  };
}

function placementProblem(name: string, bundle: BundleConfiguration | undefined, reader: PageReader): string | null {
  if (!bundle) return `There is no Lightning component bundle ${name} in this org.`;
  if (!bundle.exposed) return `c/${name} is not exposed: its configuration file says isExposed false.`;
  if (!bundle.targets.includes(reader.target)) return `c/${name} does not name ${reader.target} among its targets.`;
  if (
    reader.target === TARGETS['RecordPage'] &&
    bundle.objects.length > 0 &&
    reader.object &&
    !bundle.objects.includes(reader.object)
  ) {
    return `c/${name} is not offered for ${reader.object} record pages.`;
  }
  return null;
}
