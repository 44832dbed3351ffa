/** What a command of the command line is, and what the commands share. */
import { parseArgs, type ParseArgsConfig } from 'node:util';

export interface Command {
  readonly usage: string;
  readonly summary: string;
  run(args: readonly string[]): Promise<number> | number;
}

/** Wrong arguments: printed with the help, exit code 2. */
export class UsageError extends Error {}

/** Where the org keeps its data unless told otherwise. */
export const DEFAULT_DATA = '.local/org';
export const DEFAULT_PORT = 4450;

/** `parseArgs` whose complaints are usage errors. */
export function readArgs<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
