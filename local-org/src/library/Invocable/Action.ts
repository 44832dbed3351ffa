/**
 * `Invocable.Action`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Invocable_Action.htm
 */
import type { Env } from '../../abi/env.ts';
import type { ActionOutcome } from '../../abi/ports.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { ApexList, ApexMap } from '../../runtime/values/collections.ts';
import { ActionError, ActionResult, InvocableAction, actions, parametersOf } from '../support/invocableValues.ts';

/** Kinds of actions that an org itself defines. */
const CUSTOM = new Set(['apex', 'flow']);

function custom(env: Env, type: string, namespace: string | null, name: string): InvocableAction {
  const kind = env.ops.nonNull(type);
  if (!CUSTOM.has(kind.toLowerCase())) throw new UnsupportedError(`invocable actions of type ${kind}`, name);
  return new InvocableAction(kind, env.ops.nonNull(name), namespace);
}

function lastInvocation(env: Env, self: InvocableAction): ApexMap {
  if (self.invocations.length === 0) self.invocations.push(new ApexMap(env.type('Map<String,Object>'), []));
  return self.invocations.at(-1)!;
}

/** Calls the action once with all invocations; one result for each. */
function invoke(env: Env, self: InvocableAction): ApexList {
  const inputs = self.invocations.map(parametersOf);
  const outcomes = actions(env).invoke(self.type, self.name!, inputs);
  const results = outcomes.map((outcome, index) => resultOf(env, self, outcome, self.invocations[index] ?? null));
  return new ApexList(env.type('List<Action.Result>'), results);
}

function resultOf(env: Env, action: InvocableAction, outcome: ActionOutcome, given: ApexMap | null): ActionResult {
  const result = new ActionResult();
  result.action = action;
  result.success = outcome.errors.length === 0;
  result.invocationParameters = given;
  result.outputParameters = new ApexMap(env.type('Map<String,Object>'), [...outcome.outputs]);
  const errors = outcome.errors.map(({ code, message }) => Object.assign(new ActionError(), { code, message }));
  result.errors = new ApexList(env.type('List<Action.Error>'), errors);
  return result;
}

export const behaviour: LibraryType = {
  'createCustomAction/2': (env, type: string, name: string) => custom(env, type, null, name),
  'createCustomAction/3': (env, type: string, namespace: string | null, name: string) =>
    custom(env, type, namespace, name),
  createStandardAction: (env, type: string) => {
    throw new UnsupportedError(`the standard action ${env.ops.nonNull(type)}`, 'Invocable.Action');
  },
  'isStandard/1': (env, type: string) => !CUSTOM.has(env.ops.nonNull(type).toLowerCase()),
  'isStandard/0': (_env, self: InvocableAction) => !CUSTOM.has(self.type.toLowerCase()),
  addInvocation: (env, self: InvocableAction) => {
    self.invocations.push(new ApexMap(env.type('Map<String,Object>'), []));
    return self;
  },
  clearInvocations: (_env, self: InvocableAction) => {
    self.invocations = [];
    return self;
  },
  clone: (_env, self: InvocableAction) => self.copy(),
  getInvocations: (env, self: InvocableAction) =>
    new ApexList(env.type('List<Map<String,Object>>'), [...self.invocations]),
  getName: (_env, self: InvocableAction) => self.name,
  getNamespace: (_env, self: InvocableAction) => self.namespace,
  getType: (_env, self: InvocableAction) => self.type,
  invoke,
  setInvocationParameter: (env, self: InvocableAction, name: string, value: unknown) => {
    lastInvocation(env, self).put(env.ops.nonNull(name), value);
    return self;
  },
  setInvocations: (env, self: InvocableAction, given: ApexList) => {
    self.invocations = (env.ops.nonNull(given).items as ApexMap[]).map((one) => new ApexMap(one.$type, one.entries()));
    return self;
  },
};
