/**
 * `System.Site`. Code never runs for a site here, so every fact of the current site is missing; what acts on sites is refused.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_sites.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';

const FACTS = [
  'getAdminEmail',
  'getAdminId',
  'getAnalyticsTrackingCode',
  'getBaseCustomUrl',
  'getBaseInsecureUrl',
  'getBaseRequestUrl',
  'getBaseSecureUrl',
  'getBaseUrl',
  'getCurrentSiteUrl',
  'getCustomWebAddress',
  'getDomain',
  'getErrorDescription',
  'getErrorMessage',
  'getExperienceId',
  'getMasterLabel',
  'getName',
  'getOriginalUrl',
  'getPathPrefix',
  'getPrefix',
  'getSiteId',
  'getSiteType',
  'getSiteTypeLabel',
];
const QUESTIONS = ['isLoginEnabled', 'isPasswordExpired', 'isRegistrationEnabled'];

export const behaviour: LibraryType = {
  ...Object.fromEntries(FACTS.map((name) => [name, () => null])),
  ...Object.fromEntries(QUESTIONS.map((name) => [name, () => false])),
  isValidUsername: (_env, name: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(name),
};
