/**
 * `System.HttpRequest`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_http_httprequest.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexBlob } from '../../runtime/values/apexBlob.ts';
import { HttpRequest, bytesOf, documentOf, textOf } from '../support/httpMessages.ts';
import { documentText } from '../support/xmlNodes.ts';
import type { XmlDocument } from '../support/xmlNodes.ts';

export const behaviour: LibraryType = {
  new: () => new HttpRequest(),
  getBody: (_env, self: HttpRequest) => textOf(self.body),
  getBodyAsBlob: (_env, self: HttpRequest) => new ApexBlob(self.body),
  getBodyDocument: (_env, self: HttpRequest) => documentOf(self.body),
  getCompressed: (_env, self: HttpRequest) => self.compressed,
  getEndpoint: (_env, self: HttpRequest) => self.endpoint,
  getHeader: (_env, self: HttpRequest, name: string) => self.headers.get(name),
  getMethod: (_env, self: HttpRequest) => self.method,
  setBody: (_env, self: HttpRequest, text: string) => void (self.body = bytesOf(text)),
  setBodyAsBlob: (_env, self: HttpRequest, bytes: ApexBlob) => void (self.body = bytes.bytes),
  setBodyDocument: (_env, self: HttpRequest, document: XmlDocument) =>
    void (self.body = bytesOf(documentText(document.root))),
  setClientCertificate: (_env, self: HttpRequest, certificate: string) => void (self.certificate = certificate),
  setClientCertificateName: (_env, self: HttpRequest, name: string) => void (self.certificate = name),
  setCompressed: (_env, self: HttpRequest, value: boolean) => void (self.compressed = value),
  setEndpoint: (_env, self: HttpRequest, url: string) => void (self.endpoint = url),
  setHeader: (_env, self: HttpRequest, name: string, value: string) => self.headers.set(name, value),
  setMethod: (_env, self: HttpRequest, method: string) => void (self.method = method),
  setTimeout: (_env, self: HttpRequest, milliseconds: number) => void (self.timeout = milliseconds),
  toString: (_env: Env, self: HttpRequest) => self.toString(),
};
