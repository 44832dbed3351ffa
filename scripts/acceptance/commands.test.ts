/** The lines of the README against a local org: the unchanged sf command line, and what wrong input gets for an answer. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { connect, localOrg, type OrgAccess } from '../lib/connection.ts';
import { localOrgService } from '../lib/localOrg.ts';
import { nodeArguments, root } from '../lib/paths.ts';
import { publish } from '../lib/publish.ts';
import { Services } from '../lib/services.ts';
import { sampleProgram } from '../sample/program.ts';

const PORT = 4720;

interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

describe('the commands of the README against a local org', { concurrency: 1 }, () => {
  const services = new Services();
  const data = mkdtempSync(join(tmpdir(), 'commands-'));
  const home = join(data, 'home');
  let access: OrgAccess;

  before(async () => {
    mkdirSync(home);
    await services.start(localOrgService({ dataDir: join(data, 'org'), port: PORT, sources: [] }));
    access = await localOrg(join(data, 'org'));
  });
  after(async () => {
    await services.stop();
    rmSync(data, { recursive: true, force: true });
  });

  /** Runs sf with a home of its own, so that it never meets a developer's real orgs. */
  function sf(...args: string[]): Promise<Answer> {
    return command('npx', ['sf', ...args], {
      HOME: home,
      SF_ACCESS_TOKEN: access.accessToken,
      SF_DISABLE_TELEMETRY: 'true',
      SF_SKIP_NEW_VERSION_CHECK: 'true',
      SF_AUTOUPDATE_DISABLE: 'true',
    });
  }

  it('logs in with an access token', async () => {
    const answer = await sf(
      'org',
      'login',
      'access-token',
      '--instance-url',
      access.instanceUrl,
      '--no-prompt',
      '--alias',
      'bellringer',
      '--set-default',
    );

    assert.equal(answer.code, 0, answer.stdout + answer.stderr);
  });

  it('deploys the package', async () => {
    const answer = await sf(
      'project',
      'deploy',
      'start',
      '--source-dir',
      'force-app',
      '--target-org',
      'bellringer',
      '--json',
    );

    const { result } = JSON.parse(answer.stdout) as { result: { success: boolean; numberComponentErrors: number } };
    assert.equal(result.success, true, answer.stdout.slice(0, 3000));
    assert.equal(result.numberComponentErrors, 0);
  });

  it('runs one Apex test class synchronously', async () => {
    const answer = await sf(
      'apex',
      'run',
      'test',
      '--synchronous',
      '--class-names',
      'RankingTest',
      '--target-org',
      'bellringer',
      '--json',
    );

    const { result } = JSON.parse(answer.stdout) as { result: { summary: { outcome: string; passing: number } } };
    assert.equal(result.summary.outcome, 'Passed', answer.stdout.slice(0, 3000));
    assert.ok(result.summary.passing > 0);
  });

  it('runs anonymous Apex', async () => {
    const answer = await sf('apex', 'run', '--file', 'scripts/sample/hello.apex', '--target-org', 'bellringer');

    assert.equal(answer.code, 0, answer.stdout + answer.stderr);
    assert.match(answer.stdout, /Executed successfully/);
  });

  it('queries', async () => {
    const answer = await sf(
      'data',
      'query',
      '--query',
      'SELECT Key__c, Name FROM Program__c',
      '--target-org',
      'bellringer',
      '--json',
    );

    assert.equal((JSON.parse(answer.stdout) as { status: number }).status, 0, answer.stdout);
  });

  it('publishes the sample program, and says which field a wrong one names', async () => {
    const connection = connect(access);
    await publish(connection, sampleProgram());
    const wrong = sampleProgram();
    const event = wrong.events[0]!;
    const broken = {
      ...wrong,
      key: 'broken',
      events: [
        {
          ...event,
          key: 'broken-deal',
          definition: { ...event.definition, measures: { amount: { field: 'Amuont' } } },
        },
      ],
      definition: JSON.parse(
        JSON.stringify(wrong.definition).replaceAll('"won-deal"', '"broken-deal"'),
      ) as typeof wrong.definition,
    };

    await assert.rejects(
      publish(connection, broken),
      (error: Error) => /Amuont/.test(error.message) && /Opportunity/.test(error.message),
    );

    const { totalSize } = await connection.query(
      "SELECT COUNT() FROM ProgramVersion__c WHERE Program__r.Key__c = 'broken'",
    );
    assert.equal(totalSize, 0);
  });

  it('refuses a CRM folder with a missing column before it touches the org', async () => {
    const folder = join(data, 'crm');
    mkdirSync(folder);
    for (const file of ['accounts.csv', 'products.csv', 'sales_pipeline.csv']) writeFileSync(join(folder, file), 'x\n');

    const answer = await command(process.execPath, [
      ...nodeArguments,
      'scripts/loadCrm.ts',
      folder,
      '--data',
      join(data, 'org'),
    ]);

    assert.equal(answer.code, 1);
    assert.match(answer.stderr, /^accounts\.csv has no columns "account", .*Nothing was loaded\.\n$/);
  });

  it('says how to start an org when none is running', async () => {
    const answer = await command(process.execPath, [
      ...nodeArguments,
      'scripts/loadCrm.ts',
      'scripts/acceptance/fixtures/crm',
      '--data',
      join(data, 'nowhere'),
    ]);

    assert.equal(answer.code, 1);
    assert.match(
      answer.stderr,
      /^No org to talk to: start the local one with "npm start", or name one with --target-org ALIAS\.\n$/,
    );
  });
});

function command(file: string, args: readonly string[], env: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve) => {
    execFile(
      file,
      args,
      { cwd: root, env: { ...process.env, ...env }, maxBuffer: 1e8, timeout: 300_000 },
      (error, stdout, stderr) => {
        resolve({ code: error ? (typeof error.code === 'number' ? error.code : 1) : 0, stdout, stderr });
      },
    );
  });
}
