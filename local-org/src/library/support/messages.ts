/** Notifications and e-mail as values. */
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';

/** `Messaging.CustomNotification` */
export class CustomNotification extends ApexObject {
  static override $type = sharedType('Messaging.CustomNotification', 'library');
  typeId: string | null = null;
  sender: string | null = null;
  title: string | null = null;
  body: string | null = null;
  targetId: string | null = null;
  targetPageRef: string | null = null;
}

/** `Messaging.SingleEmailMessage` */
export class SingleEmailMessage extends ApexObject {
  static override $type = sharedType('Messaging.SingleEmailMessage', 'library');
  /** Values by the lower-case name of their property. */
  readonly values = new Map<string, unknown>();
}

/** `Messaging.SendEmailResult` */
export class SendEmailResult extends ApexObject {
  static override $type = sharedType('Messaging.SendEmailResult', 'library');
}
