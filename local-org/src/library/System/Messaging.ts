/**
 * `System.Messaging`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_messaging.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { SendEmailResult, SingleEmailMessage } from '../support/messages.ts';

function addresses(message: SingleEmailMessage, name: string): string[] {
  const list = message.values.get(name) as ApexList | null | undefined;
  return (list?.items ?? []) as string[];
}

function text(message: SingleEmailMessage, name: string): string | null {
  return (message.values.get(name) as string | null | undefined) ?? null;
}

/** Every call counts as one e-mail invocation. */
function sendEmail(env: Env, messages: ApexList): ApexList {
  const { outbox } = env.ports;
  if (!outbox) throw new UnsupportedError('Messaging.sendEmail', 'this org records no messages');
  env.usage.count('EmailInvocations');
  env.usage.pendingWork = true;
  for (const item of env.ops.nonNull(messages).items) {
    if (!(item instanceof SingleEmailMessage)) throw new UnsupportedError('mass e-mail', 'Messaging.sendEmail');
    const [to, cc, bcc] = ['toaddresses', 'ccaddresses', 'bccaddresses'].map((name) => addresses(item, name));
    const target = text(item, 'targetobjectid');
    if (to?.length === 0 && target === null) {
      throw apexError(
        'System.EmailException',
        'SendEmail failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Add a recipient to send an email.: []',
      );
    }
    outbox.email({
      to: to ?? [],
      cc: cc ?? [],
      bcc: bcc ?? [],
      targetObjectId: target,
      subject: text(item, 'subject') ?? '',
      plainText: text(item, 'plaintextbody'),
      html: text(item, 'htmlbody'),
    });
  }
  return new ApexList(
    env.type('List<Messaging.SendEmailResult>'),
    messages.items.map(() => new SendEmailResult()),
  );
}

export const behaviour: LibraryType = {
  sendEmail,
};
