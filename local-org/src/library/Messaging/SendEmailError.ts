/**
 * `Messaging.SendEmailError`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_sendemailerror.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import type { SendEmailError } from '../support/messages.ts';

export const behaviour: LibraryType = {
  getFields: (env, self: SendEmailError) => new ApexList(env.type('List<String>'), [...self.problem.fields]),
  getMessage: (_env, self: SendEmailError) => self.problem.message,
  getStatusCode: (env, self: SendEmailError) => env.enumValueOf('StatusCode', self.problem.statusCode),
  getTargetObjectId: (_env, self: SendEmailError) => self.targetObjectId,
};
