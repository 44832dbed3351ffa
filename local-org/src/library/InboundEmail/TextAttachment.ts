/**
 * `Messaging.InboundEmail.TextAttachment`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_inbound_text.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { propertyBag } from '../support/propertyBag.ts';

export const behaviour: LibraryType = propertyBag('InboundEmail.TextAttachment', [
  'body',
  'bodyIsTruncated',
  'charset',
  'fileName',
  'headers',
  'mimeTypeSubType',
]);
