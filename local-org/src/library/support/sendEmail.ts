/**
 * Sending e-mail: messages are checked, filled in from their templates, and handed to the outbox.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_messaging.htm
 */
import type { Env } from '../../abi/env.ts';
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import type { SObject } from '../../runtime/values/sObject.ts';
import { renderText, storedTemplate } from './emailTemplate.ts';
import type { MergeTargets } from './emailTemplate.ts';
import { MassEmailMessage, SendEmailError, SendEmailResult, SingleEmailMessage } from './messages.ts';
import type { Email, EmailProblem } from './messages.ts';

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;
const RECIPIENT_LISTS = ['toAddresses', 'ccAddresses', 'bccAddresses'] as const;

/** A message in the form the outbox takes, or what is wrong with it. */
type Prepared = { readonly message: OutgoingEmail } | { readonly problem: EmailProblem };
type OutgoingEmail = Parameters<NonNullable<Env['ports']['outbox']>['email']>[0];

/** `Messaging.sendEmail`: every call counts as one invocation. */
export function sendEmail(env: Env, messages: ApexList, allOrNothing: boolean): ApexList {
  const { outbox } = env.ports;
  if (!outbox) throw new UnsupportedError('Messaging.sendEmail', 'this org records no messages');
  env.usage.count('EmailInvocations');
  env.usage.pendingWork = true;
  const given = env.ops.nonNull(messages).items as Email[];
  const results = given.map((email, row) => {
    const prepared = messagesOf(email).map((single) => prepare(env, single));
    const failed = prepared.find((one) => 'problem' in one);
    if (failed && allOrNothing) throw failure(failed.problem, row);
    for (const one of prepared) if ('message' in one && !failed) outbox.email(one.message);
    return new SendEmailResult(failed ? new SendEmailError(failed.problem, text(email, 'targetobjectid')) : null);
  });
  return new ApexList(env.type('List<Messaging.SendEmailResult>'), results);
}

function failure({ statusCode, message, fields }: EmailProblem, row: number): Error {
  const shown = `SendEmail failed. First exception on row ${row}; first error: ${statusCode}, ${message}: [${fields.join(', ')}]`;
  return apexError('System.EmailException', shown) as unknown as Error;
}

/** A mass message is one message for each of its targets. */
function messagesOf(email: Email): Email[] {
  if (!(email instanceof MassEmailMessage)) return [email];
  const whats = listOf(email, 'whatids');
  return listOf(email, 'targetobjectids').map((target, index) => {
    const single = new SingleEmailMessage();
    for (const [name, value] of email.values) single.values.set(name, value);
    single.values.set('targetobjectid', target).set('whatid', whats[index] ?? null);
    return single;
  });
}

function listOf(email: Email, name: string): string[] {
  const list = email.values.get(name.toLowerCase()) as ApexList | null | undefined;
  return (list?.items ?? []) as string[];
}

function text(email: Email, name: string): string | null {
  return (email.values.get(name) as string | null | undefined) ?? null;
}

function prepare(env: Env, email: Email): Prepared {
  const lists = RECIPIENT_LISTS.map((name) => listOf(email, name));
  const target = text(email, 'targetobjectid');
  if (lists[0]?.length === 0 && lists[1]?.length === 0 && lists[2]?.length === 0 && target === null) {
    return problem('REQUIRED_FIELD_MISSING', 'Add a recipient to send an email.');
  }
  const [to = [], cc = [], bcc = []] = lists.map((list) => list.map((one) => addressOf(env, one)));
  const invalid = invalidAddress([to, cc, bcc]);
  if (invalid) return { problem: invalid };
  const bodies = bodiesOf(env, email);
  if (bodies.text === null && bodies.html === null) {
    return problem('REQUIRED_FIELD_MISSING', 'Missing body, need at least one of html, plainText');
  }
  const subject = bodies.subject ?? '';
  return { message: { to, cc, bcc, targetObjectId: target, subject, plainText: bodies.text, html: bodies.html } };
}

function problem(statusCode: string, message: string, fields: readonly string[] = []): Prepared {
  return { problem: { statusCode, message, fields } };
}

function invalidAddress(lists: readonly (readonly string[])[]): EmailProblem | null {
  for (const [index, list] of lists.entries()) {
    const bad = list.find((address) => !ADDRESS.test(address));
    if (bad === undefined) continue;
    const fields = [RECIPIENT_LISTS[index] ?? '', bad];
    return { statusCode: 'INVALID_EMAIL_ADDRESS', message: `Email address is invalid: ${bad}`, fields };
  }
  return null;
}

/** The address itself, or that of the contact, lead or user whose id stands there. */
function addressOf(env: Env, given: string): string {
  if (!ID.test(given)) return given;
  const object = env.ports.schema.objectByKeyPrefix(given.slice(0, 3)) as { apiName: string } | null;
  if (!object || !/^(Contact|Lead|User)$/.test(object.apiName)) return given;
  const query = `SELECT Email FROM ${object.apiName} WHERE Id = :id`;
  const { rows } = env.ports.query.runText(query, new Map([['id', given]]), { mode: 'system', sharing: 'without' });
  return ((rows[0] as SObject | undefined)?.fields.get('email') as string | null | undefined) ?? given;
}

interface Bodies {
  readonly subject: string | null;
  readonly html: string | null;
  readonly text: string | null;
}

/** What the message says, with the merge fields of its template filled in. */
function bodiesOf(env: Env, email: Email): Bodies {
  const own = { subject: text(email, 'subject'), html: text(email, 'htmlbody'), text: text(email, 'plaintextbody') };
  const templateId = text(email, 'templateid');
  const targets = { whoId: text(email, 'targetobjectid'), whatId: text(email, 'whatid') };
  if (templateId !== null) return filledIn(env, storedTemplate(env, templateId), targets);
  return email.values.get('treatbodiesastemplate') === true ? filledIn(env, own, targets) : own;
}

/** Subject and bodies with their merge fields filled in. */
export function filledIn(env: Env, { subject, html, text: plain }: Bodies, targets: MergeTargets): Bodies {
  const fill = (body: string | null): string | null => (body === null ? null : renderText(env, body, targets).text);
  return { subject: fill(subject), html: fill(html), text: fill(plain) };
}
