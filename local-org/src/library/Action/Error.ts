/**
 * `Invocable.Action.Error`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Invocable_Action_Error.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { ActionError } from '../support/invocableValues.ts';

export const behaviour: LibraryType = {
  clone: (_env, self: ActionError) => Object.assign(new ActionError(), self),
  getCode: (_env, self: ActionError) => self.code,
  getMessage: (_env, self: ActionError) => self.message,
};
