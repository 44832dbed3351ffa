/** Saving as the standard controllers of pages do: with the user's rights, failures becoming messages of the page. */
import type { DmlOperation, Env } from '../../abi/env.ts';
import type { SObject } from '../../runtime/values/sObject.ts';
import { addPageError } from './pageReference.ts';

/** False where the page has to show what went wrong. */
export function saveFromPage(env: Env, operation: DmlOperation, records: readonly SObject[]): boolean {
  const options = { allOrNone: true, externalId: null, duplicateRuleAllowSave: false };
  const results = env.dmlResults(operation, records, 'user', options);
  const errors = results.flatMap((result) => result.errors);
  for (const { message } of errors) addPageError(env, message);
  return errors.length === 0;
}
