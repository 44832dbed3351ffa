/**
 * `System.Messaging`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_messaging.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { renderText, storedTemplate } from '../support/emailTemplate.ts';
import { SingleEmailMessage } from '../support/messages.ts';
import { filledIn, sendEmail } from '../support/sendEmail.ts';

function renderStored(env: Env, templateId: string, whoId: string | null, whatId: string | null): SingleEmailMessage {
  const { subject, html, text } = filledIn(env, storedTemplate(env, env.ops.nonNull(templateId)), { whoId, whatId });
  const message = new SingleEmailMessage();
  message.values.set('subject', subject).set('htmlbody', html).set('plaintextbody', text);
  message.values.set('templateid', templateId).set('targetobjectid', whoId).set('whatid', whatId);
  return message;
}

function render(env: Env, whoId: string | null, whatId: string | null, bodies: ApexList): ApexList {
  const rendered = (env.ops.nonNull(bodies).items as string[]).map((body) => renderText(env, body, { whoId, whatId }));
  return new ApexList(env.type('List<Messaging.RenderEmailTemplateBodyResult>'), rendered);
}

export const behaviour: LibraryType = {
  renderEmailTemplate: render,
  renderStoredEmailTemplate: renderStored,
  // No mail leaves the org, so its daily allowance never runs out.
  reserveMassEmailCapacity: () => undefined,
  reserveSingleEmailCapacity: () => undefined,
  'sendEmail/1': (env, emails: ApexList) => sendEmail(env, emails, true),
  'sendEmail/2': (env, emails: ApexList, allOrNothing: boolean | null) => sendEmail(env, emails, allOrNothing ?? true),
};
