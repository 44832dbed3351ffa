const loaded = new Map<string, Promise<void>>();

function once(url: string, create: () => HTMLElement): Promise<void> {
  const known = loaded.get(url);
  if (known) return known;
  const loading = new Promise<void>((done, fail) => {
    const element = create();
    element.addEventListener('load', () => done());
    element.addEventListener('error', () => fail(new Error(`Cannot load ${url}`)));
    document.head.append(element);
  });
  loaded.set(url, loading);
  return loading;
}

/** Loads a script from a static resource, once per page. */
export function loadScript(_component: unknown, url: string): Promise<void> {
  return once(url, () => Object.assign(document.createElement('script'), { src: url }));
}

/** Loads a style sheet from a static resource, once per page. */
export function loadStyle(_component: unknown, url: string): Promise<void> {
  return once(url, () => Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url }));
}
