/**
 * `System.ApexPages`: the current page and its messages.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_apexpages.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import type { ApexException } from '../../runtime/values/apexException.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { addPageError, pageState } from '../support/pageReference.ts';
import type { PageMessage } from '../support/pageReference.ts';

/** A DmlException leaves a message for each of its rows. */
function addMessages(env: Env, exception: ApexException): void {
  const texts = exception.rows.length > 0 ? exception.rows.map((row) => row.message) : [exception.text];
  for (const text of texts) addPageError(env, text);
}

export const behaviour: LibraryType = {
  addMessage: (env, message: PageMessage) => void pageState(env).messages.push(env.ops.nonNull(message)),
  addMessages: (env, exception: ApexException) => addMessages(env, env.ops.nonNull(exception)),
  currentPage: (env) => pageState(env).page,
  getMessages: (env) => new ApexList(env.type('List<ApexPages.Message>'), [...pageState(env).messages]),
  'hasMessages/0': (env) => pageState(env).messages.length > 0,
  'hasMessages/1': (env, severity: unknown) =>
    pageState(env).messages.some((message) => env.ops.equal(message.severity, severity)),
};
