/** The platform's own callout mocks, which answer with static resources. */
import type { Env } from '../../abi/env.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';
import { Headers, HttpResponse } from './httpMessages.ts';
import type { HttpRequest } from './httpMessages.ts';
import { staticResource } from './staticResource.ts';

/** What both mocks have in common: status and headers of the answer. */
abstract class ResourceMock extends ApexObject {
  readonly headers = new Headers();
  status: string | null = null;
  statusCode = 200;

  abstract resourceFor(request: HttpRequest): string | null;
}

/** `System.StaticResourceCalloutMock`: one resource for every request. */
export class StaticResourceCalloutMock extends ResourceMock {
  static override $type = sharedType('StaticResourceCalloutMock', 'library');
  resource: string | null = null;

  override resourceFor(): string | null {
    return this.resource;
  }
}

/** `System.MultiStaticResourceCalloutMock`: a resource for each endpoint. */
export class MultiStaticResourceCalloutMock extends ResourceMock {
  static override $type = sharedType('MultiStaticResourceCalloutMock', 'library');
  readonly resources = new Map<string, string>();

  override resourceFor(request: HttpRequest): string | null {
    return this.resources.get(request.endpoint ?? '') ?? null;
  }
}

/** The answer of such a mock. */
export function respond(env: Env, mock: ResourceMock, request: HttpRequest): HttpResponse {
  const name = mock.resourceFor(request);
  const body = name === null ? null : staticResource(env, name);
  if (body === null) {
    const missing = name === null ? `No static resource is set for ${request.endpoint}` : `No static resource ${name}`;
    throw apexError('System.CalloutException', missing);
  }
  const response = new HttpResponse();
  response.statusCode = mock.statusCode;
  response.status = mock.status;
  response.body = body.bytes;
  for (const [header, value] of Object.entries(mock.headers.toObject())) response.headers.set(header, value);
  return response;
}

/** The setters both mocks share. */
export const mockSetters = {
  setHeader: (_env: Env, self: ResourceMock, name: string, value: string) => self.headers.set(name, value),
  setStatus: (_env: Env, self: ResourceMock, status: string) => void (self.status = status),
  setStatusCode: (_env: Env, self: ResourceMock, code: number) => void (self.statusCode = code),
  respond: (env: Env, self: ResourceMock, request: HttpRequest) => respond(env, self, request),
};
