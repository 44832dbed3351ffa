/** The unchanged streaming client of jsforce, and the CLI command that needs one. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import jsforce from 'jsforce';
import { StreamingExtension } from 'jsforce/lib/api/streaming.js';
import { eventually, ServedOrg, sf, WAREHOUSE } from './servedOrg.ts';

const served = new ServedOrg(4861);
const CHANNEL = '/event/Alarm__e';
let token = '';

interface Alarm {
  payload: { CrateId__c: string | null; CreatedById: string };
  event: { replayId: number; EventUuid: string };
}
interface Subscription {
  cancel(): void;
  errback(listener: (error: { message: string }) => void): void;
  then(listener: () => void): void;
}
interface Client {
  subscribe(channel: string, listener: (message: Alarm) => void): Subscription;
  disconnect(): void;
}

const connect = (): jsforce.Connection =>
  new jsforce.Connection({ instanceUrl: served.url, accessToken: token, version: '67.0' });

function client(replayId: number): Client {
  const replay = new StreamingExtension.Replay(CHANNEL, replayId);
  return connect().streaming.createClient([replay]) as unknown as Client;
}

const uuids: string[] = [];

async function publish(...ids: string[]): Promise<void> {
  for (const CrateId__c of ids) {
    const { success, errors } = await connect().sobject('Alarm__e').create({ CrateId__c });
    const [taken] = errors as { statusCode?: string; message: string }[];
    assert.ok(success && taken?.statusCode === 'OPERATION_ENQUEUED');
    uuids.push(taken.message);
  }
}

describe('streaming', () => {
  const open: Client[] = [];
  const listen = (replayId: number): { got: Alarm[]; subscription: Subscription } => {
    const started = client(replayId);
    open.push(started);
    const got: Alarm[] = [];
    return { got, subscription: started.subscribe(CHANNEL, (message) => got.push(message)) };
  };
  const ids = (alarms: readonly Alarm[]): (string | null)[] => alarms.map((alarm) => alarm.payload.CrateId__c);

  before(async () => {
    await served.start('--source', WAREHOUSE);
    token = served.token();
  });
  after(async () => {
    for (const one of open) one.disconnect();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await served.dispose();
  });

  it('delivers events as they are published, and those from before on demand', async () => {
    await publish('A-1', 'A-2');
    const fresh = listen(-1);
    await new Promise<void>((ready) => fresh.subscription.then(() => ready()));
    await publish('A-3');
    await eventually(() => fresh.got.length === 1);
    assert.deepEqual(ids(fresh.got), ['A-3']);
    const all = listen(-2);
    await eventually(() => all.got.length === 3);
    assert.deepEqual(ids(all.got), ['A-1', 'A-2', 'A-3']);
    assert.deepEqual(
      all.got.map(({ event }) => event.EventUuid),
      uuids,
    );
    const behind = listen(all.got[0]?.event.replayId ?? 0);
    await eventually(() => behind.got.length === 2);
    assert.deepEqual(ids(behind.got), ['A-2', 'A-3']);
  });

  it('says what is wrong with a subscription', async () => {
    const stale = listen(4711);
    const message = await new Promise<string>((failed) => stale.subscription.errback((error) => failed(error.message)));
    assert.match(message, /The replayId \{4711\} you provided was invalid/);
    const streaming = client(-1);
    open.push(streaming);
    const unknown = streaming.subscribe('/event/Nothing__e', () => undefined);
    const reason = await new Promise<string>((failed) => unknown.errback((error) => failed(error.message)));
    assert.match(reason, /Unknown channel/);
  });

  it('goes on where a client stood when the org is killed and started again', async () => {
    const kept = listen(-1);
    await new Promise<void>((ready) => kept.subscription.then(() => ready()));
    await publish('B-1');
    await eventually(() => kept.got.length === 1);
    await served.stop('SIGKILL');
    await served.start();
    await publish('B-2', 'B-3');
    await eventually(() => kept.got.length === 3);
    assert.deepEqual(ids(kept.got), ['B-1', 'B-2', 'B-3']);
  });

  it('refuses strangers', async () => {
    const body = JSON.stringify([{ channel: '/meta/handshake', version: '1.0', id: '1' }]);
    const reply = await fetch(`${served.url}/cometd/67.0`, {
      method: 'POST',
      body,
      headers: { authorization: 'OAuth x' },
    });
    assert.equal(reply.status, 401);
    assert.equal(((await reply.json()) as { error: string }[])[0]?.error, '401::Authentication invalid');
  });

  it('lets the CLI wait for a test run and show it', () => {
    const run = (args: readonly string[], extra = {}): ReturnType<typeof sf> =>
      sf(served.home, args, extra, served.home);
    const login = ['org', 'login', 'access-token', '--instance-url', served.url, '--no-prompt', '--set-default'];
    assert.equal(run(login, { SF_ACCESS_TOKEN: token }).status, 0);
    const started = run(['apex', 'run', 'test', '--class-names', 'CratesTest', '--json']);
    assert.equal(started.status, 0, started.output);
    const id = /"testRunId":\s*"(707\w+)"/.exec(started.output)?.[1] ?? '';
    const { status, output } = run(['apex', 'get', 'test', '--test-run-id', id]);
    assert.equal(status, 0, output);
    assert.match(output, /Pass Rate\s+100%/);
  });
});
