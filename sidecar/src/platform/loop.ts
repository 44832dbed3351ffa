/** Something done again and again, one run at a time. */
export interface Loop {
  /** Runs now, or right after the present run. */
  nudge(): void;
  /** Waits for the present run and starts no other. */
  stop(): Promise<void>;
}

/** Runs the work until stopped; the work says after how many milliseconds it wants to run again and must not throw. */
export function startLoop(work: () => Promise<number>, firstDelayMs = 0): Loop {
  let stopped = false;
  let nudged = false;
  let wake: () => void = () => undefined;
  async function run() {
    await sleep(firstDelayMs);
    while (!stopped) {
      nudged = false;
      const delay = await work();
      if (!nudged && !stopped) await sleep(delay);
    }
  }
  function sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
  const running = run();
  return {
    nudge() {
      nudged = true;
      wake();
    },
    async stop() {
      stopped = true;
      wake();
      await running;
    },
  };
}
