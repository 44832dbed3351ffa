/** Waits for changes of files in folders. */
import { watch } from 'node:fs';

/** Changes that come together, as editors and checkouts make them, count as one. */
const SETTLED_MS = 200;

/** Calls `changed` after each change, one call at a time, until SIGINT or SIGTERM. */
export async function watchFolders(folders: readonly string[], changed: () => Promise<void>): Promise<void> {
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => (running = running.then(changed)), SETTLED_MS);
  };
  const watchers = folders.map((folder) => watch(folder, { recursive: true, signal: stop.signal }, later));
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  clearTimeout(timer);
  stop.abort();
  for (const watcher of watchers) watcher.close();
  await running;
}
