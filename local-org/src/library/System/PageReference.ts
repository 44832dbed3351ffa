/**
 * `System.PageReference`. Pages are named and passed on, never rendered.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_system_pagereference.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import type { ApexList } from '../../runtime/values/collections.ts';
import type { SObject } from '../../runtime/values/sObject.ts';
import type { PageCookie } from '../support/pageCookie.ts';
import { PageReference } from '../support/pageReference.ts';

function content(env: Env, self: PageReference): never {
  if (env.ports.async.isRunningTest()) {
    const message = 'Methods defined as TestMethod do not support getContent call';
    throw apexError('System.VisualforceException', message);
  }
  throw new UnsupportedError('rendering of Visualforce pages', self.url);
}

function resource(env: Env, name: string, path = ''): PageReference {
  return new PageReference(env, `/resource/${name}${path === '' ? '' : `/${path}`}`);
}

function setCookies(self: PageReference, cookies: ApexList): void {
  for (const cookie of cookies.items as PageCookie[]) self.cookies.put(cookie.name, cookie);
}

export const behaviour: LibraryType = {
  'new(String)': (env, url: string) => new PageReference(env, env.ops.nonNull(url)),
  'new(SObject)': (env, record: SObject) => new PageReference(env, `/${env.ops.nonNull(record).id ?? ''}`),
  forResource: resource,
  getAnchor: (_env, self: PageReference) => self.anchor,
  getContent: content,
  getContentAsPDF: content,
  getCookies: (_env, self: PageReference) => self.cookies,
  getHeaders: (_env, self: PageReference) => self.headers,
  getParameters: (_env, self: PageReference) => self.parameters,
  getRedirect: (_env, self: PageReference) => self.redirect,
  getRedirectCode: (_env, self: PageReference) => self.redirectCode,
  getUrl: (_env, self: PageReference) => self.url,
  setAnchor: (_env, self: PageReference, anchor: string | null) => {
    self.anchor = anchor;
    return self;
  },
  setCookies: (_env, self: PageReference, cookies: ApexList) => setCookies(self, cookies),
  setRedirect: (_env, self: PageReference, redirect: boolean) => {
    self.redirect = redirect;
    return self;
  },
  setRedirectCode: (_env, self: PageReference, code: number) => {
    self.redirectCode = code;
    return self;
  },
  toString: (_env: Env, self: PageReference) => self.toString(),
};
