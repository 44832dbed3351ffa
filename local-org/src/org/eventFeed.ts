/** Hands committed platform events to listeners outside Apex: pages and streaming clients. */
import type { SObject } from '../runtime/values/sObject.ts';
import type { EventBus, StoredEvent } from './async/eventBus.ts';

/** One event as a listener gets it; `record` is the event as published. */
export interface FeedEvent {
  readonly channel: string;
  readonly replayId: number;
  readonly uuid: string;
  readonly userId: string;
  readonly published: number;
  readonly record: SObject;
}

export type EventListener = (event: FeedEvent) => void;

interface Follower {
  readonly channel: string;
  readonly listener: EventListener;
  position: number;
}

const BATCH = 500;

export class EventFeed {
  readonly #bus: () => EventBus;
  readonly #followers = new Set<Follower>();

  constructor(bus: () => EventBus) {
    this.#bus = bus;
  }

  /** Follows an event object from behind a replay id: -1 new events, -2 all that are kept. */
  follow(channel: string, replayId: number, listener: EventListener): () => void {
    const position = replayId === -1 ? this.#bus().lastReplayId() : Math.max(0, replayId);
    const follower: Follower = { channel, listener, position };
    this.#followers.add(follower);
    queueMicrotask(() => this.#feed(follower));
    return () => this.#followers.delete(follower);
  }

  /** Called after every commit. */
  announce(): void {
    for (const follower of this.#followers) this.#feed(follower);
  }

  #feed(follower: Follower): void {
    const bus = this.#bus();
    for (;;) {
      if (!this.#followers.has(follower)) return;
      const events = bus.after(follower.position, follower.channel, BATCH);
      for (const event of events) {
        if (!this.#followers.has(follower)) return;
        follower.position = event.replayId;
        follower.listener(this.#shown(bus, event));
      }
      if (events.length < BATCH) return;
    }
  }

  #shown(bus: EventBus, event: StoredEvent): FeedEvent {
    const { channel, replayId, uuid, userId, published } = event;
    return { channel, replayId, uuid, userId, published, record: bus.record(event) };
  }
}
