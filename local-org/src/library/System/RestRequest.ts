/**
 * `System.RestRequest`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_restrequest.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import type { ApexBlob } from '../../runtime/values/apexBlob.ts';
import { RestRequest } from '../support/restValues.ts';

export const behaviour: LibraryType = {
  new: (env) => new RestRequest(env),
  addHeader: (_env, self: RestRequest, name: string, value: string) => void self.headers.put(name, value),
  addParameter: (_env, self: RestRequest, name: string, value: string) => void self.params.put(name, value),
  'get headers': (_env, self: RestRequest) => self.headers,
  'get params': (_env, self: RestRequest) => self.params,
  'get httpMethod': (_env, self: RestRequest) => self.httpMethod,
  'set httpMethod': (_env, self: RestRequest, value: string | null) => void (self.httpMethod = value),
  'get remoteAddress': (_env, self: RestRequest) => self.remoteAddress,
  'set remoteAddress': (_env, self: RestRequest, value: string | null) => void (self.remoteAddress = value),
  'get requestBody': (_env, self: RestRequest) => self.requestBody,
  'set requestBody': (_env, self: RestRequest, value: ApexBlob | null) => void (self.requestBody = value),
  'get requestURI': (_env, self: RestRequest) => self.requestURI,
  'set requestURI': (_env, self: RestRequest, value: string | null) => void (self.requestURI = value),
  'get resourcePath': (_env, self: RestRequest) => self.resourcePath,
  'set resourcePath': (_env, self: RestRequest, value: string | null) => void (self.resourcePath = value),
};
