/**
 * `npm run test:apex`: runs the package's Apex tests in an org through @salesforce/apex-node, the library that the sf command line and the
 * VS Code extension use. Without --target-org it starts a local org of its own, so the same command tests against either.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { TestService, type TestResult } from '@salesforce/apex-node';
import { AuthInfo, Connection } from '@salesforce/core';
import { Duration } from '@salesforce/kit';
import { findOrg, localOrg, type OrgAccess } from './lib/connection.ts';
import { localOrgService } from './lib/localOrg.ts';
import { Services } from './lib/services.ts';

const HELP = `npm run test:apex -- [--target-org ALIAS] [--class NAME]…

Runs the Apex tests of force-app in a local org started for it, or in an org that sf knows. Ends with "N passed, N failed".`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { 'target-org': { type: 'string' }, class: { type: 'string', multiple: true }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  if (values['target-org']) {
    process.exitCode = await runIn(await findOrg({ targetOrg: values['target-org'] }), values.class ?? []);
    return;
  }
  const services = new Services();
  const data = mkdtempSync(join(tmpdir(), 'apex-tests-'));
  try {
    await services.start(localOrgService({ dataDir: data, port: 4456 }));
    process.exitCode = await runIn(await localOrg(data), values.class ?? []);
  } finally {
    await services.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

async function runIn({ accessToken, instanceUrl }: OrgAccess, classes: readonly string[]): Promise<number> {
  const authInfo = await AuthInfo.create({
    username: accessToken,
    accessTokenOptions: { accessToken, instanceUrl, loginUrl: instanceUrl },
  });
  const connection = await Connection.create({ authInfo });
  const service = new TestService(connection as never);
  const selection =
    classes.length > 0
      ? { testLevel: 'RunSpecifiedTests', tests: classes.map((className) => ({ className })) }
      : { testLevel: 'RunLocalTests' };
  const result = (await service.runTestAsynchronous(
    { ...selection, skipCodeCoverage: true } as never,
    false,
    false,
    undefined,
    undefined,
    Duration.minutes(10),
  )) as TestResult;
  return summarise(result);
}

function summarise(result: TestResult): number {
  let passed = 0;
  let failed = 0;
  for (const test of result.tests) {
    if (test.outcome === 'Pass') {
      passed += 1;
      continue;
    }
    failed += 1;
    console.log(
      `FAILED ${test.fullName}\n  ${test.message ?? ''}\n  ${(test.stackTrace ?? '').replaceAll('\n', '\n  ')}`,
    );
  }
  console.log(`Test run ${result.summary.testRunId} took ${result.summary.testExecutionTimeInMs} ms`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

await main();
