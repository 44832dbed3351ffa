/**
 * `Invocable.Action.Result`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Invocable_Action_Result.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { ActionResult } from '../support/invocableValues.ts';

export const behaviour: LibraryType = {
  clone: (_env, self: ActionResult) => Object.assign(new ActionResult(), self),
  getAction: (_env, self: ActionResult) => self.action,
  getErrors: (_env, self: ActionResult) => self.errors,
  getInvocationParameters: (_env, self: ActionResult) => self.invocationParameters,
  getOutputParameters: (_env, self: ActionResult) => self.outputParameters,
  isSuccess: (_env, self: ActionResult) => self.success,
};
