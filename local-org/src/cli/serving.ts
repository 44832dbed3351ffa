/** The org as a server, until it is stopped. */
import { createGateway } from '../api/gateway.ts';
import { type PubSubServer, servePubSub } from '../api/pubsub/pubSubServer.ts';
import { uiOrg } from '../api/uiOrg.ts';
import { Org, type OrgOptions, SourceRefused } from '../org/org.ts';
import { mountUi } from '../ui/host.ts';
import { EXIT } from './failure.ts';
import type { Output } from './output.ts';
import { errorsIn, printFindings } from './printFindings.ts';
import { announce, withdraw } from './runningOrg.ts';

/** What to serve, and where. */
export interface Serving {
  readonly port: number;
  /** Port of the Pub/Sub API; null: not served. */
  readonly pubSubPort: number | null;
  readonly org: OrgOptions;
}

/** Opens the org, serves it, and gives the exit code when it has been stopped. */
export async function serveUntilStopped(serving: Serving, out: Output): Promise<number> {
  const { dataDir, sources = [] } = serving.org;
  out.step(sources.length === 0 ? `Opening the org in ${dataDir}` : `Deploying ${sources.join(', ')}`);
  const org = openOrNull(serving.org, out);
  if (org === null) return EXIT.refused;
  try {
    out.step('Starting the server');
    await serveOrg(org, serving, out);
    return EXIT.done;
  } finally {
    await org.close();
  }
}

async function serveOrg(org: Org, { port, pubSubPort, org: options }: Serving, out: Output): Promise<void> {
  const { dataDir, sources = [] } = options;
  const log = (line: string): void => out.detail(line);
  const app = await createGateway(org, [
    async (server) => {
      await mountUi(server, { org: uiOrg(org, sources), log });
    },
  ]);
  let pubSub: PubSubServer | null = null;
  try {
    await app.listen({ host: '127.0.0.1', port });
    const address = app.server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : port}`;
    pubSub = pubSubPort === null ? null : await servePubSub(org, pubSubPort, dataDir);
    announce(dataDir, url);
    org.start();
    out.line(`The local org listens on ${url}`);
    if (pubSub !== null) out.line(`Its Pub/Sub API listens on localhost:${pubSub.port}`);
    out.result({ url, pubSubPort: pubSub?.port ?? null, dataDir, pid: process.pid });
    await stopSignal();
    withdraw(dataDir);
  } finally {
    await pubSub?.close();
    await app.close();
  }
}

function openOrNull(options: OrgOptions, out: Output): Org | null {
  try {
    return Org.open(options);
  } catch (error) {
    if (!(error instanceof SourceRefused)) throw error;
    const { findings } = error.prepared;
    if (!out.json) printFindings(findings, { errorsOnly: out.quiet });
    out.problem(`The source has ${errorsIn(findings)} errors; the org does not start with it.`);
    out.result({ errors: errorsIn(findings), findings });
    return null;
  }
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
