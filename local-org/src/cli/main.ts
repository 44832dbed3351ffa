/** `npm run org -- COMMAND`: the command line of the local org. */
import type { Command } from './command.ts';
import { COMMANDS } from './commands.ts';
import { asCommandError, type CommandError, EXIT, UsageError } from './failure.ts';
import { helpOf, overview } from './help.ts';
import { nearest } from './nearest.ts';

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === 'help') return help(rest[0], name === undefined);
  const command = commandNamed(name);
  if (rest.includes('--help')) return help(name, false);
  return command.run(name, rest);
}

function help(name: string | undefined, isMisuse: boolean): number {
  const text = name === undefined ? overview(COMMANDS) : helpOf(name, commandNamed(name));
  process.stdout.write(`${text}\n`);
  return isMisuse ? EXIT.usage : EXIT.done;
}

function commandNamed(name: string): Command {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command !== undefined) return command;
  const known = nearest(name, Object.keys(COMMANDS));
  throw new UsageError(`unknown command ${name}`, null, known === null ? null : `Did you mean ${known}?`);
}

function tell({ code, message, hint, exit }: CommandError, json: boolean): void {
  if (json) process.stdout.write(`${JSON.stringify({ error: { code, message, hint, exitCode: exit } }, null, 2)}\n`);
  else process.stderr.write(`${message}\n${hint === null ? '' : `${hint}\n`}`);
}

const args = process.argv.slice(2);
try {
  process.exitCode = await main(args);
} catch (error) {
  const failure = asCommandError(error);
  tell(failure, args.includes('--json'));
  process.exitCode = failure.exit;
}
