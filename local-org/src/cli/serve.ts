/** `serve`: the org as a server, with its API and its pages. */
import { createServer } from 'node:net';
import { DATA_OPTION, DEFAULT_DATA, DEFAULT_PORT, defineCommand } from './command.ts';
import { lockData } from './dataLock.ts';
import { CommandError, UsageError } from './failure.ts';
import { runningUrl } from './runningOrg.ts';
import { RUN_OPTIONS, sourceGiven } from './sourceOptions.ts';

export const serve = defineCommand({
  arguments: '',
  count: [0, 0],
  summary: 'Serves the org on 127.0.0.1 until it is stopped (Ctrl+C), with its API and its pages.',
  details: 'Made on first use. With --json the one line it prints has the address once it listens.',
  options: {
    port: { type: 'string', value: 'N', help: `Port to listen on (${DEFAULT_PORT}); 0 takes any that is free.` },
    'pubsub-port': { type: 'string', value: 'N', help: 'Port for the Pub/Sub API (gRPC); not served without it.' },
    data: DATA_OPTION,
    source: { type: 'string', multiple: true, value: 'DIR', help: 'Project folder to deploy first.' },
    ...RUN_OPTIONS,
  },
  examples: [
    ['--source force-app', 'The org with a project deployed.'],
    ['--data .local/other --port 4460', 'A second org beside the first.'],
  ],
  async run({ values, out }) {
    const port = portOf('--port', values.port ?? String(DEFAULT_PORT));
    const pubSubPort = values['pubsub-port'] === undefined ? null : portOf('--pubsub-port', values['pubsub-port']);
    const given = sourceGiven('serve', values);
    const dataDir = values.data ?? DEFAULT_DATA;
    const sources = values.source ?? [];
    (await import('./folders.ts')).checkFolders(sources);
    const other = runningUrl(dataDir);
    if (other !== null && (await answers(other))) {
      const hint = 'Use that one, stop it, or name another folder with --data.';
      throw new CommandError('DATA_IN_USE', `An org already serves ${dataDir}: ${other}`, hint);
    }
    await needFreePort(port);
    const unlock = lockData(dataDir);
    try {
      const { serveUntilStopped } = await import('./serving.ts');
      return await serveUntilStopped({ port, pubSubPort, org: { dataDir, sources, ...given } }, out);
    } finally {
      unlock();
    }
  },
});

const PORTS = 65_535;
const HOST = '127.0.0.1';

function portOf(option: string, text: string): number {
  const port = Number(text);
  if (text.trim() !== '' && Number.isInteger(port) && port >= 0 && port <= PORTS) return port;
  throw new UsageError(`${option} is no port (0 to ${PORTS}): ${text}`, 'serve');
}

/** Throws where something listens already, before any work is done. */
function needFreePort(port: number): Promise<void> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(port, HOST, () => probe.close(() => resolve()));
  });
}

/** Whether something answers there: the note of a killed process may name a process id that someone else has now. */
async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/services/data`, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}
