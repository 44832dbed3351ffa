import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A PostgreSQL server of the test's own. */
export interface Cluster {
  readonly url: string;
  stop(): Promise<void>;
}

/** The folder with `initdb` and `postgres`; null when PostgreSQL is not installed here. */
export function postgresPrograms(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(':'),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ?? null;
}

/** Creates a cluster in a temporary directory and starts it. PostgreSQL refuses to run as root, so root lends it another user. */
export async function startCluster(programs: string, port: number): Promise<Cluster> {
  const directory = mkdtempSync(join(tmpdir(), 'sidecar-postgres-'));
  const data = join(directory, 'data');
  const identity: Partial<Identity> = process.getuid?.() === 0 ? otherUser() : {};
  mkdirSync(data);
  if (identity.uid !== undefined && identity.gid !== undefined) {
    for (const path of [directory, data]) chownSync(path, identity.uid, identity.gid);
  }
  const options = { ...identity, cwd: directory, stdio: 'ignore' } as const;
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'sidecar', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    options,
  );
  const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${directory}`];
  const server = spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port), ...settings], options);
  const url = `postgres://sidecar@127.0.0.1:${port}/postgres`;
  await untilReady(url, server);
  return {
    url,
    async stop() {
      const closed = once(server, 'close');
      server.kill('SIGINT');
      await closed;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

interface Identity {
  readonly uid: number;
  readonly gid: number;
}

function otherUser(): Identity {
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) =>
        Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // This user does not exist here; the next one may.
      continue;
    }
  }
  throw new Error('PostgreSQL needs a user that is not root, and neither postgres nor nobody exists.');
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 150 && server.exitCode === null; attempt++) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      // Not up yet.
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error('PostgreSQL did not start.');
}
