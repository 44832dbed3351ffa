/**
 * `Messaging.RenderEmailTemplateError`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Messaging_RenderEmailTemplateError.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { accessors } from '../support/accessors.ts';
import type { PropertyBag } from '../support/propertyBag.ts';

export const behaviour: LibraryType = {
  ...accessors(['FieldName', 'Message', 'Offset']),
  getStatusCode: (env, self: PropertyBag) => env.enumValueOf('StatusCode', self.values.get('statuscode')),
};
