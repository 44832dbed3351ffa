import type { AppModel, TabModel } from './pageModel.ts';
import { child, children, parseMetadata, text, texts } from './xml.ts';

/** Reads a Lightning app. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_customapplication.htm */
export function readApp(name: string, xml: Uint8Array): AppModel {
  const root = parseMetadata(xml);
  const overrides = [...children(root, 'actionOverrides'), ...children(root, 'profileActionOverrides')].filter(
    (override) => (text(override, 'type') ?? '').toLowerCase() === 'flexipage',
  );
  const recordPages: Record<string, string> = {};
  let homePage: string | null = null;
  for (const override of overrides) {
    const page = text(override, 'content');
    const object = text(override, 'pageOrSobjectType');
    const formFactor = text(override, 'formFactor');
    if (!page || !object || formFactor === 'Small') continue;
    if (object === 'standard-home') homePage = page;
    else if (text(override, 'actionName') === 'View') recordPages[object] = page;
  }
  return {
    name,
    label: text(root, 'label') ?? name,
    description: text(root, 'description') ?? '',
    color: text(child(root, 'brand'), 'headerColor'),
    tabs: texts(root, 'tabs'),
    homePage,
    recordPages,
  };
}

/** Reads a custom tab. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_tab.htm */
export function readTab(name: string, xml: Uint8Array): TabModel {
  const root = parseMetadata(xml);
  const unsupported = ['page', 'scontrol', 'auraComponent'].find((kind) => text(root, kind) !== null) ?? null;
  return {
    name,
    label: text(root, 'label'),
    icon: tabIcon(text(root, 'icon') ?? text(root, 'motif')),
    page: text(root, 'flexiPage'),
    component: text(root, 'lwcComponent'),
    object: text(root, 'customObject') === 'true' ? name : null,
    url: text(root, 'url'),
    unsupported,
  };
}

// 'Custom57: Building Block' ──► custom:custom57
function tabIcon(motif: string | null): string | null {
  const number = /^custom(\d+)/i.exec(motif ?? '')?.[1];
  return number ? `custom:custom${number}` : null;
}
