/** What a command of the command line is: its arguments and options with their help, and what it does. */
import { parseArgs } from 'node:util';
import { UsageError } from './failure.ts';
import { nearest } from './nearest.ts';
import { Output } from './output.ts';

/** An option and its line of help. */
export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  /** What its value is called: DIR, N. */
  readonly value?: string;
  readonly help: string;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** Options that every command has. */
export const COMMON_OPTIONS = {
  json: { type: 'boolean', help: 'Prints one JSON document on standard output, whatever happens.' },
  quiet: { type: 'boolean', help: 'Prints nothing but results and errors.' },
  verbose: { type: 'boolean', help: 'Tells on standard error what is being done, with times.' },
  help: { type: 'boolean', help: 'Shows this text.' },
} as const satisfies OptionSpecs;

/** The option that names the folder of an org's data. */
export const DATA_OPTION = { type: 'string', value: 'DIR', help: 'Folder of the data (.local/org).' } as const;

type ValueOf<S extends OptionSpec> = S extends { type: 'boolean' }
  ? boolean | undefined
  : S extends { multiple: true }
    ? readonly string[] | undefined
    : string | undefined;

/** One call of a command. */
export interface Call<O extends OptionSpecs> {
  readonly values: { readonly [K in keyof O]: ValueOf<O[K]> };
  readonly positionals: readonly string[];
  readonly out: Output;
}

/** A command as its file describes it. */
export interface CommandSpec<O extends OptionSpecs> {
  /** The arguments in its help: `DIR…`. */
  readonly arguments: string;
  /** How many arguments there must and may be. */
  readonly count: readonly [least: number, most: number];
  /** One sentence. */
  readonly summary: string;
  readonly details?: string;
  readonly options: O;
  /** Arguments and what they do. */
  readonly examples: readonly (readonly [string, string])[];
  run(call: Call<O>): Promise<number> | number;
}

/** A command ready to run. */
export interface Command extends Omit<CommandSpec<OptionSpecs>, 'run'> {
  run(name: string, args: readonly string[]): Promise<number> | number;
}

/** Makes a command of its description. */
export function defineCommand<const O extends OptionSpecs>(spec: CommandSpec<O>): Command {
  return {
    ...spec,
    run(name, args) {
      const { values, positionals } = readArgs(name, spec, args);
      const out = new Output(values as { json?: boolean; quiet?: boolean; verbose?: boolean });
      return spec.run({ values: values as Call<O>['values'], positionals, out });
    },
  };
}

/** Where the org keeps its data unless told otherwise. */
export const DEFAULT_DATA = '.local/org';
export const DEFAULT_PORT = 4450;

function readArgs(
  name: string,
  spec: CommandSpec<OptionSpecs>,
  args: readonly string[],
): { values: Record<string, unknown>; positionals: readonly string[] } {
  const options = { ...COMMON_OPTIONS, ...spec.options };
  const { values, positionals } = parsed(name, options, args);
  const [least, most] = spec.count;
  if (positionals.length < least) throw new UsageError(`it needs ${spec.arguments}`, name);
  const extra = positionals[most];
  if (extra !== undefined) throw new UsageError(`one argument too many: ${extra}`, name);
  return { values, positionals };
}

function parsed(name: string, options: OptionSpecs, args: readonly string[]): ReturnType<typeof parseArgs> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const unknown = /^Unknown option '(.+?)'/.exec(message)?.[1];
    if (unknown === undefined) throw new UsageError(plain(message), name);
    const known = nearest(unknown.replace(/^-+/, ''), Object.keys(options));
    throw new UsageError(`unknown option ${unknown}`, name, known === null ? null : `Did you mean --${known}?`);
  }
}

/** The first sentence of what the parser says: "option '--filter <value>' argument missing". */
function plain(message: string): string {
  const [first = message] = message.split(/\.\s|\n/);
  return first.charAt(0).toLowerCase() + first.slice(1);
}
