/**
 * `System.FeatureManagement`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_FeatureManagement.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';

export const behaviour: LibraryType = {
  checkPermission: (env, name: string) => env.ports.access.hasCustomPermission(name),
};
