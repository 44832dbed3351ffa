import type { MetadataFiles } from '../uiOrg.ts';
import { readApp, readTab } from './applications.ts';
import { readBundle, type BundleConfiguration } from './bundles.ts';
import { readFlexiPage } from './flexiPage.ts';
import {
  assignedCompactLayout,
  assignedRecordPage,
  readContentType,
  readLabels,
  readLayout,
  readListView,
} from './layouts.ts';
import type { AppModel, FlexiPageModel, LayoutModel, ListViewModel, PageModel, TabModel } from './pageModel.ts';

/** The pages plus what the server alone needs: labels, bundle folders, static resources. */
export interface LoadedMetadata {
  readonly model: PageModel;
  readonly labels: Readonly<Record<string, string>>;
  /** Folder of each component bundle. */
  readonly bundleFolders: ReadonlyMap<string, string>;
  /** Content file and type of each static resource. */
  readonly resources: ReadonlyMap<string, { readonly path: string; readonly contentType: string }>;
  /** Files that could not be read as metadata. */
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

type Reader = (name: string, xml: Uint8Array, path: string) => void;

/** Metadata files ──► page model. One pass over the list; only files that pages need are read. */
export function loadPageModel(files: MetadataFiles): LoadedMetadata {
  const paths = files.list();
  const known = new Set(paths);
  const problems: { path: string; message: string }[] = [];
  const each = (pattern: RegExp, read: Reader): void => {
    for (const path of paths) {
      const name = pattern.exec(path)?.[1];
      if (name === undefined) continue;
      try {
        read(decodeURIComponent(name), files.read(path), path);
      } catch (error) {
        problems.push({ path, message: `${path}: ${(error as Error).message}` });
      }
    }
  };

  const labels: Record<string, string> = {};
  each(/(?:^|\/)labels\/([^/]+)\.labels(?:-meta\.xml)?$/, (_name, xml) => Object.assign(labels, readLabels(xml)));
  const bundles = new Map<string, BundleConfiguration>();
  const bundleFolders = new Map<string, string>();
  each(/(?:^|\/)lwc\/([^/]+)\/\1\.js-meta\.xml$/, (name, xml, path) => {
    bundles.set(name, readBundle(name, xml));
    bundleFolders.set(name, path.slice(0, path.lastIndexOf('/')));
  });
  const apps: AppModel[] = [];
  each(/(?:^|\/)applications\/([^/]+)\.app(?:-meta\.xml)?$/, (name, xml) => apps.push(readApp(name, xml)));
  const tabs: Record<string, TabModel> = {};
  each(/(?:^|\/)tabs\/([^/]+)\.tab(?:-meta\.xml)?$/, (name, xml) => (tabs[name] = readTab(name, xml)));
  const pages: Record<string, FlexiPageModel> = {};
  each(/(?:^|\/)flexipages\/([^/]+)\.flexipage(?:-meta\.xml)?$/, (name, xml) => {
    pages[name] = readFlexiPage(name, xml, bundles, labels);
  });
  const resources = new Map<string, { path: string; contentType: string }>();
  each(/(?:^|\/)staticresources\/([^/]+)\.resource-meta\.xml$/, (name, xml, path) => {
    const stem = path.slice(0, -'.resource-meta.xml'.length);
    const content = paths.find((other) => other.startsWith(`${stem}.`) && other !== path);
    if (content) resources.set(name, { path: content, contentType: readContentType(xml) });
  });
  return {
    model: {
      apps,
      tabs,
      pages,
      bundles: Object.fromEntries([...bundles].map(([name, { properties: _types, ...bundle }]) => [name, bundle])),
      layouts: readLayouts(each),
      compactLayouts: readCompactLayouts(each, files, known),
      listViews: readListViews(each),
      objectPages: readObjectPages(each),
    },
    labels,
    bundleFolders,
    resources,
    problems,
  };
}

type Each = (pattern: RegExp, read: Reader) => void;

function readLayouts(each: Each): Record<string, LayoutModel> {
  const layouts: Record<string, LayoutModel> = {};
  each(/(?:^|\/)layouts\/([^/]+)\.layout(?:-meta\.xml)?$/, (name, xml) => {
    const object = name.split('-')[0] ?? name;
    layouts[object] ??= readLayout(object, xml);
  });
  return layouts;
}

function readCompactLayouts(each: Each, files: MetadataFiles, known: ReadonlySet<string>): Record<string, string[]> {
  const compactLayouts: Record<string, string[]> = {};
  each(/(?:^|\/)objects\/([^/]+)\/\1\.object-meta\.xml$/, (object, xml, path) => {
    const folder = path.slice(0, path.lastIndexOf('/'));
    const fields = assignedCompactLayout(xml, (name) => {
      const file = `${folder}/compactLayouts/${name}.compactLayout-meta.xml`;
      return known.has(file) ? files.read(file) : null;
    });
    if (fields) compactLayouts[object] = fields;
  });
  return compactLayouts;
}

function readListViews(each: Each): Record<string, ListViewModel[]> {
  const listViews: Record<string, ListViewModel[]> = {};
  each(/(?:^|\/)objects\/([^/]+\/listViews\/[^/]+)\.listView-meta\.xml$/, (path, xml) => {
    const [object = '', , name = ''] = path.split('/');
    (listViews[object] ??= []).push(readListView(name, xml));
  });
  return listViews;
}

function readObjectPages(each: Each): Record<string, string> {
  const pages: Record<string, string> = {};
  each(/(?:^|\/)objects\/([^/]+)\/\1\.object-meta\.xml$/, (object, xml) => {
    const page = assignedRecordPage(xml);
    if (page) pages[object] = page;
  });
  return pages;
}
