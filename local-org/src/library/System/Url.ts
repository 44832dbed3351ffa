/**
 * `System.URL`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_url.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';
import { restContext } from '../support/restValues.ts';

class ApexUrl extends ApexObject {
  static override $type = sharedType('Url', 'library');
  readonly url: URL;
  readonly text: string;

  constructor(text: string, base?: string) {
    super();
    if (!URL.canParse(text, base)) throw apexError('System.StringException', `Invalid URL: ${text}`);
    this.url = new URL(text, base);
    this.text = base === undefined ? text : this.url.href;
  }

  override toString(): string {
    return this.text;
  }

  override equalityKey(): string {
    return `url ${this.text}`;
  }
}

const orNull = (text: string): string | null => (text === '' ? null : text);

function file(self: ApexUrl): string {
  return self.url.pathname + self.url.search;
}

const DEFAULT_PORTS: Record<string, number> = { 'http:': 80, 'https:': 443, 'ftp:': 21 };

/** Where pages and services of this org are reached. */
function orgUrl(env: Env): ApexUrl {
  return new ApexUrl(env.ports.session.baseUrl?.() ?? 'http://127.0.0.1');
}

function urlOf(protocol: string, host: string, port: number, path: string): ApexUrl {
  return new ApexUrl(`${protocol}://${host}${port < 0 ? '' : `:${port}`}${path}`);
}

function userInfo({ username, password }: URL): string | null {
  if (username === '') return null;
  return password === '' ? username : `${username}:${password}`;
}

/** Address of the request that is being answered; outside of requests, of the org. */
function currentUrl(env: Env): ApexUrl {
  const base = orgUrl(env);
  const { request } = restContext(env);
  return request?.requestURI ? new ApexUrl(request.requestURI, base.text) : base;
}

export const behaviour: LibraryType = {
  'new(String)': (_env, text: string) => new ApexUrl(text),
  'new(Url,String)': (_env, base: ApexUrl, text: string) => new ApexUrl(text, base.text),
  'new(String,String,String)': (_env, protocol: string, host: string, path: string) => urlOf(protocol, host, -1, path),
  'new(String,String,Integer,String)': (_env, protocol: string, host: string, port: number, path: string) =>
    urlOf(protocol, host, port, path),
  getUserInfo: (_env, self: ApexUrl) => userInfo(self.url),
  getCurrentRequestUrl: (env) => currentUrl(env),
  getAuthority: (_env, self: ApexUrl) => orNull(self.url.host),
  getDefaultPort: (_env, self: ApexUrl) => DEFAULT_PORTS[self.url.protocol] ?? -1,
  getFile: (_env, self: ApexUrl) => file(self),
  getHost: (_env, self: ApexUrl) => self.url.hostname,
  getPath: (_env, self: ApexUrl) => self.url.pathname,
  getPort: (_env, self: ApexUrl) => (self.url.port === '' ? -1 : Number(self.url.port)),
  getProtocol: (_env, self: ApexUrl) => self.url.protocol.slice(0, -1),
  getQuery: (_env, self: ApexUrl) => orNull(self.url.search.slice(1)),
  getRef: (_env, self: ApexUrl) => orNull(self.url.hash.slice(1)),
  sameFile: (_env, self: ApexUrl, other: ApexUrl) => self.url.host === other.url.host && file(self) === file(other),
  toExternalForm: (_env, self: ApexUrl) => self.text,
  toString: (_env: Env, self: ApexUrl) => self.text,
  getOrgDomainUrl: orgUrl,
  getSalesforceBaseUrl: orgUrl,
};
