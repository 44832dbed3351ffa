/**
 * Messages that Apex sends out of the org. They go nowhere: each is a row in the transaction that sent it, so that one rolled back has sent
 * nothing, and `npm run org -- mail` shows the rest.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_single.htm
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Messaging_CustomNotification.htm
 */
import type { DatabaseSync } from 'node:sqlite';
import type { OutboxPort } from '../abi/ports.ts';

type Email = Parameters<OutboxPort['email']>[0];
type Notification = Parameters<OutboxPort['notify']>[0];

/** Who sends, and when. */
export interface Sender {
  readonly userId: string;
  now(): number;
}

/** A recorded message: an email or a custom notification. */
export interface SentMessage {
  readonly kind: 'email' | 'notification';
  readonly number: number;
  readonly sent: string;
  readonly senderId: string;
  readonly content: Email | Notification;
}

/** Records messages of one org. */
export class Outbox implements OutboxPort {
  readonly #db: DatabaseSync;
  readonly #sender: Sender;

  constructor(db: DatabaseSync, sender: Sender) {
    this.#db = db;
    this.#sender = sender;
  }

  email(message: Email): void {
    this.#record('email', message);
  }

  notify(notification: Notification): void {
    this.#record('notification', notification);
  }

  #record(kind: SentMessage['kind'], content: Email | Notification): void {
    this.#db
      .prepare('INSERT INTO org_message (kind, sent, sender_id, content) VALUES (?, ?, ?, ?)')
      .run(kind, this.#sender.now(), this.#sender.userId, JSON.stringify(content));
  }
}

/** The latest messages of a database, oldest first. */
export function sentMessages(db: DatabaseSync, limit: number): SentMessage[] {
  const rows = db.prepare('SELECT * FROM org_message ORDER BY number DESC LIMIT ?').all(limit);
  return rows.reverse().map((row) => ({
    kind: row['kind'] as SentMessage['kind'],
    number: Number(row['number']),
    sent: new Date(Number(row['sent'])).toISOString(),
    senderId: String(row['sender_id']),
    content: JSON.parse(String(row['content'])) as Email | Notification,
  }));
}
