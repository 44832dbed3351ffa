/** The local org as a service for scripts and tests. */
import { join } from 'node:path';
import { root } from './paths.ts';
import type { Service } from './services.ts';

/** Command line of the local org. */
export const localOrgCli = join(root, 'local-org', 'src', 'cli', 'main.ts');

/** A local org with the package deployed, keeping its data in `dataDir`. */
export function localOrgService(options: { dataDir: string; port: number; sources?: readonly string[] }): Service {
  const sources = options.sources ?? ['force-app'];
  return {
    name: 'The local org',
    file: localOrgCli,
    args: [
      'serve',
      '--port',
      String(options.port),
      '--data',
      options.dataDir,
      ...sources.flatMap((source) => ['--source', source]),
    ],
    ready: `http://127.0.0.1:${options.port}/services/data`,
    log: join(options.dataDir, 'local-org.log'),
  };
}
