/**
 * Invocable actions for the API: which there are, what they take and give, and calls of them.
 * https://developer.salesforce.com/docs/atlas.en-us.api_action.meta/api_action/actions_obj_apex.htm
 */
import type { FieldInfo, MethodInfo, RuntimeType, TypeInfo } from '../../abi/types.ts';
import type { ApexEnv } from '../../runtime/createEnv.ts';
import type { ApexCore } from '../apexCore.ts';
import { OrgError } from '../errors.ts';
import { invocableMethod, invocableVariables } from '../flows/invocableMethods.ts';
import type { Flow } from '../flows/model.ts';
import { requireClassAccess } from './apexRest.ts';
import { fromJson, toJson } from './jsonArguments.ts';

/** A kind of action that an org itself defines. */
export type ActionType = 'apex' | 'flow';

/** An action in a list of them. */
export interface ActionSummary {
  readonly name: string;
  readonly label: string;
}

/** A parameter of an action, or something it gives back. */
export interface ActionParameter {
  readonly name: string;
  readonly label: string;
  /** Apex type of a value. */
  readonly type: string;
  readonly required: boolean;
  readonly description: string | null;
}

/** An action in full. */
export interface ActionDescription extends ActionSummary {
  readonly description: string | null;
  readonly inputs: readonly ActionParameter[];
  readonly outputs: readonly ActionParameter[];
}

/** The outcome of one set of inputs; `outputs` is JSON text. */
export interface ActionReply {
  readonly outputs: string;
  readonly errors: readonly { readonly code: string; readonly message: string }[];
}

/** All actions of a kind. */
export function listActions(core: ApexCore, type: ActionType): ActionSummary[] {
  if (type === 'flow') return core.flows.called().map(({ name, label }) => ({ name, label }));
  const infos = [...core.env.modules.classes()].flatMap((module) => module.types[0] ?? []);
  return infos.flatMap((info) => {
    const method = methodOf(info);
    return method === undefined ? [] : [{ name: info.name, label: annotation(method, 'label') ?? method.name }];
  });
}

function methodOf(info: TypeInfo): MethodInfo | undefined {
  return info.methods.find((one) => one.annotations.some(({ name }) => name === 'invocablemethod'));
}

function annotation(method: MethodInfo, parameter: string): string | null {
  return method.annotations.find(({ name }) => name === 'invocablemethod')?.parameters[parameter] ?? null;
}

/** What an action takes and gives. */
export function describeAction(core: ApexCore, type: ActionType, name: string): ActionDescription {
  if (type === 'apex') return describeApex(core.env, name);
  const flow = core.flows.called().find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (flow === undefined) throw unknown(name);
  return describeFlow(flow);
}

function unknown(name: string): OrgError {
  return new OrgError('NOT_FOUND', `The requested resource does not exist: ${name}`, [], 404);
}

function describeApex(env: ApexEnv, name: string): ActionDescription {
  const found = invocableMethod(env, name);
  if (found === null) throw unknown(name);
  const { type, method } = found;
  const [parameter] = method.paramTypes;
  return {
    name: type.name,
    label: annotation(method, 'label') ?? method.name,
    description: annotation(method, 'description'),
    inputs: parameter === undefined ? [] : parametersOf(env.type(parameter).args[0]!, method.paramNames[0]!),
    outputs: method.returnType === 'void' ? [] : parametersOf(env.type(method.returnType).args[0]!, 'output'),
  };
}

function parametersOf(item: RuntimeType, name: string): ActionParameter[] {
  const fields = item.kind === 'class' ? invocableVariables(item) : [];
  if (fields.length === 0) return [{ name, label: name, type: item.name, required: true, description: null }];
  return fields.map(parameterOf);
}

function parameterOf(field: FieldInfo): ActionParameter {
  const given = field.annotations.find(({ name }) => name === 'invocablevariable')?.parameters ?? {};
  return {
    name: field.name,
    label: given['label'] ?? field.name,
    type: field.type,
    required: given['required']?.toLowerCase() === 'true',
    description: given['description'] ?? null,
  };
}

const FLOW_TYPES: Readonly<Record<string, string>> = {
  Number: 'Decimal',
  Currency: 'Decimal',
  DateTime: 'Datetime',
  Picklist: 'String',
  Multipicklist: 'String',
};

function describeFlow(flow: Flow): ActionDescription {
  const parameters = [...flow.variables.values()].map((variable) => {
    const plain = variable.objectType ?? variable.apexClass ?? FLOW_TYPES[variable.dataType] ?? variable.dataType;
    const type = variable.isCollection ? `List<${plain}>` : plain;
    return { variable, shown: { name: variable.name, label: variable.name, type, required: false, description: null } };
  });
  return {
    name: flow.name,
    label: flow.label,
    description: flow.description,
    inputs: parameters.filter(({ variable }) => variable.isInput).map(({ shown }) => shown),
    outputs: parameters.filter(({ variable }) => variable.isOutput).map(({ shown }) => shown),
  };
}

/** Calls an action as a user, in a transaction of its own. */
export function callAction(
  core: ApexCore,
  userId: string,
  type: ActionType,
  name: string,
  inputs: readonly Readonly<Record<string, unknown>>[],
): ActionReply[] {
  const { inputs: parameters } = describeAction(core, type, name);
  const { env } = core;
  const info = type === 'apex' ? invocableMethod(env, name)?.type.info : null;
  if (info) requireClassAccess(core, userId, info);
  const types = new Map(parameters.map((parameter) => [parameter.name.toLowerCase(), parameter.type]));
  const typed = (input: Readonly<Record<string, unknown>>): Map<string, unknown> =>
    new Map(
      Object.entries(input).map(([key, value]) => [
        key,
        fromJson(env, value, types.get(key.toLowerCase()) ?? 'Object'),
      ]),
    );
  try {
    return core.run({ userId, profile: 'synchronous' }, () =>
      core.flows.invoke(type, name, inputs.map(typed)).map(({ outputs, errors }) => ({
        outputs: `{${[...outputs].map(([key, value]) => `${JSON.stringify(key)}:${toJson(env, value)}`).join(',')}}`,
        errors,
      })),
    );
  } catch (thrown) {
    throw core.outward(thrown);
  }
}
