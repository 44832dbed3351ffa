/**
 * `Messaging.InboundEmail.Header`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_inbound_header.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { propertyBag } from '../support/propertyBag.ts';

export const behaviour: LibraryType = propertyBag('InboundEmail.Header', ['name', 'value']);
