/**
 * `EventBus.FailureResult`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_eventbus_FailureResult.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import type { PropertyBag } from '../support/propertyBag.ts';

export const behaviour: LibraryType = {
  getEventUuids: (_env, self: PropertyBag) => self.values.get('eventuuids'),
};
