/**
 * The two SOAP services that the command-line client uses by default: metadata, and anonymous Apex.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/sforce_api_calls_executeanonymous.htm
 */
import { toApiError } from '../errors.ts';
import type { ApiReply, ApiRequest, Route } from '../http.ts';
import { LATEST_VERSION } from '../versions.ts';
import { readEnvelope, soapFault, soapReply, textOf, toXml } from '../soapXml.ts';
import { metadataOperations, type Operation } from './metadataSoap.ts';

const APEX = 'http://soap.sforce.com/2006/08/apex';

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
