/**
 * `EventBus.ChangeEventHeader`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_eventbus_ChangeEventHeader.htm
 */
import type { LibraryFunction, LibraryType } from '../../abi/libraryType.ts';
import { propertyBag } from '../support/propertyBag.ts';
import type { PropertyBag } from '../support/propertyBag.ts';

const PROPERTIES = [
  'changedFields',
  'changeOrigin',
  'changeType',
  'commitNumber',
  'commitTimestamp',
  'commitUser',
  'diffFields',
  'entityName',
  'nulledFields',
  'recordIds',
  'sequenceNumber',
  'transactionKey',
];

/** Every property can be asked for by a method too: `getRecordIds()`. */
function getters(): Record<string, LibraryFunction> {
  return Object.fromEntries(
    PROPERTIES.map((name) => [`get${name}`, (_env, self: PropertyBag) => self.values.get(name.toLowerCase()) ?? null]),
  );
}

export const behaviour: LibraryType = { ...propertyBag('EventBus.ChangeEventHeader', PROPERTIES), ...getters() };
