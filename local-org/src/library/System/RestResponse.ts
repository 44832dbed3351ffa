/**
 * `System.RestResponse`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_restresponse.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import type { ApexBlob } from '../../runtime/values/apexBlob.ts';
import { RestResponse } from '../support/restValues.ts';

export const behaviour: LibraryType = {
  new: (env) => new RestResponse(env),
  addHeader: (_env, self: RestResponse, name: string, value: string) => void self.headers.put(name, value),
  'get headers': (_env, self: RestResponse) => self.headers,
  'get responseBody': (_env, self: RestResponse) => self.responseBody,
  'set responseBody': (_env, self: RestResponse, value: ApexBlob | null) => void (self.responseBody = value),
  'get statusCode': (_env, self: RestResponse) => self.statusCode,
  'set statusCode': (_env, self: RestResponse, value: number | null) => void (self.statusCode = value),
};
