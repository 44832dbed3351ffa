/**
 * `System.QueryException`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_perms_enforcing_user_mode.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import type { ApexException } from '../../runtime/values/apexException.ts';
import { fieldsByObject } from '../support/fieldsByObject.ts';

export const behaviour: LibraryType = {
  getInaccessibleFields: (env, self: ApexException) => fieldsByObject(env, self.inaccessibleFields),
};
