/** `npm run org -- COMMAND`: the command line of the local org. */
import { UnsupportedError } from '../base/unsupportedError.ts';
import { OrgError } from '../org/errors.ts';
import { check } from './check.ts';
import { client } from './client.ts';
import type { Command } from './command.ts';
import { UsageError } from './command.ts';
import { exec } from './exec.ts';
import { mail } from './mail.ts';
import { query } from './query.ts';
import { serve } from './serve.ts';
import { test } from './test.ts';
import { token } from './token.ts';

const COMMANDS: Readonly<Record<string, Command>> = { serve, test, check, exec, query, mail, token, client };

const HELP = `Usage: npm run org -- COMMAND [options]

${Object.values(COMMANDS)
  .map((command) => `  ${command.usage}\n      ${command.summary}`)
  .join('\n')}

Every command knows --help.`;

/** One sentence for what the org refuses; the stack for what should not have happened. */
function explain(error: unknown): string {
  if (error instanceof OrgError) return `${error.errorCode}: ${error.message}`;
  if (error instanceof UnsupportedError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === 'help') {
    process.stdout.write(`${HELP}\n`);
    return name === undefined ? 2 : 0;
  }
  const command = COMMANDS[name];
  if (command === undefined) throw new UsageError(`Unknown command ${name}`);
  if (rest.includes('--help')) {
    process.stdout.write(`Usage: npm run org -- ${command.usage}\n\n${command.summary}\n`);
    return 0;
  }
  return command.run(rest);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n\n${HELP}\n`);
    process.exitCode = 2;
  } else {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  }
}
