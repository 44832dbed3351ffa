/**
 * `Messaging.SingleEmailMessage`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_single.htm
 */
import type { LibraryFunction, LibraryType } from '../../abi/libraryType.ts';
import { SingleEmailMessage } from '../support/messages.ts';

const PROPERTIES = [
  'BccAddresses',
  'CcAddresses',
  'HtmlBody',
  'PlainTextBody',
  'Subject',
  'TargetObjectId',
  'ToAddresses',
  'WhatId',
  'OrgWideEmailAddressId',
];

/** Every property has a getter and a setter method besides. */
function members(name: string): [string, LibraryFunction][] {
  const key = name.toLowerCase();
  const read: LibraryFunction = (_env, self: SingleEmailMessage) => self.values.get(key) ?? null;
  const write: LibraryFunction = (_env, self: SingleEmailMessage, value: unknown) => void self.values.set(key, value);
  return [
    [`get ${name}`, read],
    [`set ${name}`, write],
    [`get${name}`, read],
    [`set${name}`, write],
  ];
}

export const behaviour: LibraryType = {
  new: () => new SingleEmailMessage(),
  ...Object.fromEntries(PROPERTIES.flatMap(members)),
};
