/** `exec`: runs a file of anonymous Apex. */
import { readFileSync } from 'node:fs';
import type { AnonymousResult } from '../org/entry/anonymous.ts';
import { type Command, DEFAULT_DATA, readArgs, UsageError } from './command.ts';
import { withOrg } from './runningOrg.ts';

export const exec: Command = {
  usage: 'exec FILE [--data DIR] [--user USERNAME]',
  summary: 'Runs anonymous Apex in the org and prints its debug log.',
  async run(args) {
    const { values, positionals } = readArgs({
      args: [...args],
      options: { data: { type: 'string' }, user: { type: 'string' } },
      allowPositionals: true,
    });
    const [file] = positionals;
    if (file === undefined) throw new UsageError('exec: name a file');
    const apex = readFileSync(file, 'utf8');
    const result = await withOrg(values.data ?? DEFAULT_DATA, async (org) => {
      const outcome = org.executeAnonymous(org.login(values.user ?? org.adminUsername), apex);
      return outcome;
    });
    return print(file, result);
  },
};

function print(file: string, result: AnonymousResult): number {
  if (!result.compiled) {
    process.stderr.write(`${file}:${result.line}:${result.column}: error: ${result.compileProblem}\n`);
    return 1;
  }
  for (const line of result.log.split('\n')) if (line.includes('|USER_DEBUG|')) process.stdout.write(`${line}\n`);
  if (result.success) return 0;
  process.stderr.write(`${result.exceptionMessage}\n${result.exceptionStackTrace}\n`);
  return 1;
}
