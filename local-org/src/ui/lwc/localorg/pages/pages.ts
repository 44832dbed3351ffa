/** A Lightning page reference. https://developer.salesforce.com/docs/platform/lwc/guide/reference-page-reference-type.html */
export interface PageReference {
  readonly type: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly state: Readonly<Record<string, string | undefined>>;
}

type Input = {
  type: string;
  attributes?: Record<string, string | undefined>;
  state?: Record<string, string | undefined>;
};

const listeners = new Set<(page: PageReference) => void>();

/** Calls back now and after each navigation; gives the function that stops it. */
export function onPage(listener: (page: PageReference) => void): () => void {
  listeners.add(listener);
  listener(currentPage());
  return () => listeners.delete(listener);
}

/** The page reference of the address in the browser. */
export function currentPage(): PageReference {
  return parseUrl(new URL(location.href));
}

/** `/lightning/r/Account/001…/view` ──► `standard__recordPage`, and so on. */
export function parseUrl(url: URL): PageReference {
  const [, , kind = '', ...rest] = url.pathname.split('/').map(decodeURIComponent);
  const state = Object.fromEntries(url.searchParams);
  const reference = (type: string, attributes: Record<string, string | undefined>): PageReference => ({
    type,
    attributes,
    state,
  });
  switch (kind) {
    case '':
      return reference('standard__namedPage', { pageName: 'home' });
    case 'page':
      return reference('standard__namedPage', { pageName: rest[0] ?? 'home' });
    case 'n':
      return reference('standard__navItemPage', { apiName: rest[0] });
    case 'o':
      return reference('standard__objectPage', { objectApiName: rest[0], actionName: rest[1] ?? 'list' });
    case 'app':
      return reference('standard__app', { appTarget: rest[0] });
    case 'r':
      return rest.length >= 3
        ? reference('standard__recordPage', { objectApiName: rest[0], recordId: rest[1], actionName: rest[2] })
        : reference('standard__recordPage', { recordId: rest[0], actionName: rest[1] ?? 'view' });
    default:
      return reference('localorg__unknownPage', { path: url.pathname });
  }
}

/** The address of a page. Throws for page types that the local org does not have. */
export function urlOf({ type, attributes = {}, state = {} }: Input): string {
  if (type === 'standard__webPage') return attributes['url'] ?? '';
  const search = new URLSearchParams(
    Object.entries(state).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== null),
  );
  const query = search.size > 0 ? `?${search.toString()}` : '';
  return `/lightning/${path(type, attributes)}${query}`;
}

function path(type: string, attributes: Readonly<Record<string, string | undefined>>): string {
  switch (type) {
    case 'standard__namedPage':
      return `page/${attributes['pageName'] ?? 'home'}`;
    case 'standard__navItemPage':
      return attributes['apiName'] === 'standard-home' ? 'page/home' : `n/${attributes['apiName'] ?? ''}`;
    case 'standard__objectPage':
      return `o/${attributes['objectApiName'] ?? ''}/${attributes['actionName'] === 'home' ? 'list' : (attributes['actionName'] ?? 'list')}`;
    case 'standard__recordPage':
      return attributes['objectApiName']
        ? `r/${attributes['objectApiName']}/${attributes['recordId'] ?? ''}/${attributes['actionName'] ?? 'view'}`
        : `r/${attributes['recordId'] ?? ''}/${attributes['actionName'] ?? 'view'}`;
    case 'standard__app':
      return `app/${(attributes['appTarget'] ?? '').replace(/^c__/, '')}`;
    default:
      throw new Error(`Page type ${type} is not supported by the local org.`);
  }
}

type Interceptor = (page: PageReference) => boolean;
const interceptors = new Set<Interceptor>();

/** Lets the shell take a navigation for itself (New and Edit open a dialog over the page). */
export function interceptNavigation(interceptor: Interceptor): () => void {
  interceptors.add(interceptor);
  return () => interceptors.delete(interceptor);
}

/** Goes to a page. Web pages open in a new browser tab unless they are pages of this org. */
export function navigate(input: Input, replace = false): void {
  const url = urlOf(input);
  if (input.type === 'standard__webPage' && !url.startsWith('/lightning/')) {
    window.open(url, '_blank', 'noopener');
    return;
  }
  goTo(url, replace);
}

/** Goes to an address under `/lightning/`. */
export function goTo(url: string, replace = false): void {
  const target = new URL(url, location.href);
  const page = parseUrl(target);
  if ([...interceptors].some((take) => take(page))) return;
  if (replace) history.replaceState(null, '', target);
  else history.pushState(null, '', target);
  publish();
}

/** Tells everybody about the page that the address names. */
export function publish(): void {
  const page = currentPage();
  for (const listener of [...listeners]) listener(page);
}

/** Keeps links to `/lightning/…` inside this page, whoever rendered them. Modified clicks stay the browser's. */
export function followLinks(): void {
  addEventListener('popstate', publish);
  document.addEventListener('click', (event) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = event.composedPath().find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement);
    if (!link || link.origin !== location.origin || !link.pathname.startsWith('/lightning')) return;
    if (link.target !== '' && link.target !== '_self') return;
    event.preventDefault();
    goTo(link.href);
  });
}
