/** `query`: runs SOQL and prints the rows as a table, in the running org or, when none runs, on its data. */
import { DATA_OPTION, DEFAULT_DATA, defineCommand } from './command.ts';
import { EXIT } from './failure.ts';
import { askRunning, runningUrl, withOrg } from './runningOrg.ts';

interface Rows {
  readonly totalSize: number;
  readonly records: readonly Record<string, unknown>[];
  readonly nextRecordsUrl?: string;
}

export const query = defineCommand({
  arguments: '"SOQL"',
  count: [1, 1],
  summary: 'Runs a query in the org and prints the rows.',
  details:
    'The running org answers, or, when none runs, this command from its data. --json prints the records as the REST API gives them.',
  options: { data: DATA_OPTION },
  examples: [['"SELECT Id, Name FROM Account LIMIT 5"', 'A table of five rows.']],
  async run({ values, positionals, out }) {
    const [soql = ''] = positionals;
    const dataDir = values.data ?? DEFAULT_DATA;
    const url = runningUrl(dataDir);
    out.step(url === null ? `Opening the org in ${dataDir}` : `Asking the org at ${url}`);
    const { totalSize, records } = url === null ? await onData(dataDir, soql) : await overRest(dataDir, url, soql);
    out.result(records);
    if (records.length === 0) out.line(String(totalSize));
    else if (!out.json) console.table(records.map((record) => flatten(record)));
    return EXIT.done;
  },
});

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
  const { recordToJson } = await import('../api/recordJson.ts');
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
