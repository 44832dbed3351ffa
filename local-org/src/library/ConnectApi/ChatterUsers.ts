/**
 * `ConnectApi.ChatterUsers`: there is no Chatter here. In tests that do not see all data the methods throw as the platform's do.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/connectAPI_TestingApex.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { apexError } from '../../runtime/values/apexException.ts';

export const behaviour: LibraryType = {
  getFollowings: (env) => {
    if (!env.ports.async.isRunningTest())
      throw new UnsupportedError('Chatter', 'ConnectApi.ChatterUsers.getFollowings');
    throw apexError(
      'System.UnsupportedOperationException',
      'ConnectApi methods are not supported in data siloed tests. Please use @IsTest(SeeAllData=true).',
    );
  },
};
