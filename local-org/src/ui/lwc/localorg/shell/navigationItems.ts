import { boot } from 'localorg/session';
import type { AppModel } from '../../../metadata/pageModel.ts';
import type { PageReference } from '../pages/pages.ts';

/** One tab of the navigation bar. */
export interface NavigationItem {
  readonly name: string;
  readonly label: string;
  readonly href: string;
  readonly current: 'page' | 'true' | null;
  readonly className: string;
}

/** The app's tabs, and the object of an open record when no tab of the app is its home. */
export function navigationItems(
  app: AppModel,
  page: PageReference,
  labels: Readonly<Record<string, string>>,
): NavigationItem[] {
  const active = activeTab(page);
  const names = app.tabs.filter((name) => isShown(name, labels));
  const list = active && !names.includes(active) && isShown(active, labels) ? [...names, active] : names;
  return list.map((name) => ({
    name,
    label: tabLabel(name, labels),
    href: tabUrl(name),
    current: name !== active ? null : page.type === 'standard__recordPage' ? 'true' : 'page',
    className: name === active ? 'localorg-nav__tab localorg-nav__tab_active' : 'localorg-nav__tab',
  }));
}

/** Where a tab leads. */
export function tabUrl(name: string): string {
  if (name === 'standard-home') return '/lightning/page/home';
  const object = tabObject(name);
  return object ? `/lightning/o/${object}/list` : `/lightning/n/${name}`;
}

/** The words on a tab. */
export function tabLabel(name: string, labels: Readonly<Record<string, string>>): string {
  if (name === 'standard-home') return 'Home';
  const object = tabObject(name);
  const model = boot.model.tabs[name];
  const page = model?.page ? boot.model.pages[model.page]?.label : undefined;
  const bundle = model?.component ? boot.model.bundles[model.component]?.label : undefined;
  return (object ? labels[object] : undefined) ?? model?.label ?? page ?? bundle ?? name.replace(/^standard-/, '');
}

function tabObject(name: string): string | null {
  return name.startsWith('standard-') ? name.slice('standard-'.length) : (boot.model.tabs[name]?.object ?? null);
}

function isShown(name: string, labels: Readonly<Record<string, string>>): boolean {
  if (name === 'standard-home') return true;
  const object = tabObject(name);
  // Before the describe has arrived every object tab is shown; afterwards those of objects the user cannot see go.
  if (object) return Object.keys(labels).length === 0 || object in labels;
  return name in boot.model.tabs;
}

function activeTab({ type, attributes }: PageReference): string | null {
  if (type === 'standard__namedPage') return 'standard-home';
  if (type === 'standard__navItemPage') return attributes['apiName'] ?? null;
  const object = attributes['objectApiName'];
  if (!object) return null;
  const custom = Object.values(boot.model.tabs).find((tab) => tab.object === object);
  return custom?.name ?? `standard-${object}`;
}
