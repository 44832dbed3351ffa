/**
 * `System.Network`. Code never runs for an Experience Cloud site here, so there is no current one.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Network.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';

export const behaviour: LibraryType = { getNetworkId: () => null };
