/**
 * `System.RestContext`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_restcontext.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { restContext } from '../support/restValues.ts';
import type { RestRequest, RestResponse } from '../support/restValues.ts';

export const behaviour: LibraryType = {
  'get request': (env) => restContext(env).request,
  'set request': (env, value: RestRequest | null) => void (restContext(env).request = value),
  'get response': (env) => restContext(env).response,
  'set response': (env, value: RestResponse | null) => void (restContext(env).response = value),
};
