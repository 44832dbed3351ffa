/** A platform event channel subscription. */
export interface Subscription {
  readonly id: string;
  readonly channel: string;
  readonly replayId: number;
}

interface Message {
  readonly channel: string;
  readonly data: { readonly event: { readonly replayId: number } };
}

interface Follower extends Subscription {
  last: number;
  readonly callback: (message: Message) => void;
}

const followers = new Map<string, Follower>();
const errorListeners = new Set<(error: unknown) => void>();
let source: EventSource | null = null;
let opening: Promise<void> | null = null;
let counter = 0;

/** https://developer.salesforce.com/docs/platform/lightning-component-reference/guide/lightning-emp-api.html */
export async function subscribe(
  channel: string,
  replayId: number,
  callback: (message: Message) => void,
): Promise<Subscription> {
  counter += 1;
  const subscription = { id: `${channel}_${counter}`, channel, replayId };
  followers.set(subscription.id, { ...subscription, last: replayId, callback });
  await reopen();
  return subscription;
}

/** Stops a subscription. */
export async function unsubscribe(subscription: Subscription, callback?: (response: object) => void): Promise<object> {
  followers.delete(subscription.id);
  await reopen();
  const response = {
    id: subscription.id,
    channel: '/meta/unsubscribe',
    subscription: subscription.channel,
    successful: true,
  };
  callback?.(response);
  return response;
}

/** Hears of failures of the connection. */
export function onError(callback: (error: unknown) => void): void {
  errorListeners.add(callback);
}

/** Event subscriptions always work here. */
export function isEmpEnabled(): Promise<boolean> {
  return Promise.resolve(true);
}

/** Accepted for compatibility; there is no debug output. */
export function setDebugFlag(_flag: boolean): void {
  // nothing to switch
}

// All subscriptions of the page share one connection; changes made together reopen it once.
function reopen(): Promise<void> {
  opening ??= Promise.resolve().then(() => {
    opening = null;
    source?.close();
    source = null;
    if (followers.size === 0) return undefined;
    return connect();
  });
  return opening;
}

function connect(): Promise<void> {
  const channels = new Map<string, number>();
  for (const { channel, last } of followers.values())
    channels.set(channel, Math.min(last, channels.get(channel) ?? last));
  const search = new URLSearchParams([...channels].map(([channel, last]) => ['channel', `${channel}:${last}`]));
  const opened = new EventSource(`/_ui/events?${search.toString()}`);
  source = opened;
  opened.addEventListener('message', (event: MessageEvent<string>) => deliver(JSON.parse(event.data) as Message));
  return new Promise((done) => {
    opened.addEventListener('open', () => done());
    opened.addEventListener('error', () => {
      for (const listener of errorListeners)
        listener({ error: 'The connection for platform events was lost.', channel: '/meta/connect' });
      done();
    });
  });
}

function deliver(message: Message): void {
  const { replayId } = message.data.event;
  for (const follower of [...followers.values()]) {
    if (follower.channel !== message.channel || replayId <= follower.last) continue;
    follower.last = replayId;
    follower.callback(message);
  }
}
