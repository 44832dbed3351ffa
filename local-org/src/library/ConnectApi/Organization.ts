/**
 * `ConnectApi.Organization`: the org's name and id; settings of Chatter are refused by not being there.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_ConnectAPI_Organization_static_methods.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { PropertyBag } from '../support/propertyBag.ts';

export const behaviour: LibraryType = {
  getSettings: ({ ports: { session } }) =>
    new PropertyBag('ConnectApi.OrganizationSettings', {
      name: session.userFact('OrganizationName'),
      orgId: session.organizationId,
    }),
};
