import type { LayoutModel, ListViewModel } from './pageModel.ts';
import { child, children, parseMetadata, text, texts } from './xml.ts';

/** Reads a page layout. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_layouts.htm */
export function readLayout(object: string, xml: Uint8Array): LayoutModel {
  const root = parseMetadata(xml);
  return {
    object,
    sections: children(root, 'layoutSections').map((section) => ({
      label: text(section, 'label') ?? '',
      columns: children(section, 'layoutColumns').map((column) =>
        children(column, 'layoutItems').flatMap((item) => {
          const name = text(item, 'field');
          const behavior = text(item, 'behavior');
          return name
            ? [{ name, behavior: behavior === 'Required' || behavior === 'Readonly' ? behavior : ('Edit' as const) }]
            : [];
        }),
      ),
    })),
    relatedLists: children(root, 'relatedLists').map((list) => ({
      name: text(list, 'relatedList') ?? '',
      fields: texts(list, 'fields'),
    })),
  };
}

/** Reads a list view. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_listview.htm */
export function readListView(name: string, xml: Uint8Array): ListViewModel {
  const root = parseMetadata(xml);
  return {
    name,
    label: text(root, 'label') ?? name,
    columns: texts(root, 'columns'),
    mine: text(root, 'filterScope') === 'Mine',
    filters: children(root, 'filters').map((filter) => ({
      field: text(filter, 'field') ?? '',
      operation: text(filter, 'operation') ?? '',
      value: text(filter, 'value') ?? '',
    })),
    booleanFilter: text(root, 'booleanFilter'),
  };
}

/** The fields of the compact layout that the object file assigns, or null when it assigns none of its own. */
export function assignedCompactLayout(
  objectXml: Uint8Array,
  compactLayout: (name: string) => Uint8Array | null,
): string[] | null {
  const assigned = text(parseMetadata(objectXml), 'compactLayoutAssignment');
  const xml = assigned && assigned !== 'SYSTEM' ? compactLayout(assigned) : null;
  return xml ? texts(parseMetadata(xml), 'fields') : null;
}

/** Reads custom labels: name → text. */
export function readLabels(xml: Uint8Array): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const label of children(parseMetadata(xml), 'labels')) {
    const name = text(label, 'fullName');
    if (name) labels[name] = text(label, 'value') ?? '';
  }
  return labels;
}

/** The content type of a static resource. */
export function readContentType(xml: Uint8Array): string {
  const root = parseMetadata(xml);
  return text(root, 'contentType') ?? text(child(root, 'staticResource'), 'contentType') ?? 'application/octet-stream';
}

/** The record page that the object file assigns to View, or null. */
export function assignedRecordPage(objectXml: Uint8Array): string | null {
  const override = children(parseMetadata(objectXml), 'actionOverrides').find(
    (candidate) =>
      text(candidate, 'actionName') === 'View' &&
      text(candidate, 'type')?.toLowerCase() === 'flexipage' &&
      text(candidate, 'formFactor') !== 'Small',
  );
  return text(override, 'content');
}
