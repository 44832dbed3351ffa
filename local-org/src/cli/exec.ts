/** `exec`: runs a file of anonymous Apex, in the running org or, when none runs, on its data. */
import { readFileSync } from 'node:fs';
import { element, escapeXml, readEnvelope, textOf } from '../api/soapXml.ts';
import { type Command, DEFAULT_DATA, readArgs, UsageError } from './command.ts';
import { askRunning, runningUrl, withOrg } from './runningOrg.ts';

interface Outcome {
  readonly compiled: boolean;
  readonly success: boolean;
  readonly line: number;
  readonly column: number;
  readonly compileProblem: string | null;
  readonly exceptionMessage: string | null;
  readonly exceptionStackTrace: string | null;
  readonly log: string;
}

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
    const dataDir = values.data ?? DEFAULT_DATA;
    const url = runningUrl(dataDir);
    const outcome =
      url === null
        ? await withOrg(dataDir, async (org) => {
            const result = org.executeAnonymous(org.login(values.user ?? org.adminUsername), apex);
            await org.drain();
            return result;
          })
        : await overSoap(dataDir, url, values.user, apex);
    return print(file, outcome);
  },
};

async function overSoap(dataDir: string, url: string, username: string | undefined, apex: string): Promise<Outcome> {
  const body = (token: string): string =>
    `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Header><SessionHeader><sessionId>${token}</sessionId>` +
    `</SessionHeader></soapenv:Header><soapenv:Body><executeAnonymous xmlns="http://soap.sforce.com/2006/08/apex"><apexcode>${escapeXml(apex)}` +
    '</apexcode></executeAnonymous></soapenv:Body></soapenv:Envelope>';
  const reply = await askRunning(dataDir, url, '/services/Soap/s/67.0', { username, body });
  const result = element(readEnvelope(reply).arguments['result']);
  const text = (name: string): string | null => textOf(result[name]) || null;
  return {
    compiled: text('compiled') === 'true',
    success: text('success') === 'true',
    line: Number(text('line')),
    column: Number(text('column')),
    compileProblem: text('compileProblem'),
    exceptionMessage: text('exceptionMessage'),
    exceptionStackTrace: text('exceptionStackTrace'),
    log:
      /<debugLog>(.*?)<\/debugLog>/s
        .exec(reply)?.[1]
        ?.replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, '&') ?? '',
  };
}

function print(file: string, result: Outcome): number {
  if (!result.compiled) {
    process.stderr.write(`${file}:${result.line}:${result.column}: error: ${result.compileProblem}\n`);
    return 1;
  }
  for (const line of result.log.split('\n')) if (line.includes('|USER_DEBUG|')) process.stdout.write(`${line}\n`);
  if (result.success) return 0;
  process.stderr.write(`${result.exceptionMessage}\n${result.exceptionStackTrace}\n`);
  return 1;
}
