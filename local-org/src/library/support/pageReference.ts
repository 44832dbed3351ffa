/** `System.PageReference` and the page a transaction is on. */
import type { Env } from '../../abi/env.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { ApexMap } from '../../runtime/values/collections.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';

/** Parameters of a page: any case finds a name, the spelling that came first is shown. */
class ParameterMap extends ApexMap {
  readonly #spelling = new Map<string, unknown>();

  #known(key: unknown): unknown {
    return typeof key === 'string' ? (this.#spelling?.get(key.toLowerCase()) ?? key) : key;
  }

  override has(key: unknown): boolean {
    return super.has(this.#known(key));
  }

  override get(key: unknown): unknown {
    return super.get(this.#known(key));
  }

  override put(key: unknown, value: unknown): unknown {
    const known = this.#known(key);
    if (typeof key === 'string') this.#spelling.set(key.toLowerCase(), known);
    return super.put(known, value);
  }

  override remove(key: unknown): unknown {
    const known = this.#known(key);
    if (typeof key === 'string') this.#spelling.delete(key.toLowerCase());
    return super.remove(known);
  }
}

const decode = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));
const encode = (text: string): string => encodeURIComponent(text).replaceAll('%20', '+');

export class PageReference extends ApexObject {
  static override $type = sharedType('PageReference', 'library');
  readonly path: string;
  readonly parameters: ApexMap;
  readonly headers: ApexMap;
  readonly cookies: ApexMap;
  anchor: string | null = null;
  redirect = false;
  redirectCode = 0;

  constructor(env: Env, url: string) {
    super();
    const [, path = '', query, anchor] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(url) ?? [];
    this.path = path;
    this.anchor = anchor ?? null;
    this.parameters = new ParameterMap(env.type('Map<String,String>'));
    this.headers = new ApexMap(env.type('Map<String,String>'));
    this.cookies = new ApexMap(env.type('Map<String,Cookie>'));
    for (const pair of (query ?? '').split('&').filter((one) => one !== '')) {
      const [name = '', value = ''] = pair.split('=');
      this.parameters.put(decode(name), decode(value));
    }
  }

  get url(): string {
    const pairs = this.parameters.entries().filter(([, value]) => value !== null);
    const query = pairs.map(([name, value]) => `${encode(String(name))}=${encode(String(value))}`).join('&');
    const anchor = this.anchor === null ? '' : `#${this.anchor}`;
    return `${this.path}${query === '' ? '' : `?${query}`}${anchor}`;
  }

  override toString(): string {
    return `System.PageReference[${this.url}]`;
  }
}

/** The page of the transaction and what is to be shown on it. */
interface PageState {
  page: PageReference | null;
  readonly messages: PageMessage[];
}

/** `ApexPages.Message` */
export class PageMessage extends ApexObject {
  static override $type = sharedType('ApexPages.Message', 'library');
  readonly severity: ApexObject;
  readonly summary: string;
  readonly detail: string;

  constructor(severity: ApexObject, summary: string, detail: string) {
    super();
    this.severity = severity;
    this.summary = summary;
    this.detail = detail;
  }

  override toString(): string {
    return `ApexPages.Message["${this.summary}"]`;
  }
}

/** A test is on a page without a name until it sets one; other code that no page called is on none. */
export function pageState(env: Env): PageState {
  return env.scratch<PageState>('page', () => ({
    page: env.ports.async.isRunningTest() ? new PageReference(env, '') : null,
    messages: [],
  }));
}

/** Shows an error on the page. */
export function addPageError(env: Env, text: string): void {
  const severity = env.enumValueOf('ApexPages.Severity', 'ERROR') as ApexObject;
  pageState(env).messages.push(new PageMessage(severity, text, text));
}
