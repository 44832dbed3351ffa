/**
 * One streaming client: where it stands in each channel, and the connect it has open. Events are read from the log when a connect asks for
 * them, so nothing is kept in memory for a client that does not ask.
 */
import type { Org } from '../../org/org.ts';
import type { BayeuxMessage } from './bayeux.ts';
import { eventData } from './eventMessage.ts';

/** Events handed out by one connect. */
const MAX_BATCH = 500;

/** A channel with the replay id of the last event the client got. */
interface Place {
  position: number;
}

export class StreamClient {
  readonly id: string;
  readonly userId: string;
  lastSeen = Date.now();
  /** The first connect is answered at once. */
  connected = false;
  readonly #org: Org;
  readonly #places = new Map<string, Place>();
  readonly #topics = new Set<string>();
  #waiting: BayeuxMessage[] = [];
  #finish: (() => void) | null = null;

  constructor(id: string, userId: string, org: Org) {
    this.id = id;
    this.userId = userId;
    this.#org = org;
  }

  /** Follows a channel of platform events from behind a replay id. */
  subscribe(channel: string, position: number): void {
    this.#places.set(channel, { position });
    this.#finish?.();
  }

  /** Follows a channel of the org itself, which has no replay. */
  subscribeTopic(channel: string): void {
    this.#topics.add(channel);
  }

  unsubscribe(channel: string): boolean {
    return this.#places.delete(channel) || this.#topics.delete(channel);
  }

  /** A message of the org itself, for those who follow its channel. */
  tell(channel: string, data: unknown): void {
    if (!this.#topics.has(channel)) return;
    this.#waiting.push({ channel, clientId: this.id, data });
    this.#finish?.();
  }

  /** Ends an open connect without events. */
  release(): void {
    this.#finish?.();
  }

  /** Waits for events up to a time; a second connect ends the first. */
  async connect(timeout: number, onHangUp: (listener: () => void) => void): Promise<BayeuxMessage[]> {
    this.#finish?.();
    this.connected = true;
    const events: BayeuxMessage[] = [];
    const followed = this.#follow(events);
    await new Promise<void>((done) => {
      const timer = setTimeout(done, timeout);
      timer.unref();
      this.#finish = () => {
        clearTimeout(timer);
        done();
      };
      onHangUp(this.#finish);
      if (this.#waiting.length > 0) done();
    });
    this.#finish = null;
    for (const stop of followed) stop();
    this.lastSeen = Date.now();
    return [...this.#waiting.splice(0), ...events];
  }

  #follow(events: BayeuxMessage[]): (() => void)[] {
    return [...this.#places].map(([channel, place]) => {
      const stop = this.#org.onEvent(channel.slice('/event/'.length), place.position, (event) => {
        if (events.length >= MAX_BATCH) return stop();
        place.position = event.replayId;
        events.push({ channel, clientId: this.id, data: eventData(event) });
        queueMicrotask(() => this.#finish?.());
      });
      return stop;
    });
  }
}
