/**
 * The two SOAP services that the command-line client uses by default: metadata deploy, and anonymous Apex.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy.htm
 */
import type { DeployOptions, TestLevel } from '../../org/deploy/deployTypes.ts';
import type { Session } from '../../org/sessions.ts';
import { toApiError } from '../errors.ts';
import type { ApiReply, ApiRequest, Route } from '../http.ts';
import { LATEST_VERSION } from '../versions.ts';
import {
  element,
  listOf,
  readEnvelope,
  type SoapCall,
  type SoapElement,
  soapFault,
  soapReply,
  textOf,
  toXml,
} from '../soapXml.ts';
import { METADATA_TYPES } from '../metadataTypes.ts';

const METADATA = 'http://soap.sforce.com/2006/04/metadata';
const APEX = 'http://soap.sforce.com/2006/08/apex';

type Operation = (request: ApiRequest, session: Session, call: SoapCall) => string;

const metadataOperations: Readonly<Record<string, Operation>> = {
  deploy(request, session, call) {
    const zip = Buffer.from(textOf(call.arguments['ZipFile']) ?? '', 'base64');
    const id = request.org.startDeploy(session, zip, deployOptions(element(call.arguments['DeployOptions'])));
    return soapReply(METADATA, 'deploy', { done: false, id, state: 'Queued' });
  },
  checkDeployStatus(request, _session, call) {
    const result = request.org.deployResult(textOf(call.arguments['asyncProcessId']) ?? '');
    return soapReply(METADATA, 'checkDeployStatus', result);
  },
  describeMetadata() {
    const metadataObjects = METADATA_TYPES.map(({ childXmlNames, directoryName, metaFile, suffix, xmlName }) => ({
      childXmlNames,
      directoryName,
      inFolder: false,
      metaFile,
      suffix,
      xmlName,
    }));
    const rest = { organizationNamespace: '', partialSaveAllowed: false, testRequired: false };
    return soapReply(METADATA, 'describeMetadata', { metadataObjects, ...rest });
  },
};

function deployOptions(options: SoapElement): DeployOptions {
  const level = textOf(options['testLevel']);
  return {
    checkOnly: textOf(options['checkOnly']) === 'true',
    testLevel: (level ?? 'NoTestRun') as TestLevel,
    runTests: listOf(options['runTests']).map(String),
  };
}

const apexOperations: Readonly<Record<string, Operation>> = {
  executeAnonymous(request, session, call) {
    const code = textOf(call.arguments['apexcode'] ?? call.arguments['String']) ?? '';
    const { log, ...result } = request.org.executeAnonymous(session, code);
    const header = `<soapenv:Header><DebuggingInfo>${toXml('debugLog', log)}</DebuggingInfo></soapenv:Header>`;
    return soapReply(APEX, 'executeAnonymous', result, header);
  },
};

function serve(operations: Readonly<Record<string, Operation>>): (request: ApiRequest) => ApiReply {
  return (request) => {
    try {
      const call = readEnvelope(request.body.toString('utf8'));
      const operation = operations[call.operation];
      if (operation === undefined) {
        return fault('INVALID_OPERATION', `The local org does not implement ${call.operation}`);
      }
      const session = call.sessionId === null ? null : request.org.session(call.sessionId);
      if (session === null) return fault('INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader');
      return { status: 200, body: operation(request, session, call), type: 'text/xml;charset=UTF-8' };
    } catch (thrown) {
      const [first] = toApiError(thrown).entries;
      return fault(first?.errorCode ?? 'UNKNOWN_EXCEPTION', first?.message ?? String(thrown));
    }
  };
}

function fault(code: string, message: string): ApiReply {
  return { status: 500, body: soapFault(code, message), type: 'text/xml;charset=UTF-8' };
}

function route(path: string, operations: Readonly<Record<string, Operation>>): Route {
  return { method: 'POST', path, authenticated: false, handle: serve(operations) };
}

/** Log-in with a password is refused: this org keeps none. */
const partner: Route = {
  method: 'POST',
  path: '/services/Soap/u/*',
  authenticated: false,
  handle: () =>
    fault(
      'INVALID_LOGIN',
      `Invalid username, password, security token; or user locked out. API ${LATEST_VERSION} of the local org keeps no passwords.`,
    ),
};

export const soapRoutes: readonly Route[] = [
  route('/services/Soap/m/*', metadataOperations),
  route('/services/Soap/s/*', apexOperations),
  partner,
];
