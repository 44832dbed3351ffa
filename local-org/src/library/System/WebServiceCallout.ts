/**
 * `System.WebServiceCallout`: SOAP operations of classes generated from a WSDL. In tests the mock answers; real ones are refused.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_WebServiceCallout.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import type { ApexList } from '../../runtime/values/collections.ts';
import { startCallout } from '../support/callouts.ts';
import { mocks } from '../support/testRun.ts';

const TEXTS = ['String', 'String', 'String', 'String', 'String', 'String'];

function invoke(env: Env, stub: unknown, request: unknown, response: unknown, info: ApexList): void {
  const [endpoint, soapAction, , requestName, responseNamespace, responseName, responseType] =
    env.ops.nonNull(info).items;
  startCallout(env);
  const mock = mocks(env).get('WebServiceMock');
  if (mock === undefined && env.ports.async.isRunningTest()) {
    throw apexError('System.TypeException', 'Methods defined as TestMethod do not support Web service callouts');
  }
  if (mock === undefined) throw new UnsupportedError('SOAP callouts from Apex', String(endpoint));
  const types = ['Object', 'Object', 'Map<String,Object>', ...TEXTS];
  const texts = [endpoint, soapAction, requestName, responseNamespace, responseName, responseType];
  env.invoke(mock, 'doInvoke', types, [stub, request, response, ...texts]);
}

export const behaviour: LibraryType = { invoke };
