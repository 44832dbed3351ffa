/**
 * Metadata deploy over REST: a multipart request with the options as JSON and the zip file.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_rest_deploy.htm
 */
import type { DeployOptions, TestLevel } from '../../org/deploy/deployTypes.ts';
import { badRequest } from '../errors.ts';
import { type Route, json, param } from '../http.ts';
import { multipart } from '../multipart.ts';

const start: Route = {
  method: 'POST',
  path: '/services/data/:version/metadata/deployRequest',
  handle(request) {
    const parts = multipart(String(request.headers['content-type'] ?? ''), request.body);
    const zip = parts.get('file');
    if (zip === undefined) throw badRequest('INVALID_INPUT', 'The deploy request has no part named file');
    const text = parts.get('json') ?? parts.get('entity_content');
    const options = (text === undefined ? {} : JSON.parse(text.toString('utf8'))) as { deployOptions?: RestOptions };
    const id = request.org.startDeploy(request.session, zip, fromRest(options.deployOptions ?? {}));
    return json({ id, deployOptions: options.deployOptions ?? {}, deployResult: request.org.deployResult(id) }, 201);
  },
};

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

export const metadataRestRoutes: readonly Route[] = [start, status];
