/**
 * `Messaging.InboundEmail`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_inbound_inbound.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { propertyBag } from '../support/propertyBag.ts';

export const behaviour: LibraryType = propertyBag('Messaging.InboundEmail', [
  'authenticationResults',
  'binaryAttachments',
  'ccAddresses',
  'fromAddress',
  'fromName',
  'headers',
  'htmlBody',
  'htmlBodyIsTruncated',
  'inReplyTo',
  'messageId',
  'plainTextBody',
  'plainTextBodyIsTruncated',
  'references',
  'replyTo',
  'subject',
  'textAttachments',
  'toAddresses',
]);
