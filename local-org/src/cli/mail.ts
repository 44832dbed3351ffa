/** `mail`: shows the emails and custom notifications that Apex sent, whether an org serves the directory or not. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SentMessage } from '../org/outbox.ts';
import { DATA_OPTION, DEFAULT_DATA, defineCommand } from './command.ts';
import { EXIT, UsageError } from './failure.ts';
import { needData } from './runningOrg.ts';

const SHOWN = 20;

export const mail = defineCommand({
  arguments: '',
  count: [0, 0],
  summary: 'Shows the emails and custom notifications that Apex sent; nothing leaves this machine.',
  options: {
    data: DATA_OPTION,
    last: { type: 'string', value: 'N', help: `How many, counted from the newest (${SHOWN}).` },
  },
  examples: [['--last 1 --json', 'The newest message, for a program.']],
  async run({ values, out }) {
    const last = Number(values.last ?? SHOWN);
    if (!Number.isInteger(last) || last < 1)
      throw new UsageError(`--last is no number of messages: ${values.last}`, 'mail');
    const { messages, names } = await read(values.data ?? DEFAULT_DATA, last);
    out.result(messages);
    for (const message of messages) out.line(`${shown(message, names)}\n`);
    if (messages.length === 0) out.detail('Apex has sent nothing yet.');
    return EXIT.done;
  },
});

async function read(
  dataDir: string,
  last: number,
): Promise<{ messages: SentMessage[]; names: ReadonlyMap<string, string> }> {
  needData(dataDir);
  const { sentMessages } = await import('../org/outbox.ts');
  const { createSystemTables } = await import('../org/systemTables.ts');
  const db = new DatabaseSync(join(dataDir, 'org.sqlite'));
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
