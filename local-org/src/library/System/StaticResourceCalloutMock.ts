/**
 * `System.StaticResourceCalloutMock`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_system_staticresourcecalloutmock.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { StaticResourceCalloutMock, mockSetters } from '../support/calloutMocks.ts';

export const behaviour: LibraryType = {
  ...mockSetters,
  new: () => new StaticResourceCalloutMock(),
  setStaticResource: (_env, self: StaticResourceCalloutMock, name: string) => void (self.resource = name),
};
