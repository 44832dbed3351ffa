/**
 * `System.Http`. In tests the mock answers; without one a test may not call out.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_http_http.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';
import { startCallout } from '../support/callouts.ts';
import { HttpResponse } from '../support/httpMessages.ts';
import type { HttpRequest } from '../support/httpMessages.ts';
import { mocks } from '../support/testRun.ts';

class Http extends ApexObject {
  static override $type = sharedType('Http', 'library');
}

function send(env: Env, request: HttpRequest): unknown {
  env.ops.nonNull(request);
  startCallout(env);
  const mock = mocks(env).get('HttpCalloutMock');
  if (mock !== undefined) return env.invoke(mock, 'respond', ['HttpRequest'], [request]);
  if (env.ports.async.isRunningTest()) {
    throw apexError('System.TypeException', 'Methods defined as TestMethod do not support Web service callouts');
  }
  return sendOut(env, request);
}

function sendOut(env: Env, request: HttpRequest): HttpResponse {
  if (request.endpoint === null) throw apexError('System.CalloutException', 'Endpoint cannot be null');
  if (request.certificate !== null)
    throw new UnsupportedError(`client certificate ${request.certificate}`, 'Http.send');
  const answer = env.ports.callout.send({
    method: request.method,
    endpoint: request.endpoint,
    headers: request.headers.toObject(),
    body: request.body,
    timeout: request.timeout,
  });
  const response = new HttpResponse();
  response.statusCode = answer.status;
  response.status = answer.statusText;
  response.body = answer.body;
  for (const [name, value] of Object.entries(answer.headers)) response.headers.set(name, value);
  return response;
}

export const behaviour: LibraryType = {
  new: () => new Http(),
  send: (env, _self: Http, request: HttpRequest) => send(env, request),
};
