/**
 * `Metadata.DeployCallbackContext`. Tests extend it to call a callback themselves.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Metadata_DeployCallbackContext.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { PropertyBag } from '../support/propertyBag.ts';

export const behaviour: LibraryType = {
  new: () => new PropertyBag('Metadata.DeployCallbackContext'),
  getCallbackJobId: () => null,
};
