/** `query`: runs SOQL and prints the rows as a table. */
import { recordToJson } from '../api/recordJson.ts';
import { type Command, DEFAULT_DATA, readArgs, UsageError } from './command.ts';
import { withOrg } from './runningOrg.ts';

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
    await withOrg(values.data ?? DEFAULT_DATA, (org) => {
      const session = org.login(org.adminUsername);
      const rows = org.transact(session, (tx) => tx.query(soql));
      org.sessions.revoke(session.token);
      const records = rows.records.map((record) => recordToJson(record, rows.columns, 'v67.0'));
      if (rows.count !== null) process.stdout.write(`${rows.count}\n`);
      else if (values.json) process.stdout.write(`${JSON.stringify(records, null, 2)}\n`);
      else console.table(records.map((record) => flatten(record)));
    });
    return 0;
  },
};

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
