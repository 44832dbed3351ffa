/**
 * `System.MultiStaticResourceCalloutMock`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_system_multistaticresourcecalloutmock.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { MultiStaticResourceCalloutMock, mockSetters } from '../support/calloutMocks.ts';

export const behaviour: LibraryType = {
  ...mockSetters,
  new: () => new MultiStaticResourceCalloutMock(),
  setStaticResource: (_env, self: MultiStaticResourceCalloutMock, endpoint: string, name: string) =>
    void self.resources.set(endpoint, name),
};
