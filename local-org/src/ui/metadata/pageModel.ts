/** What the shell draws, as JSON: applications, tabs, pages, layouts, list views. Built from metadata files by `loadPageModel`. */
export interface PageModel {
  readonly apps: readonly AppModel[];
  readonly tabs: Readonly<Record<string, TabModel>>;
  readonly pages: Readonly<Record<string, FlexiPageModel>>;
  readonly bundles: Readonly<Record<string, BundleModel>>;
  readonly layouts: Readonly<Record<string, LayoutModel>>;
  readonly compactLayouts: Readonly<Record<string, readonly string[]>>;
  readonly listViews: Readonly<Record<string, readonly ListViewModel[]>>;
  /** Record page by object, as the objects' own action overrides assign them. */
  readonly objectPages: Readonly<Record<string, string>>;
}

/** A `CustomApplication`. */
export interface AppModel {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly color: string | null;
  /** Names of `standard-home`, `standard-Opportunity`, or custom tabs. */
  readonly tabs: readonly string[];
  readonly homePage: string | null;
  /** Record page by object, as the app's action overrides assign them. */
  readonly recordPages: Readonly<Record<string, string>>;
}

/** A `CustomTab`: exactly one of its targets is set. */
export interface TabModel {
  readonly name: string;
  readonly label: string | null;
  readonly icon: string | null;
  readonly page: string | null;
  readonly component: string | null;
  readonly object: string | null;
  readonly url: string | null;
  /** Kind of tab that pages cannot show (Visualforce, Aura, …), or null. */
  readonly unsupported: string | null;
}

/** A `FlexiPage`. */
export interface FlexiPageModel {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly object: string | null;
  readonly template: string;
  readonly regions: readonly RegionModel[];
}

/** One region of a page template. */
export interface RegionModel {
  readonly name: string;
  readonly items: readonly ItemModel[];
}

/** A placed component (tab sets and accordions carry their facets as sections). */
export interface ItemModel {
  readonly id: string;
  /** `c/board`, `force:detailPanel`, `flexipage:tabset`, … */
  readonly name: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly sections: readonly { readonly id: string; readonly label: string; readonly items: readonly ItemModel[] }[];
  readonly visibility: VisibilityRule | null;
  /** What is wrong with this placement, in one sentence; shown in place of the component. */
  readonly problem: string | null;
}

/** A component's `visibilityRule`. */
export interface VisibilityRule {
  readonly filter: string | null;
  readonly criteria: readonly { readonly left: string; readonly operator: string; readonly right: string }[];
}

/** A Lightning component bundle and what its configuration file says of it. */
export interface BundleModel {
  readonly name: string;
  readonly label: string;
  readonly exposed: boolean;
  readonly targets: readonly string[];
  /** Object API names that a record page may be of; empty = any. */
  readonly objects: readonly string[];
}

/** A page layout: sections of columns of fields, and related lists. */
export interface LayoutModel {
  readonly object: string;
  readonly sections: readonly { readonly label: string; readonly columns: readonly (readonly LayoutField[])[] }[];
  readonly relatedLists: readonly { readonly name: string; readonly fields: readonly string[] }[];
}

/** A field on a layout. */
export interface LayoutField {
  readonly name: string;
  readonly behavior: 'Edit' | 'Readonly' | 'Required';
}

/** A `ListView`. */
export interface ListViewModel {
  readonly name: string;
  readonly label: string;
  readonly columns: readonly string[];
  readonly mine: boolean;
  readonly filters: readonly { readonly field: string; readonly operation: string; readonly value: string }[];
  /** `1 AND (2 OR 3)`, or null for all of them. */
  readonly booleanFilter: string | null;
}
