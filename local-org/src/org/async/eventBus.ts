/**
 * Platform events: a log with replay ids, and the triggers that read it.
 *
 * A published event is a row in the publisher's transaction (publish after commit) or written when that transaction has ended, whatever its
 * end (publish immediately). Every trigger keeps its own place in the log; a batch and the new place commit together.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_subscribe_apex.htm
 */
import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { ApexDatetime } from '../../runtime/values/apexDate.ts';
import { ApexException } from '../../runtime/values/apexException.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import type { SObject } from '../../runtime/values/sObject.ts';
import type { ApexHost } from './apexHost.ts';
import { restoreSnapshot, takeSnapshot } from './snapshot.ts';

/** Events of one batch; a trigger's subscriber settings may lower it. */
const MAX_BATCH = 2000;
/** Retries after which a trigger is stopped. */
const MAX_RETRIES = 9;
const FIRST_RETRY_DELAY = 1000;
const RETRYABLE = 'EventBus.RetryableException';

/** A trigger on a platform event. */
export interface Subscriber {
  readonly triggerName: string;
  readonly channel: string;
  readonly batchSize: number | null;
  /** The user it runs as; null = the automated process. */
  readonly userId: string | null;
}

/** One stored event. */
export interface StoredEvent {
  readonly replayId: number;
  readonly channel: string;
  readonly uuid: string;
  readonly userId: string;
  readonly published: number;
  /** Snapshot of the record as published. */
  readonly payload: string;
}

/** What a running event trigger can ask: `EventBus.TriggerContext.currentContext()`. */
export interface EventTriggerState {
  readonly retries: number;
  readonly lastError: string | null;
  checkpoint: string | null;
}

interface Position {
  readonly position: number;
  readonly retries: number;
  readonly due: number;
  readonly lastError: string | null;
}

export class EventBus {
  readonly #db: DatabaseSync;
  readonly #host: ApexHost;
  #subscribers: readonly Subscriber[] = [];
  /** State of the event trigger that is running, for the library. */
  current: EventTriggerState | null = null;
  /** Events to publish whatever becomes of the transaction. */
  #immediate: SObject[] = [];

  constructor(db: DatabaseSync, host: ApexHost) {
    this.#db = db;
    this.#host = host;
  }

  /** The triggers there are now; new ones begin with the next event. A trigger that had stopped starts again. */
  setSubscribers(subscribers: readonly Subscriber[]): void {
    this.#subscribers = subscribers;
    const known = new Set(subscribers.map((subscriber) => subscriber.triggerName));
    for (const row of this.#db.prepare('SELECT trigger_name FROM org_subscription').all()) {
      const name = String(row['trigger_name']);
      if (!known.has(name)) this.#db.prepare('DELETE FROM org_subscription WHERE trigger_name = ?').run(name);
    }
    const add = this.#db.prepare(
      `INSERT INTO org_subscription (trigger_name, channel, position, retries, due, last_error) VALUES (?, ?, ?, 0, 0, NULL)
       ON CONFLICT (trigger_name) DO UPDATE SET channel = excluded.channel, retries = 0, due = 0, last_error = NULL`,
    );
    for (const { triggerName, channel } of subscribers) add.run(triggerName, channel, this.lastReplayId());
  }

  /** Adds events to the log; ids as `EventUuid`s. */
  publish(events: readonly SObject[]): string[] {
    return events.map((event) => {
      if (event.type.publishBehavior !== 'PublishImmediately') return this.#append(event);
      this.#immediate.push(event);
      return uuidOf(event);
    });
  }

  #append(event: SObject): string {
    const uuid = uuidOf(event);
    this.#db
      .prepare('INSERT INTO org_event (channel, uuid, user_id, published, payload) VALUES (?, ?, ?, ?, ?)')
      .run(event.type.apiName, uuid, this.#host.userId, this.#host.now(), takeSnapshot(this.#host.env, event));
    return uuid;
  }

  /** Lets every trigger go on behind the events there are. */
  discard(): void {
    this.#immediate = [];
    this.#db.prepare('UPDATE org_subscription SET position = ?').run(this.lastReplayId());
  }

  /** Publishes what was to be published immediately; called when a transaction has ended, in either way. */
  flushImmediate(): void {
    const events = this.#immediate;
    this.#immediate = [];
    for (const event of events) this.#append(event);
  }

  /** Leaves events out that were to be published immediately; a test's go with it. */
  forgetImmediate(): void {
    this.#immediate = [];
  }

  get hasImmediate(): boolean {
    return this.#immediate.length > 0;
  }

  lastReplayId(): number {
    return Number(this.#db.prepare('SELECT COALESCE(MAX(replay_id), 0) AS id FROM org_event').get()?.['id'] ?? 0);
  }

  /** Replay id of a published event; 0 for one that is not in the log. */
  replayIdOf(uuid: string): number {
    return Number(this.#db.prepare('SELECT replay_id AS id FROM org_event WHERE uuid = ?').get(uuid)?.['id'] ?? 0);
  }

  /** Replay id of the oldest event that is kept; where none is, that of the next one. */
  oldestReplayId(): number {
    const row = this.#db.prepare('SELECT MIN(replay_id) AS id FROM org_event').get();
    return row === undefined || row['id'] === null ? this.lastReplayId() + 1 : Number(row['id']);
  }

  /** Events after a replay id, oldest first; of one channel or of all. */
  after(replayId: number, channel: string | null, limit: number): StoredEvent[] {
    const filter = channel === null ? '' : 'channel = ? AND';
    const parameters = channel === null ? [replayId, limit] : [channel, replayId, limit];
    const sql = `SELECT * FROM org_event WHERE ${filter} replay_id > ? ORDER BY replay_id LIMIT ?`;
    return this.#db
      .prepare(sql)
      .all(...parameters)
      .map(toEvent);
  }

  /** Forgets events older than this moment; the platform keeps them for 72 hours. */
  forgetBefore(moment: number): void {
    this.#db
      .prepare('DELETE FROM org_event WHERE published < ? AND replay_id < (SELECT MAX(replay_id) FROM org_event)')
      .run(moment);
  }

  /** Delivers one batch to one trigger that has events waiting and is due; false when there is none. */
  deliverOne(now: number): boolean {
    for (const subscriber of this.#subscribers) {
      const at = this.#position(subscriber);
      if (at.due > now || at.retries > MAX_RETRIES) continue;
      const batch = this.after(at.position, subscriber.channel, Math.min(MAX_BATCH, subscriber.batchSize ?? MAX_BATCH));
      if (batch.length === 0) continue;
      this.#deliver(subscriber, at, batch);
      return true;
    }
    return false;
  }

  /** When the earliest delayed retry is due; null when nothing is waiting. */
  earliest(): number | null {
    const row = this.#db
      .prepare(
        `SELECT MIN(s.due) AS due FROM org_subscription s WHERE s.retries <= ? AND EXISTS
         (SELECT 1 FROM org_event e WHERE e.channel = s.channel AND e.replay_id > s.position)`,
      )
      .get(MAX_RETRIES);
    return row === undefined || row['due'] === null ? null : Number(row['due']);
  }

  #position(subscriber: Subscriber): Position {
    const row = this.#db.prepare('SELECT * FROM org_subscription WHERE trigger_name = ?').get(subscriber.triggerName);
    return {
      position: Number(row?.['position'] ?? 0),
      retries: Number(row?.['retries'] ?? 0),
      due: Number(row?.['due'] ?? 0),
      lastError: row?.['last_error'] === null || row === undefined ? null : String(row['last_error']),
    };
  }

  #deliver(subscriber: Subscriber, at: Position, batch: readonly StoredEvent[]): void {
    const { env } = this.#host;
    const userId = subscriber.userId ?? this.#host.automatedUserId;
    const last = batch.at(-1)?.replayId ?? at.position;
    const state: EventTriggerState = { retries: at.retries, lastError: at.lastError, checkpoint: null };
    this.current = state;
    try {
      this.#host.run({ userId, profile: 'synchronous' }, () => {
        const records = batch.map((event) => this.record(event));
        const newList = new ApexList(env.type(`List<${subscriber.channel}>`), records);
        const context = { newList, oldList: null, newMap: null, oldMap: null, size: records.length };
        env.runTrigger(subscriber.triggerName, { event: 'insert', isBefore: false, ...context });
        this.#move(subscriber, { position: checkpointOf(state) ?? last, retries: 0, due: 0, lastError: null });
      });
    } catch (thrown) {
      this.#failed(subscriber, at, last, state, thrown);
    } finally {
      this.current = null;
    }
  }

  /** A stored event as the record its subscribers see. */
  record(event: StoredEvent): SObject {
    const record = restoreSnapshot(this.#host.env, event.payload) as SObject;
    record.fields.set('replayid', String(event.replayId));
    record.readOnly = true;
    if (record.type.changesOf !== undefined) return record;
    record.fields.set('eventuuid', event.uuid);
    record.fields.set('createddate', new ApexDatetime(event.published));
    record.fields.set('createdbyid', event.userId);
    return record;
  }

  /** RetryableException: the same events again, later. Any other: on with the events behind the checkpoint, or behind the batch. */
  #failed(subscriber: Subscriber, at: Position, last: number, state: EventTriggerState, thrown: unknown): void {
    const { message, stackTrace, exception } = this.#host.describeFailure(thrown);
    const retry = exception instanceof ApexException && exception.typeName === RETRYABLE;
    this.#host.report(
      `trigger ${subscriber.triggerName} ${retry ? 'asks for a retry' : 'failed'}: ${message}\n${stackTrace}`,
    );
    const delay = this.#host.testing ? 0 : FIRST_RETRY_DELAY * 2 ** at.retries;
    const next: Position = retry
      ? { position: at.position, retries: at.retries + 1, due: this.#host.now() + delay, lastError: message }
      : { position: checkpointOf(state) ?? last, retries: 0, due: 0, lastError: message };
    this.#host.run({ userId: this.#host.automatedUserId, profile: 'synchronous' }, () => this.#move(subscriber, next));
    if (this.#host.testing && !retry) throw thrown;
  }

  #move(subscriber: Subscriber, to: Position): void {
    this.#db
      .prepare('UPDATE org_subscription SET position = ?, retries = ?, due = ?, last_error = ? WHERE trigger_name = ?')
      .run(to.position, to.retries, to.due, to.lastError, subscriber.triggerName);
  }
}

/** The identity an event was made with, else a new one. */
function uuidOf(event: SObject): string {
  const given = event.fields.get('eventuuid');
  return typeof given === 'string' ? given : randomUUID();
}

function checkpointOf(state: EventTriggerState): number | null {
  return state.checkpoint === null ? null : Number(state.checkpoint);
}

function toEvent(row: Record<string, unknown>): StoredEvent {
  return {
    replayId: Number(row['replay_id']),
    channel: String(row['channel']),
    uuid: String(row['uuid']),
    userId: String(row['user_id']),
    published: Number(row['published']),
    payload: String(row['payload']),
  };
}
