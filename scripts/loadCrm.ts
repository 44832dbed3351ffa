/** `npm run load:crm -- FOLDER`: loads a CRM data folder into a running org, waits for the engine, and says what became of every row. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Connection } from 'jsforce';
import { loadCrm, type LoadOutcome } from './crm/load.ts';
import { crmProgram } from './crm/program.ts';
import { readCrm, type Crm } from './crm/readCrm.ts';
import { connect, findOrg } from './lib/connection.ts';
import { untilDrained } from './lib/drain.ts';
import { runScript } from './lib/failure.ts';
import { root } from './lib/paths.ts';
import { publish } from './lib/publish.ts';

const HELP = `npm run load:crm -- FOLDER [--target-org ALIAS] [--data DIR]

Loads accounts.csv, products.csv, sales_teams.csv and sales_pipeline.csv from FOLDER into an org: users with a role hierarchy, teams, participants,
accounts, products, opportunities. Publishes a program for the time of the data, waits until the engine has drained, and writes
.local/crm-report.txt with every row that was adjusted or not loaded. Loading again updates and duplicates nothing.

  --target-org ALIAS  an org that sf knows (default: the local org that runs on this machine)
  --data DIR          data folder of the local org (default .local/org)`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'target-org': { type: 'string' }, data: { type: 'string' }, help: { type: 'boolean' } },
  });
  const [folder] = positionals;
  if (values.help || !folder) {
    console.log(HELP);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const crm = readCrm(folder);
  const access = await findOrg({ targetOrg: values['target-org'], localDataDir: values.data });
  const connection = connect(access);
  const from = Date.now();
  const outcome = await loadCrm(connection, access, crm, () => publish(connection, crmProgram(crm)));
  const processed = await untilDrained(connection);
  const total = await ledgerTotal(connection);
  report(crm, outcome);
  const refused = crm.notLoadable.length + outcome.deals.refused.length;
  console.log(
    `${outcome.users} users, ${outcome.accounts} accounts, ${outcome.products} products and ${outcome.deals.saved} opportunities are in the org; ` +
      `${refused} rows were not loaded, ${crm.adjusted.length} were adjusted (.local/crm-report.txt names each).\n` +
      `${processed} incentive events are processed; the ledger stands at ${total}. It took ${((Date.now() - from) / 1000).toFixed(0)} seconds.`,
  );
  if (refused > 0) process.exitCode = 1;
}

async function ledgerTotal(connection: Connection): Promise<string> {
  const { records } = await connection.query<{ code: string; total: number }>(
    'SELECT CurrencyCode__c code, SUM(Amount__c) total FROM LedgerEntry__c GROUP BY CurrencyCode__c',
  );
  return records.map((row) => `${row.total.toFixed(2)} ${row.code}`).join(', ') || 'nothing';
}

function report(crm: Crm, outcome: LoadOutcome): void {
  const lines = [
    'Not loaded',
    ...crm.notLoadable.map((finding) => `  ${finding.file} row ${finding.row}: ${finding.text}`),
    ...outcome.deals.refused.map((row) => `  sales_pipeline.csv ${row.key}: the org refused it: ${row.message}`),
    '',
    'Adjusted',
    ...crm.adjusted.map((finding) => `  ${finding.file} row ${finding.row}: ${finding.text}`),
    '',
  ];
  mkdirSync(join(root, '.local'), { recursive: true });
  writeFileSync(join(root, '.local', 'crm-report.txt'), lines.join('\n'));
}

await runScript(main);
