/**
 * `Messaging.EmailFileAttachment`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_attachment.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { accessors } from '../support/accessors.ts';
import { PropertyBag } from '../support/propertyBag.ts';

export const behaviour: LibraryType = {
  new: () => new PropertyBag('Messaging.EmailFileAttachment', { Inline: false }),
  ...accessors(['Body', 'ContentType', 'FileName', 'Id', 'Inline']),
};
