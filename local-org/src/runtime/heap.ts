/**
 * How much memory a transaction holds, by rules of our own (docs/local-org/limits.md). What is made is noted as it is made; only when that
 * would be too much is it worked out what of it is still in use.
 */
import { Session } from 'node:inspector';

/** Bytes of a reference, a number, a date or a Boolean. */
const VALUE = 8;

/** Something that holds values and knows what they take. */
export interface Holder {
  /** Serial of the transaction it was made in. */
  readonly madeIn: number;
  /** Bytes of itself and of the texts and plain values in it; other holders count for themselves. */
  heldBytes(): number;
}

/** Bytes a value takes in a list, a map or a record. */
export function bytesOf(value: unknown): number {
  if (typeof value === 'string') return VALUE + value.length;
  const bytes = (value as { bytes?: unknown } | null)?.bytes;
  return bytes instanceof Uint8Array ? VALUE + bytes.length : VALUE;
}

/** The running transaction's memory; the process runs one transaction at a time. */
class Heap {
  /** Rises with every transaction: what was made before counts no more. */
  serial = 0;
  /** Bytes noted so far, less what was found to be free. */
  bytes = 0;
  /** How far `bytes` may rise before it is worked out what is in use. */
  due = Infinity;
  /** Bytes allowed. */
  limit = Infinity;
  /** What happens when more than `limit` is in use. */
  onExceeded: (bytes: number) => void = () => undefined;
  readonly #kinds = new Set<object>();
  /** What may be made between two looks: more and more for code whose values are soon free. */
  #room = 0;

  /** Makes a kind of holder known by its prototype. */
  register(prototype: object): void {
    this.#kinds.add(prototype);
  }

  /** Goes on counting from here. */
  enter(bytes: number, limit: number): void {
    this.bytes = bytes;
    this.limit = limit;
    this.#room = limit / 4;
    this.due = Math.max(limit, bytes + this.#room);
  }

  /** Notes what has been made. */
  note(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes > this.due) this.#workOut();
  }

  #workOut(): void {
    this.bytes = this.#inUse();
    if (this.bytes > this.limit) this.onExceeded(this.bytes);
    if (this.bytes < this.limit / 2) this.#room = Math.min(this.#room * 2, this.limit * 32);
    this.due = Math.max(this.limit, this.bytes + this.#room);
  }

  /** Bytes of this transaction's holders that can still be reached, from variables on the stack too. */
  #inUse(): number {
    const session = new Session();
    session.connect();
    try {
      let total = 0;
      for (const prototype of this.#kinds) {
        for (const holder of reachable(session, prototype))
          if (holder.madeIn === this.serial) total += holder.heldBytes();
      }
      return total;
    } finally {
      session.disconnect();
    }
  }
}

/** The memory of the running transaction. */
export const heap = new Heap();

/** Where the inspector hands objects over: it knows them by number only. */
const exchange: { prototype: object | null; found: readonly Holder[] } = { prototype: null, found: [] };
const EXCHANGE = Symbol.for('local-org.heap');

/** Every object with that prototype that is still in use; V8 collects garbage first. */
function reachable(session: Session, prototype: object): readonly Holder[] {
  const post = (method: string, parameters: object): { [name: string]: { objectId?: string } } => {
    let answer = {};
    session.post(method, parameters, (error, result) => {
      if (error) throw error;
      answer = result ?? {};
    });
    return answer;
  };
  exchange.prototype = prototype;
  (globalThis as { [EXCHANGE]?: typeof exchange })[EXCHANGE] = exchange;
  const place = "globalThis[Symbol.for('local-org.heap')]";
  const { result } = post('Runtime.evaluate', { expression: `${place}.prototype` });
  const { objects } = post('Runtime.queryObjects', { prototypeObjectId: result?.objectId });
  post('Runtime.callFunctionOn', {
    objectId: objects?.objectId,
    functionDeclaration: `function () { ${place}.found = this; }`,
  });
  const { found } = exchange;
  exchange.found = [];
  exchange.prototype = null;
  return found;
}
