/**
 * `Messaging.CustomNotification`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Messaging_CustomNotification.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import type { ApexSet } from '../../runtime/values/collections.ts';
import { CustomNotification } from '../support/messages.ts';

const MAX_RECIPIENTS = 500;

function required(value: string | null, name: string): string {
  if (value === null || value.trim() === '') {
    throw apexError('System.IllegalArgumentException', `Missing required custom notification attribute: ${name}`);
  }
  return value;
}

function send(env: Env, self: CustomNotification, users: ApexSet): void {
  const { outbox } = env.ports;
  if (!outbox) throw new UnsupportedError('Messaging.CustomNotification.send', 'this org records no messages');
  const recipients = env.ops.nonNull(users).members() as string[];
  if (recipients.length === 0 || recipients.length > MAX_RECIPIENTS) {
    throw apexError(
      'System.IllegalArgumentException',
      `Recipients: between 1 and ${MAX_RECIPIENTS}, got ${recipients.length}`,
    );
  }
  if (self.targetId === null && self.targetPageRef === null) required(null, 'targetId or targetPageRef');
  const { targetId, targetPageRef } = self;
  const texts = {
    typeId: required(self.typeId, 'typeId'),
    title: required(self.title, 'title'),
    body: required(self.body, 'body'),
  };
  outbox.notify({ ...texts, targetId, targetPageRef, recipients });
}

function full(
  type: string,
  sender: string,
  title: string,
  body: string,
  target: string,
  page: string,
): CustomNotification {
  const made = new CustomNotification();
  return Object.assign(made, { typeId: type, sender, title, body, targetId: target, targetPageRef: page });
}

export const behaviour: LibraryType = {
  'new/0': () => new CustomNotification(),
  'new/6': (_env, type: string, sender: string, title: string, body: string, target: string, page: string) =>
    full(type, sender, title, body, target, page),
  send,
  setBody: (_env, self: CustomNotification, value: string | null) => void (self.body = value),
  setNotificationTypeId: (_env, self: CustomNotification, value: string | null) => void (self.typeId = value),
  setTargetId: (_env, self: CustomNotification, value: string | null) => void (self.targetId = value),
  setTargetPageRef: (_env, self: CustomNotification, value: string | null) => void (self.targetPageRef = value),
  setTitle: (_env, self: CustomNotification, value: string | null) => void (self.title = value),
};
