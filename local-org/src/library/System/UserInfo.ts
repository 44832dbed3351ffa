/**
 * `System.UserInfo`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_userinfo.htm
 */
import type { LibraryFunction, LibraryType } from '../../abi/libraryType.ts';
import { ApexZone } from '../support/apexZone.ts';

/** The theme of Lightning Experience. */
const LIGHTNING = 'Theme4d';

/** A fact on the running user, read from the User record. */
function fact(name: string): LibraryFunction {
  return (env) => env.ports.session.userFact(name);
}

export const behaviour: LibraryType = {
  getUserId: (env) => env.ports.session.userId,
  getUserName: (env) => env.ports.session.userName,
  getOrganizationId: (env) => env.ports.session.organizationId,
  getSessionId: (env) => env.ports.session.sessionId(),
  getLocale: (env) => env.ports.session.locale(),
  getTimeZone: (env) => new ApexZone(env.ports.session.timeZone()),
  getName: fact('Name'),
  getFirstName: fact('FirstName'),
  getLastName: fact('LastName'),
  getUserEmail: fact('Email'),
  getUserType: fact('UserType'),
  getProfileId: fact('ProfileId'),
  getUserRoleId: fact('UserRoleId'),
  getLanguage: fact('LanguageLocaleKey'),
  getDefaultCurrency: fact('DefaultCurrencyIsoCode'),
  getOrganizationName: fact('OrganizationName'),
  getUiTheme: () => LIGHTNING,
  getUiThemeDisplayed: () => LIGHTNING,
  // Packages and their licences are not modelled: everybody may use what is installed.
  hasPackageLicense: () => true,
  isCurrentUserLicensed: () => true,
  isCurrentUserLicensedForPackage: () => true,
  getCurrentUvid: () => null,
  isMultiCurrencyOrganization: (env) => env.ports.schema.objectType('CurrencyType') !== null,
};
