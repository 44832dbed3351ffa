/**
 * Apex REST: finds the `@RestResource` class of a path and calls the method of the HTTP verb.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_rest_methods.htm
 */
import type { MethodInfo, TypeInfo } from '../../abi/types.ts';
import type { ApexCore } from '../apexCore.ts';
import { OrgError } from '../errors.ts';
import { RestRequest, RestResponse, restContext } from '../../library/support/restValues.ts';
import { ApexBlob } from '../../runtime/values/apexBlob.ts';
import { fromJson, toJson } from './jsonArguments.ts';

export interface ApexRestRequest {
  readonly method: string;
  /** Path behind `/services/apexrest`. */
  readonly path: string;
  readonly baseUrl: string;
  readonly query: readonly (readonly [string, string])[];
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
}

export interface ApexRestReply {
  readonly status: number;
  readonly body: string | Buffer;
  readonly contentType: string;
  readonly headers: Record<string, string>;
}

const JSON_TYPE = 'application/json;charset=UTF-8';

/** Runs the request as a user in a transaction of its own. */
export function callApexRest(core: ApexCore, userId: string, request: ApexRestRequest): ApexRestReply {
  const info = findResource(core, request.path);
  const verb = request.method.toLowerCase();
  const method = info.methods.find(
    (candidate) => candidate.isStatic && candidate.annotations.some(({ name }) => name === `http${verb}`),
  );
  if (method === undefined) {
    throw new OrgError(
      'METHOD_NOT_ALLOWED',
      `HTTP Method '${request.method}' not allowed. Allowed are ${verbsOf(info)}`,
      [],
      405,
    );
  }
  requireClassAccess(core, userId, info);
  try {
    return core.run({ userId, profile: 'synchronous' }, () => answer(core, info, method, request));
  } catch (thrown) {
    throw core.outward(thrown);
  }
}

/** `/fulfilment/*` and exact paths; the longest mapping that fits wins. */
function findResource(core: ApexCore, path: string): TypeInfo {
  let best: { info: TypeInfo; mapping: string } | null = null;
  for (const module of core.env.modules.classes()) {
    const info = module.types[0];
    const mapping = info === undefined ? null : mappingOf(info);
    if (info === undefined || mapping === null || !fits(mapping, path)) continue;
    if (best === null || mapping.length > best.mapping.length) best = { info, mapping };
  }
  if (best === null) throw new OrgError('NOT_FOUND', 'Could not find a match for URL', [], 404);
  return best.info;
}

/**
 * The path of a class; that of a namespace stands below the namespace.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_rest_annotation.htm
 */
function mappingOf({ annotations, namespace }: TypeInfo): string | null {
  const mapping = annotations.find(({ name }) => name === 'restresource')?.parameters['urlmapping'];
  if (mapping === undefined) return null;
  return namespace === '' ? mapping : `/${namespace}${mapping}`;
}

function fits(mapping: string, path: string): boolean {
  if (!mapping.endsWith('/*')) return mapping === path;
  const stem = mapping.slice(0, -2);
  return path === stem || path.startsWith(`${stem}/`);
}

function verbsOf(info: TypeInfo): string {
  const names = info.methods.flatMap((method) =>
    method.annotations.map(({ name }) => /^http(\w+)$/.exec(name)?.[1] ?? ''),
  );
  return names
    .filter((name) => name !== '')
    .join(', ')
    .toUpperCase();
}

/** Calls from outside need the right to the class. */
export function requireClassAccess(core: ApexCore, userId: string, info: TypeInfo): void {
  const access = core.access(userId);
  const id = core.classIdOf(info.unit);
  if (access.systemPermissions.has('AuthorApex') || (id !== null && access.setupEntities.has(id))) return;
  throw new OrgError('FORBIDDEN', `You do not have access to the Apex class named: ${info.unit}`, [], 403);
}

function answer(core: ApexCore, info: TypeInfo, method: MethodInfo, request: ApexRestRequest): ApexRestReply {
  const { env } = core;
  const context = restContext(env);
  const response = new RestResponse(env);
  context.request = requestOf(core, info, request);
  context.response = response;
  const result = env.callStatic(info.name, method.name, argumentsOf(core, method, request));
  const headers = Object.fromEntries(response.headers.entries().map(([name, value]) => [String(name), String(value)]));
  const status = response.statusCode ?? 200;
  if (method.returnType !== 'void') {
    return { status, body: result === null ? '' : toJson(env, result), contentType: JSON_TYPE, headers };
  }
  const contentType = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? JSON_TYPE;
  return { status, body: Buffer.from(response.responseBody?.bytes ?? []), contentType, headers };
}

function requestOf(core: ApexCore, info: TypeInfo, request: ApexRestRequest): RestRequest {
  const rest = new RestRequest(core.env);
  for (const [name, value] of request.headers) rest.headers.put(name, value);
  for (const [name, value] of request.query) rest.params.put(name, value);
  rest.httpMethod = request.method;
  rest.remoteAddress = '127.0.0.1';
  rest.requestBody = new ApexBlob(request.body);
  rest.requestURI = request.path;
  rest.resourcePath = `/services/apexrest${mappingOf(info) ?? ''}`;
  return rest;
}

/** The members of the JSON body by parameter name; of the query for GET and DELETE, which take none. */
function argumentsOf(core: ApexCore, method: MethodInfo, request: ApexRestRequest): unknown[] {
  if (method.paramNames.length === 0) return [];
  const body = JSON.parse(Buffer.from(request.body).toString('utf8') || '{}') as Record<string, unknown>;
  return method.paramNames.map((name, index) => fromJson(core.env, body[name], method.paramTypes[index] ?? 'Object'));
}
