/** Collects what `System.debug` writes while someone is listening. */
import type { LogPort } from '../abi/ports.ts';

const LINE_LIMIT = 20_000;

export class DebugLog implements LogPort {
  #lines: string[] | null = null;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  get active(): boolean {
    return this.#lines !== null;
  }

  debug(level: string, message: string, _className: string, line: number): void {
    if (this.#lines === null || this.#lines.length >= LINE_LIMIT) return;
    const time = new Date(this.#now()).toISOString().slice(11, 23);
    this.#lines.push(`${time} (0)|USER_DEBUG|[${line}]|${level}|${message}`);
  }

  /** Runs work and gives the lines that were written meanwhile. */
  during<T>(work: () => T): { result: T; lines: readonly string[] } {
    const before = this.#lines;
    const lines: string[] = [];
    this.#lines = lines;
    try {
      return { result: work(), lines };
    } finally {
      this.#lines = before;
    }
  }
}
