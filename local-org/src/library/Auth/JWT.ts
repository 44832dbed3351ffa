/**
 * `Auth.JWT`: the claims of a token.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Auth_JWT.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexMap } from '../../runtime/values/collections.ts';
import { accessors } from '../support/accessors.ts';
import { PropertyBag } from '../support/propertyBag.ts';

/** Seconds a token is good for where the code does not say. */
const VALIDITY = 300;

/** Issuer, subject, audience, issue and expiry times in seconds, then what was added. */
function claims(env: Env, { values }: PropertyBag): ApexMap {
  const now = Math.floor(env.ports.session.now() / 1000);
  const skew = values.get('nbfclockskew') as number | null | undefined;
  const all = new ApexMap(env.type('Map<String,Object>'));
  for (const name of ['iss', 'sub', 'aud']) if (values.get(name)) all.put(name, values.get(name));
  all.put('iat', now);
  if (skew !== null && skew !== undefined) all.put('nbf', now - skew);
  all.put('exp', now + ((values.get('validitylength') as number | null | undefined) ?? VALIDITY));
  const more = values.get('additionalclaims') as ApexMap | null | undefined;
  for (const [name, value] of more?.entries() ?? []) all.put(name, value);
  return all;
}

export const behaviour: LibraryType = {
  new: () => new PropertyBag('Auth.JWT'),
  ...accessors(['AdditionalClaims', 'Aud', 'Iss', 'NbfClockSkew', 'Sub', 'ValidityLength']),
  toJSONString: (env, self: PropertyBag) => env.library('JSON', 'serialize', ['Object'])(env, claims(env, self)),
};
