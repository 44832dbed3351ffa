/**
 * The Metadata API over SOAP: deploy, quick deploy, cancel, retrieve, and what there is.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy.htm
 */
import { randomBytes } from 'node:crypto';
import type { DeployOptions, TestLevel } from '../../org/deploy/deployTypes.ts';
import { type Author, propertiesOf, retrieve, selected, type WantedType } from '../../org/source/retrieve.ts';
import { badRequest } from '../errors.ts';
import type { ApiRequest } from '../http.ts';
import { DESCRIBED_TYPES } from '../metadataTypes.ts';
import type { Session } from '../../org/sessions.ts';
import { element, listOf, type SoapCall, type SoapElement, soapReply, textOf } from '../soapXml.ts';
import { LATEST_VERSION } from '../versions.ts';

const METADATA = 'http://soap.sforce.com/2006/04/metadata';
const KEPT_RETRIEVES = 50;

/** One operation of a SOAP service: the reply envelope. */
export type Operation = (request: ApiRequest, session: Session, call: SoapCall) => string;

/** What was asked for by a retrieve; the zip is made when the client comes for it. */
interface RetrieveRequest {
  readonly wanted: readonly WantedType[];
  readonly version: string;
}

const retrieves = new Map<string, RetrieveRequest>();

export const metadataOperations: Readonly<Record<string, Operation>> = {
  deploy(request, session, call) {
    const zip = Buffer.from(textOf(call.arguments['ZipFile']) ?? '', 'base64');
    const id = request.org.startDeploy(session, zip, deployOptions(element(call.arguments['DeployOptions'])));
    return soapReply(METADATA, 'deploy', { done: false, id, state: 'Queued' });
  },
  checkDeployStatus(request, _session, call) {
    const result = request.org.deployResult(textOf(call.arguments['asyncProcessId']) ?? '');
    return soapReply(METADATA, 'checkDeployStatus', result);
  },
  deployRecentValidation(request, session, call) {
    const id = request.org.quickDeploy(session, textOf(call.arguments['validationId']) ?? '');
    return soapReply(METADATA, 'deployRecentValidation', id);
  },
  cancelDeploy(request, _session, call) {
    throw alreadyCompleted(request, textOf(call.arguments['id'] ?? call.arguments['String']) ?? '');
  },
  retrieve(_request, _session, call) {
    const asked = element(call.arguments['request'] ?? call.arguments['retrieveRequest']);
    if (listOf(asked['packageNames']).length > 0) {
      throw badRequest('INVALID_OPERATION', 'The local org has no packages to retrieve: list components instead');
    }
    const id = `09S${randomBytes(6).toString('hex')}AAA`;
    retrieves.set(id, {
      wanted: wantedTypes(element(asked['unpackaged'])),
      version: textOf(asked['apiVersion']) ?? LATEST_VERSION,
    });
    for (const old of [...retrieves.keys()].slice(0, -KEPT_RETRIEVES)) retrieves.delete(old);
    return soapReply(METADATA, 'retrieve', { done: false, id, state: 'Queued' });
  },
  checkRetrieveStatus(request, session, call) {
    const id = textOf(call.arguments['asyncProcessId']) ?? '';
    const asked = retrieves.get(id);
    if (asked === undefined) throw badRequest('INVALID_ID_FIELD', `No retrieve has the id ${id}`);
    const files = request.org.sourceFiles();
    const author = authorOf(request, session);
    const { zip, ...rest } = retrieve(files, request.org.model.components, asked.wanted, author, asked.version);
    const zipFile = Buffer.from(zip).toString('base64');
    return soapReply(METADATA, 'checkRetrieveStatus', {
      done: true,
      ...rest,
      id,
      status: 'Succeeded',
      success: true,
      zipFile,
    });
  },
  listMetadata(request, session, call) {
    const author = authorOf(request, session);
    const types = new Set(listOf(call.arguments['queries']).map((query) => textOf(element(query)['type']) ?? ''));
    const found = [...types].flatMap((name) => selected(request.org.model.components, { name, members: ['*'] }));
    const entries = found.map((component) => propertiesOf(component, author));
    return soapReply(METADATA, 'listMetadata', [
      ...new Map(entries.map((entry) => [entry.type + entry.fullName, entry])).values(),
    ]);
  },
  describeMetadata() {
    const rest = { organizationNamespace: '', partialSaveAllowed: false, testRequired: false };
    return soapReply(METADATA, 'describeMetadata', { metadataObjects: DESCRIBED_TYPES, ...rest });
  },
};

/** A deploy ends within the request that starts it, so none is ever left to cancel. */
export function alreadyCompleted(request: ApiRequest, id: string): Error {
  request.org.deployResult(id);
  return badRequest('INVALID_ID_FIELD', 'Deployment already completed');
}

function authorOf(request: ApiRequest, session: Session): Author {
  const user = request.org.user(session.userId);
  return { id: session.userId, name: user?.name ?? '', time: new Date(request.org.clock.now()).toISOString() };
}

function wantedTypes(unpackaged: SoapElement): WantedType[] {
  return listOf(unpackaged['types']).map((entry) => ({
    name: textOf(element(entry)['name']) ?? '',
    members: listOf(element(entry)['members']).map(String),
  }));
}

function deployOptions(options: SoapElement): DeployOptions {
  const level = textOf(options['testLevel']);
  return {
    checkOnly: textOf(options['checkOnly']) === 'true',
    testLevel: (level ?? 'NoTestRun') as TestLevel,
    runTests: listOf(options['runTests']).map(String),
  };
}
