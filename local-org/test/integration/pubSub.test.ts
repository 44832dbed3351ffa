/** The unchanged Pub/Sub client, over gRPC with the certificate the org made itself. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import jsforce from 'jsforce';
import PubSubApiClient from 'salesforce-pubsub-api-client';
import { eventually, org, ServedOrg, WAREHOUSE } from './servedOrg.ts';

const served = new ServedOrg(4864);
const TOPIC = '/event/Alarm__e';
const PUBSUB_PORT = 4865;

interface Alarm {
  readonly replayId: number;
  readonly id?: string;
  readonly payload: { readonly CrateId__c: string | null; readonly CreatedById: string; readonly CreatedDate: number };
}
type Callback = (subscription: { receivedEventCount: number }, type: string, data?: unknown) => void;
interface Client {
  connect(): Promise<void>;
  publish(
    topic: string,
    payload: Record<string, unknown>,
    key?: string,
  ): Promise<{ replayId: number; correlationKey: string }>;
  subscribe(topic: string, callback: Callback, requested?: number): void;
  subscribeFromReplayId(topic: string, callback: Callback, requested: number, replayId: number): void;
  subscribeFromEarliestEvent(topic: string, callback: Callback, requested?: number): void;
  requestAdditionalEvents(topic: string, requested: number): void;
  close(): void;
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const open: Client[] = [];
let secret = { clientId: '', clientSecret: '' };

async function client(): Promise<Client> {
  const Constructor = PubSubApiClient as unknown as new (config: object, logger: object) => Client;
  const made = new Constructor(
    {
      authType: 'oauth-client-credentials',
      loginUrl: served.url,
      ...secret,
      pubSubEndpoint: `localhost:${PUBSUB_PORT}`,
      rejectUnauthorizedSsl: false,
    },
    silent,
  );
  await made.connect();
  open.push(made);
  return made;
}

/** Events of a subscription as they come, and what else it was told. */
function collector(): { events: Alarm[]; errors: Error[]; callback: Callback } {
  const events: Alarm[] = [];
  const errors: Error[] = [];
  const callback: Callback = (_subscription, type, data) => {
    if (type === 'event') events.push(data as Alarm);
    if (type === 'error') errors.push(data as Error);
  };
  return { events, errors, callback };
}

const crates = (events: readonly Alarm[]): (string | null)[] => events.map(({ payload }) => payload.CrateId__c);
const alarm = (CrateId__c: string): Record<string, unknown> => ({
  CreatedDate: Date.now(),
  CreatedById: '005000000000000AAA',
  CrateId__c: { string: CrateId__c },
});

describe('the Pub/Sub API', () => {
  before(async () => {
    await served.start('--source', WAREHOUSE, '--pubsub-port', String(PUBSUB_PORT));
    const { stdout } = org(['client', 'alarms', '--run-as', 'admin@local.org', '--data', served.dataDir, '--json']);
    secret = JSON.parse(stdout) as typeof secret;
  });
  after(async () => {
    await served.stop();
    for (const one of open) one.close();
    await served.dispose();
  });

  it('publishes and delivers, with the id and the place of each event', async () => {
    const one = await client();
    const heard = collector();
    one.subscribe(TOPIC, heard.callback);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const sent = await one.publish(TOPIC, alarm('P-1'), 'my key');
    await eventually(() => heard.events.length === 1);
    const [got] = heard.events;
    assert.equal(sent.correlationKey, 'my key');
    assert.equal(got?.replayId, sent.replayId);
    assert.equal(got?.payload.CrateId__c, 'P-1');
    assert.match(got?.payload.CreatedById ?? '', /^005/);
    assert.notEqual(got?.payload.CreatedById, '005000000000000AAA');
  });

  it('delivers what REST publishes, from a replay id on and no more than was asked for', async () => {
    const connection = new jsforce.Connection({
      instanceUrl: served.url,
      accessToken: served.token(),
      version: '67.0',
    });
    for (const CrateId__c of ['R-1', 'R-2', 'R-3']) await connection.sobject('Alarm__e').create({ CrateId__c });
    const all = collector();
    (await client()).subscribeFromEarliestEvent(TOPIC, all.callback);
    await eventually(() => crates(all.events).includes('R-3'));
    assert.deepEqual(crates(all.events).slice(-3), ['R-1', 'R-2', 'R-3']);

    const some = collector();
    const one = await client();
    one.subscribeFromReplayId(TOPIC, some.callback, 2, all.events.at(-4)!.replayId);
    await eventually(() => some.events.length === 2);
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.deepEqual(crates(some.events), ['R-1', 'R-2']);
    one.requestAdditionalEvents(TOPIC, 1);
    await eventually(() => some.events.length === 3);
    assert.deepEqual(crates(some.events), ['R-1', 'R-2', 'R-3']);
  });

  it('describes an event by name and by schema id', async () => {
    const connection = new jsforce.Connection({
      instanceUrl: served.url,
      accessToken: served.token(),
      version: '67.0',
    });
    const schema = await connection.request<{ uuid: string; fields: { name: string; type: unknown }[] }>(
      '/sobjects/Alarm__e/eventSchema?payloadFormat=COMPACT',
    );
    assert.deepEqual(schema.fields.at(-1)?.type, ['null', 'string']);
    const again = await connection.request(`/event/eventSchema/${schema.uuid}?payloadFormat=COMPACT`);
    assert.deepEqual(again, schema);
    await assert.rejects(connection.request('/sobjects/Alarm__e/eventSchema'), /payloadFormat=COMPACT only/);
  });

  it('names what is wrong: a replay id it never gave, a topic that does not exist, a payload in another schema', async () => {
    const lost = collector();
    (await client()).subscribeFromReplayId(TOPIC, lost.callback, 1, 99_999);
    await eventually(() => lost.errors.length === 1);
    assert.match(lost.errors[0]?.message ?? '', /Replay ID validation failed/);
    const one = await client();
    await assert.rejects(one.publish('/event/Nothing__e', {}), (error: Error) =>
      /no topic \/event\/Nothing__e/.test(String(error.cause ?? '') + error.message),
    );
  });
});
