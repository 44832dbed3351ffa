/** The help texts: of the command line as a whole and of each command. */
import { COMMON_OPTIONS, type Command, type OptionSpec } from './command.ts';

const CALL = 'npm run org --';

const EXIT_CODES = `Exit codes:
  0   done
  1   the answer is no: a test failed, the source has errors, Apex threw, the org refused
  2   a command, option or argument that is not understood
  3   something around it: a folder, a port, the data, no org to talk to
  4   something Salesforce has and the local org has not
  70  a fault of the local org`;

/** What `--help` alone shows. */
export function overview(commands: Readonly<Record<string, Command>>): string {
  const names = Object.keys(commands);
  const width = Math.max(...names.map((name) => name.length));
  const lines = names.map((name) => `  ${name.padEnd(width)}  ${commands[name]!.summary}`);
  return [
    `Usage: ${CALL} COMMAND [ARGUMENTS] [OPTIONS]`,
    `A Salesforce org on this machine: Apex, SOQL, metadata and the APIs, without a network.`,
    `Commands:\n${lines.join('\n')}`,
    `Every command knows ${Object.keys(COMMON_OPTIONS)
      .map((name) => `--${name}`)
      .join(', ')}. More about one: ${CALL} COMMAND --help`,
    EXIT_CODES,
  ].join('\n\n');
}

/** What `COMMAND --help` shows. */
export function helpOf(name: string, command: Command): string {
  const usage = ['Usage:', CALL, name, command.arguments, '[OPTIONS]'].filter((word) => word !== '').join(' ');
  const parts = [usage, command.summary];
  if (command.details !== undefined) parts.push(command.details);
  parts.push(`Options:\n${optionLines({ ...command.options, ...COMMON_OPTIONS }).join('\n')}`);
  const examples = command.examples.map(([args, text]) => `  ${`${CALL} ${name} ${args}`.trimEnd()}\n      ${text}`);
  if (examples.length > 0) parts.push(`Examples:\n${examples.join('\n')}`);
  return parts.join('\n\n');
}

function optionLines(options: Readonly<Record<string, OptionSpec>>): string[] {
  const rows = Object.entries(options).map(([name, { value, help, multiple }]) => ({
    left: value === undefined ? `--${name}` : `--${name} ${value}`,
    help: multiple === true ? `${help} May be given several times.` : help,
  }));
  const width = Math.max(...rows.map(({ left }) => left.length));
  return rows.map(({ left, help }) => `  ${left.padEnd(width)}  ${help}`);
}
