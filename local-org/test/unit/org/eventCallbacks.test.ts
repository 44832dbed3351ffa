/** Who is told of published events, and of batches that fail. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, it } from 'node:test';
import { Org } from '../../../src/org/org.ts';

const META = `<?xml version="1.0" encoding="UTF-8"?>
<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>66.0</apiVersion><status>Active</status></ApexClass>`;

const FILES: Readonly<Record<string, string>> = {
  'objects/Ping__e.object': `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><eventType>HighVolume</eventType><label>Ping</label>
<pluralLabel>Pings</pluralLabel><publishBehavior>PublishAfterCommit</publishBehavior></CustomObject>`,
  'classes/Told.cls': `public class Told implements EventBus.EventPublishSuccessCallback {
    public void onSuccess(EventBus.SuccessResult r) {
      insert new Account(Name = 'told of ' + r.getEventUuids().size() + ' ' + Request.getCurrent().getQuiddity());
    }
  }`,
  'classes/Failing.cls': `public class Failing implements Database.Batchable<Integer>, Database.RaisesPlatformEvents {
    public Iterable<Integer> start(Database.BatchableContext c) { return new List<Integer>{ 1, 2 }; }
    public void execute(Database.BatchableContext c, List<Integer> scope) { throw new IllegalArgumentException('no ' + scope); }
    public void finish(Database.BatchableContext c) {}
  }`,
  'triggers/Failures.trigger': `trigger Failures on BatchApexErrorEvent (after insert) {
    for (BatchApexErrorEvent e : Trigger.new) {
      insert new Account(Name = e.Phase + ' ' + e.ExceptionType + ' ' + e.Message + ' ' + e.JobScope);
    }
  }`,
};

const folder = mkdtempSync(join(tmpdir(), 'event-callbacks-'));
for (const [path, text] of Object.entries(FILES)) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
  if (path.endsWith('.cls')) writeFileSync(join(folder, `${path}-meta.xml`), META);
  if (path.endsWith('.trigger'))
    writeFileSync(join(folder, `${path}-meta.xml`), META.replaceAll('ApexClass', 'ApexTrigger'));
}
const org = Org.open({ dataDir: ':memory:', sources: [folder], log: () => undefined });
const admin = org.login(org.adminUsername);
after(async () => {
  await org.close();
  rmSync(folder, { recursive: true });
});

function run(apex: string): void {
  const result = org.executeAnonymous(admin, apex);
  assert.ok(result.success, result.compileProblem ?? result.exceptionMessage ?? '');
}

function accounts(): unknown[] {
  return org.transact(admin, (tx) => tx.query('SELECT Name FROM Account').records.map((row) => row.get('name')));
}

it('a publisher is told once its events are in the log', async () => {
  run('EventBus.publish((Ping__e) Ping__e.SObjectType.newSObject(null, true), new Told());');
  assert.deepEqual(accounts(), []);
  await org.drain();
  assert.deepEqual(accounts(), ['told of 1 PLATFORM_EVENT_PUBLISH_CALLBACK']);
});

it('a batch that fails tells by an event', async () => {
  run('delete [SELECT Id FROM Account]; Database.executeBatch(new Failing(), 2);');
  await org.drain();
  assert.deepEqual(accounts(), ['EXECUTE System.IllegalArgumentException no (1, 2) 1,2']);
});
