/**
 * `ApexPages.Message`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_apexpages_message.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import type { ApexObject } from '../../runtime/values/apexObject.ts';
import { PageMessage } from '../support/pageReference.ts';

export const behaviour: LibraryType = {
  new: (_env, severity: ApexObject, summary: string, detail?: string) =>
    new PageMessage(severity, summary, detail ?? summary),
  // Only messages that belong to an input of a page have one.
  getComponentLabel: () => null,
  getDetail: (_env, self: PageMessage) => self.detail,
  getSeverity: (_env, self: PageMessage) => self.severity,
  getSummary: (_env, self: PageMessage) => self.summary,
};
