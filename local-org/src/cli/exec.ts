/** `exec`: runs a file of anonymous Apex, in the running org or, when none runs, on its data. */
import { readFileSync } from 'node:fs';
import { DATA_OPTION, DEFAULT_DATA, defineCommand } from './command.ts';
import type { Outcome } from './execOverSoap.ts';
import { EXIT } from './failure.ts';
import type { Output } from './output.ts';
import { runningUrl, withOrg } from './runningOrg.ts';

export const exec = defineCommand({
  arguments: 'FILE',
  count: [1, 1],
  summary: 'Runs anonymous Apex in the org and prints what it debugs.',
  details:
    'The running org runs it, or, when none runs, this command on its data. FILE may be - for standard input. --verbose prints the whole debug log.',
  options: {
    data: DATA_OPTION,
    user: { type: 'string', value: 'USERNAME', help: 'Who runs it (the administrator).' },
  },
  examples: [
    ['scripts/setup.apex', 'Runs a file.'],
    ['- --user rep@example.com', 'Runs what comes in, as a user.'],
  ],
  async run({ values, positionals, out }) {
    const [file = ''] = positionals;
    const apex = readFileSync(file === '-' ? 0 : file, 'utf8');
    const dataDir = values.data ?? DEFAULT_DATA;
    const url = runningUrl(dataDir);
    out.step(url === null ? `Opening the org in ${dataDir}` : `Asking the org at ${url}`);
    const outcome =
      url === null
        ? await withOrg(dataDir, async (org) => {
            const result = org.executeAnonymous(org.login(values.user ?? org.adminUsername), apex);
            await org.drain();
            return result;
          })
        : await (await import('./execOverSoap.ts')).execOverSoap(dataDir, url, values.user, apex);
    out.result(outcome);
    return print(file === '-' ? 'stdin' : file, outcome, out);
  },
});

function print(file: string, result: Outcome, out: Output): number {
  if (!result.compiled) {
    out.problem(`${file}:${result.line}:${result.column}: error: ${result.compileProblem}`);
    return EXIT.refused;
  }
  for (const line of result.log.split('\n')) if (out.verbose || line.includes('|USER_DEBUG|')) out.detail(line);
  if (result.success) return EXIT.done;
  out.problem(`${result.exceptionMessage}\n${result.exceptionStackTrace}`);
  return EXIT.refused;
}
