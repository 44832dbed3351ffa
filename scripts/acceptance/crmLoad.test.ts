/** The CRM data goes in through the ordinary loader; what comes out equals a calculation that shares no code with the engine. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import type { Connection } from 'jsforce';
import { expectedFromCsv, type Expected } from '../crm/independent.ts';
import { connect, localOrg } from '../lib/connection.ts';
import { localOrgService } from '../lib/localOrg.ts';
import { nodeArguments, root } from '../lib/paths.ts';
import { Services } from '../lib/services.ts';

const run = promisify(execFile);
const PORT = 4710;

/** The full data where it is at hand (CRM_DATA, or beside the project), always the small dirty one. */
const FULL = process.env['CRM_DATA'] ?? join(root, '..', 'shared', 'data', 'crm');
const SMALL = join(import.meta.dirname, 'fixtures', 'crm');

for (const folder of existsSync(FULL) ? [SMALL, FULL] : [SMALL]) {
  describe(
    `loading ${folder === SMALL ? 'a small dirty CRM export' : 'the full CRM export'}`,
    { concurrency: 1 },
    () => {
      const services = new Services();
      const data = mkdtempSync(join(tmpdir(), 'crm-org-'));
      const expected = expectedFromCsv(folder);
      let connection: Connection;

      before(async () => {
        await services.start(localOrgService({ dataDir: data, port: PORT, sources: ['force-app'] }));
        const from = Date.now();
        const { stdout } = await run(
          process.execPath,
          [...nodeArguments, 'scripts/loadCrm.ts', folder, '--data', data],
          { cwd: root, maxBuffer: 1e8 },
        );
        console.log(stdout);
        console.log(
          `load and drain: ${((Date.now() - from) / 1000).toFixed(0)} s, peak memory of the org: ${peakMegabytes(services.pid('The local org'))} MB`,
        );
        connection = connect(await localOrg(data));
      });
      after(async () => {
        await services.stop();
        rmSync(data, { recursive: true, force: true });
      });

      it('posts exactly the SPIFF of every agent and month', async () => {
        const posted = await totals(
          connection,
          'SELECT Participant__r.Name who, PeriodKey__c period, SUM(Amount__c) total FROM LedgerEntry__c GROUP BY Participant__r.Name, PeriodKey__c',
        );

        assert.deepEqual(sorted(posted), sorted(expected.spiffCents));
      });

      it('shows on the individual board every value, count and rank', async () => {
        assert.deepEqual(await board(connection, 'won-amount', 'Participant__r.Name'), plain(expected.individual));
      });

      it('shows on the regional board every value, count and rank', async () => {
        assert.deepEqual(await board(connection, 'region-won-amount', 'Team__r.Name'), plain(expected.regional));
      });

      it('gives the badge to exactly those with three wins in a month', async () => {
        const { records } = await connection.query<{ Participant__r: { Name: string }; PeriodKey__c: string }>(
          'SELECT Participant__r.Name, PeriodKey__c FROM BadgeAward__c WHERE Revoked__c = false',
          { autoFetch: true, maxFetch: 100_000 },
        );

        assert.deepEqual(
          records.map((row) => `${row.Participant__r.Name}|${row.PeriodKey__c}`).sort(),
          [...expected.fastStarts].sort(),
        );
      });

      it('sends each participant at most one notice per deal', async () => {
        const { records } = await connection.query<{ n: number }>(
          'SELECT Participant__c, SourceId__c, COUNT(Id) n FROM Notice__c WHERE SourceId__c != null GROUP BY Participant__c, SourceId__c HAVING COUNT(Id) > 1',
        );

        assert.equal(records.length, 0);
      });

      it('changes nothing when the same export is loaded again', async () => {
        const before = await ledger(connection);

        await run(process.execPath, [...nodeArguments, 'scripts/loadCrm.ts', folder, '--data', data], {
          cwd: root,
          maxBuffer: 1e8,
        });

        assert.deepEqual(await ledger(connection), before);
      });
    },
  );
}

async function ledger(connection: Connection): Promise<{ entries: number; total: number }> {
  const [row] = (
    await connection.query<{ entries: number; total: number }>(
      'SELECT COUNT(Id) entries, SUM(Amount__c) total FROM LedgerEntry__c',
    )
  ).records;
  return { entries: row!.entries, total: row!.total };
}

async function totals(connection: Connection, soql: string): Promise<Map<string, number>> {
  const { records } = await connection.query<{ who: string; period: string; total: number }>(soql);
  return new Map(records.map((row) => [`${row.who}|${row.period}`, Math.round(row.total * 100)]));
}

async function board(connection: Connection, key: string, name: string): Promise<Record<string, unknown>> {
  const [parent, field] = name.split('.') as [string, string];
  const { records } = await connection.query<Record<string, never>>(
    `SELECT PeriodKey__c, ${name}, Value__c, Rank__c, EventCount__c FROM Standing__c WHERE BoardKey__c = '${key}'`,
    { autoFetch: true, maxFetch: 100_000 },
  );
  return plain(
    new Map(
      records.map((row) => [
        `${row['PeriodKey__c']}|${row[parent]![field]}`,
        {
          cents: Math.round(Number(row['Value__c']) * 100),
          rank: Number(row['Rank__c']),
          deals: Number(row['EventCount__c']),
        },
      ]),
    ),
  );
}

function plain(map: Expected['individual']): Record<string, unknown> {
  return Object.fromEntries(
    [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, { cents, rank, deals }]) => [key, { cents, rank, deals }]),
  );
}

function sorted(map: ReadonlyMap<string, number>): [string, number][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

function peakMegabytes(pid: number | undefined): number | 'unknown' {
  const status = pid && existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, 'utf8') : '';
  const kilobytes = /VmHWM:\s+(\d+)/.exec(status)?.[1];
  return kilobytes ? Math.round(Number(kilobytes) / 1024) : 'unknown';
}
