/** `mail`: shows the emails and custom notifications that Apex sent, whether an org serves the directory or not. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { OrgError } from '../org/errors.ts';
import { type SentMessage, sentMessages } from '../org/outbox.ts';
import { createSystemTables } from '../org/systemTables.ts';
import { type Command, DEFAULT_DATA, readArgs, UsageError } from './command.ts';

const SHOWN = 20;

export const mail: Command = {
  usage: 'mail [--data DIR] [--last N] [--json]',
  summary: `Shows the last ${SHOWN} emails and custom notifications that Apex sent; nothing leaves this machine.`,
  run(args) {
    const { values } = readArgs({
      args: [...args],
      options: { data: { type: 'string' }, last: { type: 'string' }, json: { type: 'boolean' } },
    });
    const last = Number(values.last ?? SHOWN);
    if (!Number.isInteger(last) || last < 1) throw new UsageError(`--last: not a number of messages: ${values.last}`);
    const { messages, names } = read(values.data ?? DEFAULT_DATA, last);
    if (values.json) process.stdout.write(`${JSON.stringify(messages, null, 2)}\n`);
    else for (const message of messages) process.stdout.write(`${shown(message, names)}\n\n`);
    return 0;
  },
};

function read(dataDir: string, last: number): { messages: SentMessage[]; names: ReadonlyMap<string, string> } {
  const file = join(dataDir, 'org.sqlite');
  if (!existsSync(file)) throw new OrgError('NOT_FOUND', `There is no org in ${dataDir}`);
  const db = new DatabaseSync(file);
  try {
    db.exec('PRAGMA busy_timeout = 5000');
    createSystemTables(db);
    const users = db.prepare('SELECT "Id" AS id, "Username" AS name FROM "User"').all();
    return {
      messages: sentMessages(db, last),
      names: new Map(users.map((row) => [String(row['id']), String(row['name'])])),
    };
  } finally {
    db.close();
  }
}

function shown({ kind, sent, senderId, content }: SentMessage, names: ReadonlyMap<string, string>): string {
  const name = (id: string): string => names.get(id) ?? id;
  const lines = [`${sent} ${kind} by ${name(senderId)}`];
  if ('recipients' in content) {
    lines.push(`To: ${content.recipients.map(name).join(', ')}`, content.title, content.body);
  } else {
    const target = content.targetObjectId === null ? [] : [name(content.targetObjectId)];
    lines.push(`To: ${[...content.to, ...target].join(', ')}`);
    if (content.cc.length > 0) lines.push(`Cc: ${content.cc.join(', ')}`);
    if (content.bcc.length > 0) lines.push(`Bcc: ${content.bcc.join(', ')}`);
    lines.push(`Subject: ${content.subject}`, content.plainText ?? content.html ?? '');
  }
  return lines.join('\n');
}
