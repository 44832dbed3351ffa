/**
 * `Messaging.Email`: what single and mass messages have in common.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_base.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { accessors } from '../support/accessors.ts';

export const behaviour: LibraryType = accessors([
  'BccSender',
  'EmailPriority',
  'ReplyTo',
  'SaveAsActivity',
  'SenderDisplayName',
  'Subject',
  'UseSignature',
]);
