/** `serve`: the org as a server, with its API and its pages. */
import { mountUi } from '../ui/host.ts';
import { createGateway } from '../api/gateway.ts';
import { type PubSubServer, servePubSub } from '../api/pubsub/pubSubServer.ts';
import { uiOrg } from '../api/uiOrg.ts';
import { Org, type OrgOptions, SourceRefused } from '../org/org.ts';
import {
  certifiedGiven,
  type Command,
  DEFAULT_DATA,
  DEFAULT_PORT,
  namespaceGiven,
  readArgs,
  shapeGiven,
  UsageError,
} from './command.ts';
import { printFindings } from './printFindings.ts';
import { announce, runningUrl, withdraw } from './runningOrg.ts';

export const serve: Command = {
  usage:
    'serve [--port N] [--pubsub-port N] [--data DIR] [--source DIR…] [--shape FILE] [--namespace NS] [--certified NS…]',
  summary: `Serves the org on 127.0.0.1 (port ${DEFAULT_PORT}, data in ${DEFAULT_DATA}); --source deploys project folders first, each in the namespace of its sfdx-project.json unless --namespace gives another; --certified names packages with governor limits of their own; --shape says by a scratch org definition what kind of org it is; --pubsub-port also serves the Pub/Sub API (gRPC).`,
  async run(args) {
    const { values } = readArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        'pubsub-port': { type: 'string' },
        data: { type: 'string' },
        source: { type: 'string', multiple: true },
        shape: { type: 'string' },
        namespace: { type: 'string' },
        certified: { type: 'string', multiple: true },
      },
    });
    const port = portOf('--port', values.port ?? String(DEFAULT_PORT));
    const pubSubPort = values['pubsub-port'] === undefined ? null : portOf('--pubsub-port', values['pubsub-port']);
    const dataDir = values.data ?? DEFAULT_DATA;
    const other = runningUrl(dataDir);
    if (other !== null && (await answers(other))) throw new UsageError(`An org already serves ${dataDir}: ${other}`);
    return serveUntilStopped({
      port,
      pubSubPort,
      org: {
        dataDir,
        sources: values.source ?? [],
        ...shapeGiven(values.shape),
        ...namespaceGiven(values.namespace),
        ...certifiedGiven(values.certified),
      },
    });
  },
};

interface Serving {
  readonly port: number;
  /** Port of the Pub/Sub API; null: not served. */
  readonly pubSubPort: number | null;
  readonly org: OrgOptions;
}

function portOf(option: string, text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UsageError(`${option}: not a port: ${text}`);
}

async function serveUntilStopped({ port, pubSubPort, org: options }: Serving): Promise<number> {
  const { dataDir, sources = [] } = options;
  const org = openOrNull(options);
  if (org === null) return 1;
  const log = (line: string): void => void process.stdout.write(`${line}\n`);
  const app = await createGateway(org, [
    async (server) => {
      await mountUi(server, { org: uiOrg(org, sources), log });
    },
  ]);
  await app.listen({ host: '127.0.0.1', port });
  const address = app.server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : port}`;
  const pubSub: PubSubServer | null = pubSubPort === null ? null : await servePubSub(org, pubSubPort, dataDir);
  announce(dataDir, url);
  org.start();
  log(`The local org listens on ${url}`);
  if (pubSub !== null) log(`Its Pub/Sub API listens on localhost:${pubSub.port}`);
  await stopSignal();
  withdraw(dataDir);
  await pubSub?.close();
  await app.close();
  await org.close();
  return 0;
}

/** Whether something answers there: the note of a killed process may name a process id that someone else has now. */
async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/services/data`, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

function openOrNull(options: OrgOptions): Org | null {
  try {
    return Org.open(options);
  } catch (error) {
    if (!(error instanceof SourceRefused)) throw error;
    printFindings(error.prepared.findings);
    return null;
  }
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
