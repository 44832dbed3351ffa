interface Channel {
  readonly name: string;
}
type Listener = (message: unknown) => void;

/** A subscription to a message channel. */
export interface Subscription {
  readonly channel: string;
  readonly listener: Listener;
}

const listeners = new Map<string, Set<Listener>>();

/** Subscribes in the whole application, also while the component is not on the active page. */
export const APPLICATION_SCOPE = Symbol('APPLICATION_SCOPE');

/** Wire adapter for the message context. https://developer.salesforce.com/docs/platform/lwc/guide/use-message-channel.html */
export class MessageContext {
  readonly #callback: (context: object) => void;

  constructor(callback: (context: object) => void) {
    this.#callback = callback;
  }

  connect(): void {
    this.#callback({});
  }

  update(): void {
    // has no configuration
  }

  disconnect(): void {
    // holds nothing
  }
}

/** A context for modules that are not components. */
export function createMessageContext(): object {
  return {};
}

/** Releases such a context. */
export function releaseMessageContext(_context: object): void {
  // holds nothing
}

/** Sends a message to a channel's subscribers on this page. */
export function publish(_context: object, channel: Channel, message: unknown): void {
  for (const listener of [...(listeners.get(channel.name) ?? [])]) listener(message);
}

/** Listens to a channel. */
export function subscribe(_context: object, channel: Channel, listener: Listener): Subscription {
  const known = listeners.get(channel.name) ?? new Set<Listener>();
  listeners.set(channel.name, known);
  known.add(listener);
  return { channel: channel.name, listener };
}

/** Stops listening. */
export function unsubscribe(subscription: Subscription | null): void {
  if (subscription) listeners.get(subscription.channel)?.delete(subscription.listener);
}
