/**
 * `Messaging.MassEmailMessage`: one template to many contacts, leads or users.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_mass.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { accessors } from '../support/accessors.ts';
import { MassEmailMessage } from '../support/messages.ts';

export const behaviour: LibraryType = {
  new: () => new MassEmailMessage(),
  ...accessors(['Description', 'TargetObjectIds', 'TemplateId', 'WhatIds']),
};
