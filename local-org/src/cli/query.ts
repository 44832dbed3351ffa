/** `query`: runs SOQL and prints the rows as a table, in the running org or, when none runs, on its data. */
import { recordToJson } from '../api/recordJson.ts';
import { type Command, DEFAULT_DATA, readArgs, UsageError } from './command.ts';
import { askRunning, runningUrl, withOrg } from './runningOrg.ts';

interface Rows {
  readonly totalSize: number;
  readonly records: readonly Record<string, unknown>[];
  readonly nextRecordsUrl?: string;
}

export const query: Command = {
  usage: 'query "SOQL" [--data DIR] [--json]',
  summary: 'Runs a query in the org and prints the rows.',
  async run(args) {
    const { values, positionals } = readArgs({
      args: [...args],
      options: { data: { type: 'string' }, json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [soql] = positionals;
    if (soql === undefined) throw new UsageError('query: give a query');
    const dataDir = values.data ?? DEFAULT_DATA;
    const url = runningUrl(dataDir);
    const { totalSize, records } = url === null ? await onData(dataDir, soql) : await overRest(dataDir, url, soql);
    if (values.json) process.stdout.write(`${JSON.stringify(records, null, 2)}\n`);
    else if (records.length === 0) process.stdout.write(`${totalSize}\n`);
    else console.table(records.map((record) => flatten(record)));
    return 0;
  },
};

async function overRest(dataDir: string, url: string, soql: string): Promise<Rows> {
  const records: Record<string, unknown>[] = [];
  let path: string | undefined = `/services/data/v67.0/query?q=${encodeURIComponent(soql)}`;
  let totalSize = 0;
  while (path !== undefined) {
    const page = JSON.parse(await askRunning(dataDir, url, path)) as Rows;
    records.push(...page.records);
    totalSize = page.totalSize;
    path = page.nextRecordsUrl;
  }
  return { totalSize, records };
}

async function onData(dataDir: string, soql: string): Promise<Rows> {
  return withOrg(dataDir, (org) => {
    const session = org.login(org.adminUsername);
    const rows = org.transact(session, (tx) => tx.query(soql));
    org.sessions.revoke(session.token);
    const records = rows.records.map((record) => recordToJson(record, rows.columns, 'v67.0'));
    return { totalSize: rows.count ?? records.length, records };
  });
}

function flatten(record: Record<string, unknown>, prefix = ''): Record<string, unknown> {
  const flat: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record)) {
    if (name === 'attributes') continue;
    const nested = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
    if (nested === null) flat[prefix + name] = value;
    else if (Array.isArray(nested['records'])) flat[prefix + name] = `${nested['records'].length} rows`;
    else Object.assign(flat, flatten(nested, `${prefix}${name}.`));
  }
  return flat;
}
