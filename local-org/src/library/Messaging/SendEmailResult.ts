/**
 * `Messaging.SendEmailResult`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_sendemailresult.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import type { SendEmailResult } from '../support/messages.ts';

export const behaviour: LibraryType = {
  getErrors: (env, { error }: SendEmailResult) =>
    new ApexList(env.type('List<Messaging.SendEmailError>'), error === null ? [] : [error]),
  isSuccess: (_env, self: SendEmailResult) => self.error === null,
};
