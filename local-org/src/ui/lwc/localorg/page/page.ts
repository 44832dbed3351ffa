import { LightningElement, api } from 'lwc';
import { boot } from 'localorg/session';
import type { AppModel, FlexiPageModel } from '../../../metadata/pageModel.ts';
import type { PageReference } from '../pages/pages.ts';

interface View {
  readonly key: string;
  readonly title: string;
  readonly refusal?: string;
  readonly flexiPage?: FlexiPageModel;
  readonly headingClass?: string;
  readonly listObject?: string | undefined;
  readonly filterName?: string | undefined;
  readonly recordId?: string | undefined;
  readonly recordObject?: string | null;
  readonly isHome?: boolean;
}

interface Target {
  readonly page: PageReference;
  readonly app: AppModel;
}

/** What stands in `main`: chosen by the page reference. */
export default class Page extends LightningElement {
  app: AppModel | null = null;
  views: View[] = [];
  #target: Target | null = null;

  /** The page reference to show and the application it is shown in. */
  @api
  get target(): Target | null {
    return this.#target;
  }
  set target(target: Target | null) {
    this.#target = target;
    if (!target) return;
    this.app = target.app;
    const view = this.viewOf(target.page);
    this.views = [{ ...view, key: `${this.app.name} ${view.key}` }];
    if (!view.listObject && !view.recordId) this.announce(view.title);
  }

  get userName(): string {
    return boot.user.name;
  }

  private announce(title: string): void {
    this.dispatchEvent(new CustomEvent('pagetitle', { detail: { title }, bubbles: true, composed: true }));
  }

  private viewOf({ type, attributes, state }: PageReference): View {
    const key = JSON.stringify([type, attributes, state]);
    switch (type) {
      case 'standard__namedPage':
        return attributes['pageName'] === 'home'
          ? this.home(key)
          : unknown(key, `There is no page ${String(attributes['pageName'])}.`);
      case 'standard__navItemPage':
        return tab(key, attributes['apiName'] ?? '');
      case 'standard__objectPage':
        return { key, title: '', listObject: attributes['objectApiName'], filterName: state['filterName'] };
      case 'standard__recordPage':
        return { key, title: '', recordId: attributes['recordId'], recordObject: attributes['objectApiName'] ?? null };
      default:
        return unknown(key, `The local org has no page at ${String(attributes['path'] ?? type)}.`);
    }
  }

  private home(key: string): View {
    const pages = Object.values(boot.model.pages).filter((page) => page.type === 'HomePage');
    const assigned = boot.model.pages[this.app?.homePage ?? ''];
    const flexiPage = assigned ?? (pages.length === 1 ? pages[0] : undefined);
    if (!flexiPage) return { key, title: 'Home', isHome: true };
    return { key, title: 'Home', flexiPage, headingClass: 'slds-assistive-text' };
  }
}

function tab(key: string, name: string): View {
  const model = boot.model.tabs[name];
  if (!model) return unknown(key, `There is no tab ${name} that you may open.`);
  const flexiPage = boot.model.pages[model.page ?? ''];
  if (model.page) {
    if (!flexiPage) return unknown(key, `Tab ${name} opens the page ${model.page}, which is not in this org.`);
    return { key, title: model.label ?? flexiPage.label, flexiPage, headingClass: 'localorg-page__title' };
  }
  if (model.component)
    return {
      key,
      title: model.label ?? model.component,
      flexiPage: componentPage(model.component),
      headingClass: 'slds-assistive-text',
    };
  if (model.object) return { key, title: '', listObject: model.object };
  return unknown(key, `Tab ${name} shows ${model.unsupported ?? 'a web address'}, which the local org does not show.`);
}

function componentPage(component: string): FlexiPageModel {
  const bundle = boot.model.bundles[component];
  const problem = !bundle
    ? `There is no Lightning component bundle ${component} in this org.`
    : bundle.targets.includes('lightning__Tab')
      ? null
      : `c/${component} does not name lightning__Tab among its targets.`;
  const item = { id: component, name: `c/${component}`, props: {}, sections: [], visibility: null, problem };
  return {
    name: component,
    label: component,
    type: 'Tab',
    object: null,
    template: '',
    regions: [{ name: 'main', items: [item] }],
  };
}

function unknown(key: string, refusal: string): View {
  return { key, title: 'Page not found', refusal };
}
