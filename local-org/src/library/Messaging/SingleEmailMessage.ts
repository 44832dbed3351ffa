/**
 * `Messaging.SingleEmailMessage`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_single.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { accessors } from '../support/accessors.ts';
import { SingleEmailMessage } from '../support/messages.ts';

const PROPERTIES = [
  'BccAddresses',
  'CcAddresses',
  'Charset',
  'EntityAttachments',
  'FileAttachments',
  'HtmlBody',
  'InReplyTo',
  'OneClickPost',
  'OptOutPolicy',
  'OrgWideEmailAddressId',
  'PlainTextBody',
  'References',
  'TargetObjectId',
  'TemplateId',
  'TemplateName',
  'ToAddresses',
  'TreatBodiesAsTemplate',
  'TreatTargetObjectAsRecipient',
  'UnsubscribeComment',
  'UnsubscribeUrls',
  'UserMail',
  'WhatId',
];

export const behaviour: LibraryType = {
  new: () => {
    const message = new SingleEmailMessage();
    message.values.set('treattargetobjectasrecipient', true).set('treatbodiesastemplate', false).set('usermail', false);
    return message;
  },
  ...accessors(PROPERTIES),
};
