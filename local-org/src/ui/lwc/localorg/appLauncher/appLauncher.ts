import LightningModal from 'lightning/modal';
import { describeAll } from 'localorg/describe';
import { apps, boot } from 'localorg/session';

const STANDARD_ITEMS = [
  'Account',
  'Contact',
  'Lead',
  'Opportunity',
  'Case',
  'Campaign',
  'Contract',
  'Order',
  'Product2',
  'User',
];

interface Item {
  readonly url: string;
  readonly label: string;
}

/** All apps and tabs the user may open. */
export default class AppLauncher extends LightningModal {
  words: string[] = [];
  allItems: Item[] = [];

  override connectedCallback(): void {
    super.connectedCallback?.();
    void this.loadItems();
  }

  get apps(): object[] {
    return apps
      .filter((app) => this.matches(app.label))
      .map((app) => ({
        ...app,
        style: app.color ? `background: ${app.color}` : '',
        initials: app.label.slice(0, 2).toUpperCase(),
      }));
  }

  get items(): Item[] {
    return this.allItems.filter((item) => this.matches(item.label));
  }

  get noApps(): boolean {
    return this.apps.length === 0;
  }

  get noItems(): boolean {
    return this.allItems.length > 0 && this.items.length === 0;
  }

  search(event: CustomEvent<{ value: string }>): void {
    this.words = event.detail.value.toLowerCase().split(/\s+/).filter(Boolean);
  }

  chooseApp(event: Event): void {
    this.close({ app: (event.currentTarget as HTMLElement).dataset['app'] });
  }

  chooseItem(event: Event): void {
    event.preventDefault();
    this.close({ url: (event.currentTarget as HTMLAnchorElement).getAttribute('href') });
  }

  private async loadItems(): Promise<void> {
    const objects = await describeAll();
    const custom = Object.values(boot.model.tabs).map((tab) => tab.object);
    const objectItems = objects
      .filter((object) => object.queryable && (STANDARD_ITEMS.includes(object.name) || custom.includes(object.name)))
      .map((object) => ({ url: `/lightning/o/${object.name}/list`, label: object.labelPlural }));
    const pageItems = Object.values(boot.model.tabs)
      .filter((tab) => !tab.object)
      .map((tab) => ({
        url: `/lightning/n/${tab.name}`,
        label: tab.label ?? boot.model.pages[tab.page ?? '']?.label ?? tab.name,
      }));
    this.allItems = [...objectItems, ...pageItems].sort((left, right) => left.label.localeCompare(right.label));
  }

  private matches(label: string): boolean {
    return this.words.every((word) => label.toLowerCase().includes(word));
  }
}
