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

/** The scratch org definition given with `--shape`. */
export function shapeGiven(value: string | undefined): { readonly shapeFile?: string } {
  return value === undefined ? {} : { shapeFile: value };
}

/**
 * The namespace given with `--namespace`, for projects that have none or another; undefined leaves each its own.
 * https://developer.salesforce.com/docs/atlas.en-us.pkg2_dev.meta/pkg2_dev/sfdx_dev_dev2gp_namespaces.htm
 */
export function namespaceGiven(value: string | undefined): { readonly namespace?: string } {
  if (value === undefined) return {};
  if (!/^[A-Za-z](?!\w*__)\w{0,14}$/.test(value) || value.endsWith('_')) {
    throw new UsageError(`--namespace: not a namespace: ${value}`);
  }
  return { namespace: value };
}

/** The namespaces given with `--certified`. */
export function certifiedGiven(values: readonly string[] | undefined): { readonly certified?: readonly string[] } {
  return values === undefined ? {} : { certified: values };
}

/** `parseArgs` whose complaints are usage errors. */
export function readArgs<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
