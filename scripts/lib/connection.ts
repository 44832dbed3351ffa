/**
 * Finds the org that a script should talk to and opens a jsforce connection. In this order: the variables SF_INSTANCE_URL and SF_ACCESS_TOKEN;
 * an org that `sf` knows (`--target-org`); the local org that runs on this machine.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import jsforce from 'jsforce';
import { nodeArguments, root } from './paths.ts';

const run = promisify(execFile);

/** API version this project is written against. */
export const API_VERSION = '67.0';

/** Where an org is and how to enter it. */
export interface OrgAccess {
  readonly instanceUrl: string;
  readonly accessToken: string;
}

/** A problem with reaching an org, in words for the person who typed the command. */
export class ConnectionError extends Error {}

/** Finds the org; `localDataDir` is where a local org keeps its data. */
export async function findOrg(options: {
  targetOrg?: string | undefined;
  localDataDir?: string | undefined;
}): Promise<OrgAccess> {
  const { SF_INSTANCE_URL: instanceUrl, SF_ACCESS_TOKEN: accessToken } = process.env;
  if (instanceUrl && accessToken) return { instanceUrl, accessToken };
  return options.targetOrg ? fromSf(options.targetOrg) : localOrg(options.localDataDir ?? join(root, '.local', 'org'));
}

/** Opens a connection. */
export function connect(access: OrgAccess): jsforce.Connection {
  return new jsforce.Connection({ ...access, version: API_VERSION });
}

async function fromSf(alias: string): Promise<OrgAccess> {
  try {
    const { stdout } = await run('npx', ['sf', 'org', 'display', '--target-org', alias, '--verbose', '--json'], {
      cwd: root,
    });
    const { result } = JSON.parse(stdout) as { result: OrgAccess };
    return { instanceUrl: result.instanceUrl, accessToken: result.accessToken };
  } catch (cause) {
    throw new ConnectionError(
      `The org "${alias}" is not known to sf, or its login has ended: run "sf org login web --alias ${alias}" first.`,
      {
        cause,
      },
    );
  }
}

/** An administrator's access to the local org whose data lies in `dataDir`; the org must be running. */
export async function localOrg(dataDir: string, username?: string): Promise<OrgAccess> {
  const main = join(root, 'local-org', 'src', 'cli', 'main.ts');
  try {
    const { stdout } = await run(process.execPath, [
      ...nodeArguments,
      main,
      'token',
      ...(username ? [username] : []),
      '--data',
      dataDir,
      '--json',
    ]);
    return JSON.parse(stdout) as OrgAccess;
  } catch (cause) {
    throw new ConnectionError(
      'No org to talk to: start the local one with "npm start", or name one with --target-org ALIAS.',
      { cause },
    );
  }
}
