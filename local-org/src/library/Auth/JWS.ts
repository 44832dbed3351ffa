/**
 * `Auth.JWS`: a signed token. There is no certificate store, so signing is refused with the certificate's name.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Auth_JWS.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { PropertyBag } from '../support/propertyBag.ts';

export const behaviour: LibraryType = {
  new: (_env, _token: unknown, certificate: string) => new PropertyBag('Auth.JWS', { certificate }),
  getCompactSerialization: (_env, self: PropertyBag) => {
    throw new UnsupportedError(`certificate ${String(self.values.get('certificate'))}`, 'Auth.JWS');
  },
};
