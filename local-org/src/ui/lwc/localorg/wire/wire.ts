import { unwrap } from 'lwc';

/** What a wire emits. */
export interface WireResult<T> {
  readonly data: T | undefined;
  readonly error: unknown;
}

const NOTHING = Object.freeze({ data: undefined, error: undefined });

/** One cached answer, shared by every wire with the same configuration. */
class Entry<T> {
  result: WireResult<T> = NOTHING;
  loading: Promise<void> | null = null;
  readonly listeners = new Set<(result: WireResult<T>) => void>();
  readonly #load: () => Promise<T>;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  /** Asks the server; listeners hear of it only when the answer has changed. */
  refresh(): Promise<void> {
    this.loading ??= this.run().finally(() => (this.loading = null));
    return this.loading;
  }

  private async run(): Promise<void> {
    let next: WireResult<T>;
    try {
      next = { data: deepFreeze(await this.#load()), error: undefined };
    } catch (error) {
      next = { data: undefined, error };
    }
    if (this.result !== NOTHING && same(this.result, next)) return;
    this.result = next;
    for (const listener of [...this.listeners]) listener(next);
  }
}

const entryOf = new WeakMap<object, Entry<unknown>>();

/** How a wire adapter loads. */
export interface AdapterOptions<C, T> {
  /** False while required configuration is missing: the wire waits. */
  readonly ready: (config: C) => boolean;
  readonly load: (config: C) => Promise<T>;
  /** Called when a wire starts listening; gives the function that stops it. Used to re-read after a save. */
  readonly observe?: (config: C, refresh: () => void) => () => void;
}

type Callback<T> = (result: WireResult<T>) => void;

/**
 * A wire adapter class from a function that gives a promise. Wires with equal configuration share one request and one answer,
 * which stays while at least one of them is connected.
 * https://developer.salesforce.com/docs/platform/lwc/guide/data-wire-service-about.html
 */
export function createAdapter<C extends object, T>(
  options: AdapterOptions<C, T>,
): new (callback: Callback<T>) => object {
  const entries = new Map<string, Entry<T>>();
  return class {
    readonly #callback: Callback<T>;
    #config: C | null = null;
    #connected = false;
    #release: (() => void) | null = null;

    constructor(callback: Callback<T>) {
      this.#callback = callback;
      callback(NOTHING);
    }

    connect(): void {
      this.#connected = true;
      this.attach();
    }

    update(config: C): void {
      this.#config = config;
      if (this.#connected) this.attach();
    }

    disconnect(): void {
      this.#connected = false;
      this.#release?.();
      this.#release = null;
    }

    private attach(): void {
      this.#release?.();
      this.#release = null;
      const config = this.#config;
      // A reactive parameter that is still undefined means: not yet.
      if (!config || Object.values(config).some((value) => value === undefined) || !options.ready(config)) return;
      this.#release = follow(entries, options, config, this.#callback);
    }
  };
}

function follow<C extends object, T>(
  entries: Map<string, Entry<T>>,
  options: AdapterOptions<C, T>,
  config: C,
  callback: Callback<T>,
): () => void {
  const key = JSON.stringify(config);
  const known = entries.get(key);
  const entry = known ?? new Entry(() => options.load(config));
  entries.set(key, entry);
  const listener = (result: WireResult<T>): void => {
    const emitted = { ...result };
    entryOf.set(emitted, entry as Entry<unknown>);
    callback(emitted);
  };
  entry.listeners.add(listener);
  const unobserve = options.observe?.(config, () => void entry.refresh());
  if (entry.result === NOTHING) void entry.refresh();
  else listener(entry.result);
  return () => {
    unobserve?.();
    entry.listeners.delete(listener);
    if (entry.listeners.size === 0) entries.delete(key);
  };
}

/** Reads again what a wire emitted; settles when the new answer has been given to all wires that show it. */
export async function refreshWire(emitted: unknown): Promise<void> {
  const entry = entryOf.get(unwrap(emitted) as object);
  if (!entry) return;
  await entry.loading;
  await entry.refresh();
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}

function same(left: WireResult<unknown>, right: WireResult<unknown>): boolean {
  return JSON.stringify([left.data, left.error]) === JSON.stringify([right.data, right.error]);
}
