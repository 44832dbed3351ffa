/** `npm start`: the whole product on this machine. First time it also fills the org with the sample company. Ctrl-C ends everything. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { connect, localOrg } from './lib/connection.ts';
import { untilDrained } from './lib/drain.ts';
import { localOrgCli, localOrgService } from './lib/localOrg.ts';
import { nodeArguments, root } from './lib/paths.ts';
import { step } from './lib/progress.ts';
import { runScript } from './lib/failure.ts';
import { publish } from './lib/publish.ts';
import { ServiceError, Services } from './lib/services.ts';
import { TOUR_REP, usernameOf } from './sample/company.ts';
import { loadSample } from './sample/load.ts';
import { sampleProgram } from './sample/program.ts';

const run = promisify(execFile);

const HELP = `npm start [-- --port N] [--data DIR]

Starts the local org with the package, the sidecar and the sandbox gift-card provider; loads the sample company into an empty org.

  --port N    first of three ports: org N, sidecar N+10, provider N+11 (default 4450)
  --data DIR  where everything is kept (default .local); delete it to begin again`;

/** Secrets of this installation, made once and kept beside the data. */
interface Secrets {
  readonly providerKey: string;
  readonly webhookSecret: string;
  clientId?: string;
  clientSecret?: string;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, data: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const port = Number(values.port ?? 4450);
  if (!Number.isInteger(port) || port < 1 || port > 65_000)
    throw new ServiceError(`--port must be a number from 1 to 65000, not "${values.port}".`);
  const services = new Services();
  const end = async (): Promise<void> => {
    await services.stop();
    process.exit(0);
  };
  process.on('SIGINT', () => void end());
  process.on('SIGTERM', () => void end());
  try {
    await startAll(services, port, values.data ?? join(root, '.local'));
  } catch (error) {
    await services.stop();
    throw error;
  }
}

async function startAll(services: Services, port: number, data: string): Promise<void> {
  const address = `http://127.0.0.1:${port}`;
  const secrets = readSecrets(data);
  const orgData = join(data, 'org');
  const starting = step('Org: compile the package, open the database');
  await services.start(localOrgService({ dataDir: orgData, port }));
  starting.done('ready');
  await fillWhenEmpty(orgData);
  await startFulfilment(services, port, data, orgData, secrets);
  console.log(`
  Bellringer runs at ${address}

  Log in as ${TOUR_REP} (${usernameOf(TOUR_REP)}), open one of her open deals under Opportunities, and mark it Closed Won.
  Managers, operations and finance are in the same list; the administrator is there too. There are no passwords: this org trusts your machine.

  Cards the provider delivered   http://127.0.0.1:${port + 11}
  Sidecar                        http://127.0.0.1:${port + 10}/health
  Logs                           ${join(data, 'log')}

  Ctrl-C ends everything; the data stays.`);
}

async function fillWhenEmpty(orgData: string): Promise<void> {
  const connection = connect(await localOrg(orgData));
  const { totalSize } = await connection.query('SELECT COUNT() FROM Participant__c');
  if (totalSize > 0) return;
  await loadSample(connection, () => publish(connection, sampleProgram()));
  await untilDrained(connection);
}

async function startFulfilment(
  services: Services,
  port: number,
  data: string,
  orgData: string,
  secrets: Secrets,
): Promise<void> {
  const progress = step('Sidecar and sandbox provider');
  const log = join(data, 'log');
  const provider = `http://127.0.0.1:${port + 11}`;
  await ensureClient(data, orgData, secrets);
  await services.start({
    name: 'The sandbox provider',
    file: 'sidecar/src/sandbox/main.ts',
    env: {
      SANDBOX_PORT: String(port + 11),
      SANDBOX_DATA_DIR: join(data, 'sandbox'),
      SANDBOX_API_KEY: secrets.providerKey,
      SANDBOX_WEBHOOK_SECRET: secrets.webhookSecret,
      SANDBOX_WEBHOOK_URL: `http://127.0.0.1:${port + 10}/webhooks/sandbox`,
    },
    ready: provider,
    log: join(log, 'sandbox.log'),
  });
  await services.start({
    name: 'The sidecar',
    file: 'sidecar/src/main.ts',
    env: {
      SIDECAR_PORT: String(port + 10),
      SIDECAR_DATA_DIR: join(data, 'sidecar'),
      SF_LOGIN_URL: `http://127.0.0.1:${port}`,
      SF_CLIENT_ID: secrets.clientId ?? '',
      SF_CLIENT_SECRET: secrets.clientSecret ?? '',
      SANDBOX_URL: provider,
      SANDBOX_API_KEY: secrets.providerKey,
      SANDBOX_WEBHOOK_SECRET: secrets.webhookSecret,
    },
    ready: `http://127.0.0.1:${port + 10}/health`,
    log: join(log, 'sidecar.log'),
  });
  progress.done('ready');
}

function readSecrets(data: string): Secrets {
  const file = join(data, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  const secrets: Secrets = {
    providerKey: randomBytes(24).toString('hex'),
    webhookSecret: randomBytes(24).toString('hex'),
  };
  writeSecrets(data, secrets);
  return secrets;
}

function writeSecrets(data: string, secrets: Secrets): void {
  mkdirSync(data, { recursive: true });
  writeFileSync(join(data, 'secrets.json'), JSON.stringify(secrets, null, 2), { mode: 0o600 });
}

/** The sidecar logs in as a connected client of the org that runs as the integration user. */
async function ensureClient(data: string, orgData: string, secrets: Secrets): Promise<void> {
  if (secrets.clientId) return;
  const args = [
    ...nodeArguments,
    localOrgCli,
    'client',
    'sidecar',
    '--run-as',
    usernameOf('Bellringer Sidecar'),
    '--data',
    orgData,
    '--json',
  ];
  const { stdout } = await run(process.execPath, args, { cwd: root });
  const client = JSON.parse(stdout) as { clientId: string; clientSecret: string };
  secrets.clientId = client.clientId;
  secrets.clientSecret = client.clientSecret;
  writeSecrets(data, secrets);
}

await runScript(main);
