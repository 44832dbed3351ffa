/**
 * `Messaging.RenderEmailTemplateBodyResult`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Messaging_RenderEmailTemplateBodyResult.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { PropertyBag } from '../support/propertyBag.ts';
import type { RenderedBody } from '../support/emailTemplate.ts';

export const behaviour: LibraryType = {
  getErrors: (env, { errors }: RenderedBody) =>
    new ApexList(
      env.type('List<Messaging.RenderEmailTemplateError>'),
      errors.map((error) => new PropertyBag('Messaging.RenderEmailTemplateError', { ...error })),
    ),
  getMergedBody: (_env, self: RenderedBody) => self.text,
  getSuccess: (_env, self: RenderedBody) => self.errors.length === 0,
};
