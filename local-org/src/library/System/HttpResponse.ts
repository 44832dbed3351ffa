/**
 * `System.HttpResponse`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_http_httpresponse.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexBlob } from '../../runtime/values/apexBlob.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { HttpResponse, bytesOf, documentOf, textOf } from '../support/httpMessages.ts';

export const behaviour: LibraryType = {
  new: () => new HttpResponse(),
  getBody: (_env, self: HttpResponse) => textOf(self.body),
  getBodyAsBlob: (_env, self: HttpResponse) => new ApexBlob(self.body),
  getBodyDocument: (_env, self: HttpResponse) => documentOf(self.body),
  getHeader: (_env, self: HttpResponse, name: string) => self.headers.get(name),
  getHeaderKeys: (env, self: HttpResponse) => new ApexList(env.type('List<String>'), self.headers.names()),
  getStatus: (_env, self: HttpResponse) => self.status,
  getStatusCode: (_env, self: HttpResponse) => self.statusCode,
  getXmlStreamReader: (env, self: HttpResponse) =>
    env.library('XmlStreamReader', 'new', ['String'])(env, textOf(self.body)),
  setBody: (_env, self: HttpResponse, text: string) => void (self.body = bytesOf(text)),
  setBodyAsBlob: (_env, self: HttpResponse, bytes: ApexBlob) => void (self.body = bytes.bytes),
  setHeader: (_env, self: HttpResponse, name: string, value: string) => self.headers.set(name, value),
  setStatus: (_env, self: HttpResponse, status: string) => void (self.status = status),
  setStatusCode: (_env, self: HttpResponse, code: number) => void (self.statusCode = code),
  toString: (_env: Env, self: HttpResponse) => self.toString(),
};
