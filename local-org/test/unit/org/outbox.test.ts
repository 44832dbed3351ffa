/** What Apex sends is recorded when its transaction commits, and only then. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, it } from 'node:test';
import { Org } from '../../../src/org/org.ts';

const MAIN = resolve(import.meta.dirname, '..', '..', '..', 'src', 'cli', 'main.ts');
const dataDir = mkdtempSync(join(tmpdir(), 'local-org-mail-'));
const org = Org.open({ dataDir, log: () => undefined });
const admin = org.login(org.adminUsername);

const SEND = `Messaging.SingleEmailMessage mail = new Messaging.SingleEmailMessage();
  mail.setToAddresses(new List<String>{ 'ada@example.com' });
  mail.setSubject('Crate arrived');
  mail.setPlainTextBody('At dock 4.');
  Messaging.sendEmail(new List<Messaging.SingleEmailMessage>{ mail });
  Messaging.CustomNotification note = new Messaging.CustomNotification();
  note.setNotificationTypeId('0ML000000000001AAA');
  note.setTitle('Crate');
  note.setBody('It is here.');
  note.setTargetId(UserInfo.getUserId());
  note.send(new Set<String>{ UserInfo.getUserId() });`;

describe('the outbox', () => {
  after(async () => {
    await org.close();
    rmSync(dataDir, { recursive: true });
  });

  it('keeps what a committed transaction sent', () => {
    const result = org.executeAnonymous(admin, SEND);
    assert.equal(result.success, true, String(result.exceptionMessage ?? result.compileProblem));
    const [mail, note, ...more] = org.sentMessages(10);
    assert.deepEqual([mail?.kind, note?.kind, more.length], ['email', 'notification', 0]);
    assert.equal(mail?.senderId, admin.userId);
    assert.deepEqual((mail?.content as { to: readonly string[] }).to, ['ada@example.com']);
  });

  it('forgets what a rolled back transaction sent', () => {
    const before = org.sentMessages(10).length;
    assert.equal(org.executeAnonymous(admin, `${SEND} Integer none = 1 / 0;`).success, false);
    assert.equal(org.sentMessages(10).length, before);
  });

  it('is read from the command line beside the running org', () => {
    const { stdout, status, stderr } = spawnSync(process.execPath, [MAIN, 'mail', '--data', dataDir], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    assert.match(stdout, /email by admin@local\.org\nTo: ada@example\.com\nSubject: Crate arrived\nAt dock 4\./);
    assert.match(stdout, /notification by admin@local\.org\nTo: admin@local\.org\nCrate\nIt is here\./);
  });
});
