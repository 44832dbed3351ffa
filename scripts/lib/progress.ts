/** Progress on long work, on standard error: one line that grows in place on a terminal, one line a step elsewhere. */
export interface Progress {
  /** Says how far the current step is. `total` 0 = unknown. */
  at(done: number, total: number): void;
  /** Ends the step with its result. */
  done(text: string): void;
}

const started = Date.now();

/** Begins a step named `label`, for example `Opportunities`. */
export function step(label: string): Progress {
  const from = Date.now();
  const terminal = process.stderr.isTTY;
  let lastShown = 0;
  if (!terminal) process.stderr.write(`${clock()} ${label} …\n`);
  return {
    at(done, total) {
      if (!terminal && Date.now() - lastShown < 2000) return;
      lastShown = Date.now();
      const share = total > 0 ? ` ${Math.floor((done / total) * 100)} %` : '';
      const text = `${clock()} ${label}: ${done}${total > 0 ? ` of ${total}` : ''}${share}`;
      process.stderr.write(terminal ? `\r\u001b[2K${text}` : `${text}\n`);
    },
    done(text) {
      const seconds = ((Date.now() - from) / 1000).toFixed(1);
      process.stderr.write(`${terminal ? '\r\u001b[2K' : ''}${clock()} ${label}: ${text} (${seconds} s)\n`);
    },
  };
}

function clock(): string {
  const seconds = Math.floor((Date.now() - started) / 1000);
  return `[${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}]`;
}
