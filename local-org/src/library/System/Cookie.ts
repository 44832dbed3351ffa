/**
 * `System.Cookie`. Apex cookies bear the prefix `apex__` once they are sent; here none is sent.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_sites_cookie.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { PageCookie } from '../support/pageCookie.ts';

function make(
  _env: Env,
  name: string,
  value: string | null,
  path: string | null,
  maxAge: number,
  secure: boolean,
  sameSite: string | null = null,
  httpOnly = false,
): PageCookie {
  return new PageCookie({ name, value, path, maxAge, secure, sameSite, httpOnly });
}

export const behaviour: LibraryType = {
  new: make,
  getDomain: () => null,
  getMaxAge: (_env, self: PageCookie) => self.maxAge,
  getName: (_env, self: PageCookie) => self.name,
  getPath: (_env, self: PageCookie) => self.path,
  getSameSite: (_env, self: PageCookie) => self.sameSite,
  getValue: (_env, self: PageCookie) => self.value,
  isHttpOnly: (_env, self: PageCookie) => self.httpOnly,
  isSecure: (_env, self: PageCookie) => self.secure,
};
