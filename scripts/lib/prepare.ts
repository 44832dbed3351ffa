/** What the package's install script does in a customer's org, for an org that has the package as source: the same Apex, safe to repeat. */
import type { Connection } from 'jsforce';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConnectionError } from './connection.ts';
import { root } from './paths.ts';

/** Schedules the package's background work. */
export async function prepareOrg(connection: Connection): Promise<void> {
  const result = await connection.tooling.executeAnonymous(
    readFileSync(join(root, 'scripts', 'sample', 'prepare.apex'), 'utf8'),
  );
  if (!result.success)
    throw new ConnectionError(`The org could not be prepared: ${result.compileProblem ?? result.exceptionMessage}`);
}
