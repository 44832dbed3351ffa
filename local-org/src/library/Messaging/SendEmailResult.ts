/**
 * `Messaging.SendEmailResult`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_sendemailresult.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';

export const behaviour: LibraryType = {
  isSuccess: () => true,
};
