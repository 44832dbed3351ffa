/**
 * The pulse: one small call that answers "did anything of mine change?", asked every two seconds while the page is
 * visible and shared by every component on it. Components refresh only when the version changes, so they all move
 * together and read the same committed state.
 */
import getPulse from '@salesforce/apex/PulseController.getPulse';

/** Told once when it starts watching, and again whenever the version changes. */
export type PulseListener = (pulse: Apex.Pulse) => void;

/** Milliseconds between two questions while all is well. */
export const PULSE_INTERVAL = 2000;
/** Milliseconds between two questions at most, when the org keeps answering with errors. */
export const PULSE_SLOWEST = 60000;

const lastTold = new Map<PulseListener, string | null>();
let timer: number | undefined;
let asking = false;
let failures = 0;

/**
 * Starts watching; returns the function that stops it. The first answer is always passed on: what the component
 * shows may come from the browser's cache and be older than that answer.
 */
export function watchPulse(listener: PulseListener): () => void {
  if (lastTold.size === 0) {
    document.addEventListener('visibilitychange', handleVisibility);
  }
  lastTold.set(listener, null);
  askSoon(0);
  return () => {
    lastTold.delete(listener);
    if (lastTold.size === 0) {
      document.removeEventListener('visibilitychange', handleVisibility);
      pause();
      failures = 0;
    }
  };
}

/** Asks at once, for a component that has just changed something itself. */
export function askPulseNow(): void {
  if (lastTold.size > 0) {
    askSoon(0);
  }
}

function handleVisibility(): void {
  if (document.visibilityState === 'visible') {
    askSoon(0);
  } else {
    pause();
  }
}

function pause(): void {
  window.clearTimeout(timer);
  timer = undefined;
}

function askSoon(delay: number): void {
  pause();
  // A timer is the only way to poll from a page.
  // eslint-disable-next-line @lwc/lwc/no-async-operation
  timer = window.setTimeout(() => {
    void ask();
  }, delay);
}

async function ask(): Promise<void> {
  if (asking) {
    return;
  }
  asking = true;
  try {
    tell(await getPulse({}));
    failures = 0;
  } catch {
    // An unanswered pulse is no news. The next question waits longer; the components' own reads show real faults.
    failures += 1;
  } finally {
    asking = false;
  }
  if (lastTold.size > 0 && document.visibilityState !== 'hidden') {
    askSoon(Math.min(PULSE_SLOWEST, PULSE_INTERVAL * 2 ** failures));
  }
}

function tell(pulse: Apex.Pulse): void {
  for (const [listener, version] of [...lastTold]) {
    if (version !== pulse.version) {
      lastTold.set(listener, pulse.version);
      listener(pulse);
    }
  }
}
