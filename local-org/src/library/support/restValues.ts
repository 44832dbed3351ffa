/** `RestContext`, `RestRequest` and `RestResponse` as values; the org sets `restContext(env).request` before it calls Apex REST. */
import type { Env } from '../../abi/env.ts';
import type { ApexBlob } from '../../runtime/values/apexBlob.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { ApexMap } from '../../runtime/values/collections.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';

export class RestRequest extends ApexObject {
  static override $type = sharedType('RestRequest', 'library');
  readonly headers: ApexMap;
  readonly params: ApexMap;
  httpMethod: string | null = null;
  remoteAddress: string | null = null;
  requestBody: ApexBlob | null = null;
  requestURI: string | null = null;
  resourcePath: string | null = null;

  constructor(env: Env) {
    super();
    this.headers = new ApexMap(env.type('Map<String,String>'));
    this.params = new ApexMap(env.type('Map<String,String>'));
  }
}

export class RestResponse extends ApexObject {
  static override $type = sharedType('RestResponse', 'library');
  readonly headers: ApexMap;
  responseBody: ApexBlob | null = null;
  statusCode: number | null = null;

  constructor(env: Env) {
    super();
    this.headers = new ApexMap(env.type('Map<String,String>'));
  }
}

/** Request and response of the transaction. */
export function restContext(env: Env): { request: RestRequest | null; response: RestResponse | null } {
  return env.scratch('rest context', () => ({ request: null, response: null }));
}
