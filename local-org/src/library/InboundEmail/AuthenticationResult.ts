/** `Messaging.InboundEmail.AuthenticationResult`. */
import type { LibraryType } from '../../abi/libraryType.ts';
import { propertyBag } from '../support/propertyBag.ts';

export const behaviour: LibraryType = propertyBag('InboundEmail.AuthenticationResult', [
  'authenticationResultFields',
  'method',
  'result',
]);
