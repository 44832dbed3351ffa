/** Lets at most so many calls through per second, in the order they came. */
export interface RateLimit {
  /** Resolves when the caller may go. */
  turn(): Promise<void>;
  /** Lets nobody through for a while: the provider said it is too much. */
  holdFor(milliseconds: number): void;
}

/** Spaces calls evenly, so no window of a second ever holds more than the limit. */
export function createRateLimit(perSecond: number): RateLimit {
  const spacing = 1000 / perSecond;
  let nextFree = 0;
  return {
    async turn() {
      const now = performance.now();
      const mine = Math.max(now, nextFree);
      nextFree = mine + spacing;
      if (mine > now) await new Promise((resolve) => setTimeout(resolve, mine - now));
    },
    holdFor(milliseconds) {
      nextFree = Math.max(nextFree, performance.now() + milliseconds);
    },
  };
}
