/**
 * `Approval.ProcessWorkitemRequest`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_approval_processworkitemrequest.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { accessors } from '../support/accessors.ts';
import { PropertyBag } from '../support/propertyBag.ts';

export const behaviour: LibraryType = {
  new: () => new PropertyBag('Approval.ProcessWorkitemRequest'),
  ...accessors(['Action', 'WorkitemId']),
};
