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

/** `Messaging.Email`: what both kinds of message have, with the platform's defaults. */
export abstract class Email extends ApexObject {
  static override $type = sharedType('Messaging.Email', 'library');
  /** Values by the lower-case name of their property. */
  readonly values = new Map<string, unknown>([
    ['bccsender', false],
    ['saveasactivity', true],
    ['usesignature', true],
  ]);
}

/** `Messaging.SingleEmailMessage` */
export class SingleEmailMessage extends Email {
  static override $type = sharedType('Messaging.SingleEmailMessage', 'library', [], Email.$type);
}

/** `Messaging.MassEmailMessage` */
export class MassEmailMessage extends Email {
  static override $type = sharedType('Messaging.MassEmailMessage', 'library', [], Email.$type);
}

/** What is wrong with one message. */
export interface EmailProblem {
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}

/** `Messaging.SendEmailError` */
export class SendEmailError extends ApexObject {
  static override $type = sharedType('Messaging.SendEmailError', 'library');
  readonly problem: EmailProblem;
  readonly targetObjectId: string | null;

  constructor(problem: EmailProblem, targetObjectId: string | null) {
    super();
    this.problem = problem;
    this.targetObjectId = targetObjectId;
  }
}

/** `Messaging.SendEmailResult` */
export class SendEmailResult extends ApexObject {
  static override $type = sharedType('Messaging.SendEmailResult', 'library');
  readonly error: SendEmailError | null;

  constructor(error: SendEmailError | null) {
    super();
    this.error = error;
  }
}
