/**
 * Metadata deploy over REST: a multipart request with the options as JSON and the zip file.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_rest_deploy.htm
 */
import type { DeployOptions, TestLevel } from '../../org/deploy/deployTypes.ts';
import { badRequest } from '../errors.ts';
import { type ApiReply, type ApiRequest, type Route, json, objectBody, param } from '../http.ts';
import { multipart } from '../multipart.ts';
import { alreadyCompleted } from './metadataSoap.ts';

const start: Route = {
  method: 'POST',
  path: '/services/data/:version/metadata/deployRequest',
  handle(request) {
    if (!String(request.headers['content-type'] ?? '').startsWith('multipart/')) return quick(request);
    const parts = multipart(String(request.headers['content-type'] ?? ''), request.body);
    const zip = parts.get('file');
    if (zip === undefined) throw badRequest('INVALID_INPUT', 'The deploy request has no part named file');
    const text = parts.get('json') ?? parts.get('entity_content');
    const options = (text === undefined ? {} : JSON.parse(text.toString('utf8'))) as { deployOptions?: RestOptions };
    const id = request.org.startDeploy(request.session, zip, fromRest(options.deployOptions ?? {}));
    return json({ id, deployOptions: options.deployOptions ?? {}, deployResult: request.org.deployResult(id) }, 201);
  },
};

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_rest_deploy_recentvalidation.htm */
function quick(request: ApiRequest): ApiReply {
  const { validatedDeployRequestId } = objectBody(request);
  if (typeof validatedDeployRequestId !== 'string') {
    throw badRequest('INVALID_INPUT', 'Give a zip file, or the id of a validation as validatedDeployRequestId');
  }
  const id = request.org.quickDeploy(request.session, validatedDeployRequestId);
  return json({ id, validatedDeployRequestId, deployResult: request.org.deployResult(id) }, 201);
}

interface RestOptions {
  checkOnly?: boolean;
  testLevel?: TestLevel;
  runTests?: string[];
}

function fromRest(options: RestOptions): DeployOptions {
  return {
    checkOnly: options.checkOnly === true,
    testLevel: options.testLevel ?? 'NoTestRun',
    runTests: options.runTests ?? [],
  };
}

const status: Route = {
  method: 'GET',
  path: '/services/data/:version/metadata/deployRequest/:id',
  handle(request) {
    const id = param(request, 'id');
    return json({ id, deployResult: request.org.deployResult(id) });
  },
};

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_rest_deploy_cancel.htm */
const cancel: Route = {
  method: 'PATCH',
  path: '/services/data/:version/metadata/deployRequest/:id',
  handle(request) {
    throw alreadyCompleted(request, param(request, 'id'));
  },
};

export const metadataRestRoutes: readonly Route[] = [start, status, cancel];
