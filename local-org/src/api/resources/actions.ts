/**
 * Invocable actions over REST.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_actions_invocable.htm
 */
import type { ActionDescription, ActionParameter, ActionType } from '../../org/entry/actions.ts';
import { OrgError } from '../../org/errors.ts';
import { type ApiReply, type ApiRequest, type Route, json, objectBody, param } from '../http.ts';

const BASE = '/services/data/:version/actions';

function home(request: ApiRequest): string {
  return `/services/data/${param(request, 'version')}/actions`;
}

const resources: Route = {
  method: 'GET',
  path: BASE,
  handle: (request) => json({ standard: `${home(request)}/standard`, custom: `${home(request)}/custom` }),
};

/** None of the platform's own actions runs here. */
const standard: Route = { method: 'GET', path: `${BASE}/standard`, handle: () => json({ actions: [] }) };

const custom: Route = {
  method: 'GET',
  path: `${BASE}/custom`,
  handle: (request) => json({ apex: `${home(request)}/custom/apex`, flow: `${home(request)}/custom/flow` }),
};

function typeOf(request: ApiRequest): ActionType {
  const type = param(request, 'type');
  if (type === 'apex' || type === 'flow') return type;
  throw new OrgError('NOT_FOUND', 'The requested resource does not exist', [], 404);
}

const list: Route = {
  method: 'GET',
  path: `${BASE}/custom/:type`,
  handle(request) {
    const type = typeOf(request);
    const actions = request.org.listActions(type).map(({ name, label }) => ({
      label,
      name,
      type: type.toUpperCase(),
      url: `${home(request)}/custom/${type}/${name}`,
    }));
    return json({ actions });
  },
};

const describe: Route = {
  method: 'GET',
  path: `${BASE}/custom/:type/:name`,
  handle(request) {
    const type = typeOf(request);
    return json(described(type, request.org.describeAction(type, param(request, 'name'))));
  },
};

function described(type: ActionType, action: ActionDescription): Record<string, unknown> {
  const { name, label, description } = action;
  return {
    description,
    inputs: action.inputs.map((one) => parameter(one, true)),
    label,
    name,
    outputs: action.outputs.map((one) => parameter(one, false)),
    standard: false,
    targetEntityName: null,
    type: type.toUpperCase(),
  };
}

function parameter(
  { name, label, type, required, description }: ActionParameter,
  isInput: boolean,
): Record<string, unknown> {
  const many = /^List<(.*)>$/.exec(type);
  const shown = {
    description,
    label,
    maxOccurs: many === null ? 1 : 2000,
    name,
    type: (many?.[1] ?? type).toUpperCase(),
  };
  return isInput ? { ...shown, required } : shown;
}

/** One reply for each set of inputs; 400 where any of them failed. */
const call: Route = {
  method: 'POST',
  path: `${BASE}/custom/:type/:name`,
  handle(request): ApiReply {
    const { inputs } = objectBody(request);
    const given = Array.isArray(inputs) ? (inputs as Record<string, unknown>[]) : [{}];
    const name = param(request, 'name');
    const replies = request.org.callAction(request.session, typeOf(request), name, given);
    const body = replies.map(({ outputs, errors }) => ({
      actionName: name,
      errors:
        errors.length === 0 ? null : errors.map(({ code, message }) => ({ statusCode: code, message, fields: [] })),
      isSuccess: errors.length === 0,
      outputValues: errors.length === 0 ? (JSON.parse(outputs) as unknown) : null,
      version: 1,
    }));
    return json(body, body.every(({ isSuccess }) => isSuccess) ? 200 : 400);
  },
};

export const actionRoutes: readonly Route[] = [resources, standard, custom, list, describe, call];
