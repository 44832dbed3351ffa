/** The unchanged Salesforce CLI against the org: log in, deploy, run tests, run Apex, query, import. */
import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { org, ServedOrg, sf, WAREHOUSE } from './servedOrg.ts';

const served = new ServedOrg(4640);
let project = '';

const run = (...args: readonly string[]): ReturnType<typeof sf> => sf(served.home, args, {}, project);

function succeeds(result: ReturnType<typeof sf>): string {
  assert.equal(result.status, 0, result.output);
  return result.output;
}

describe('the Salesforce CLI', () => {
  before(async () => {
    await served.start();
    project = join(served.home, 'project');
    cpSync(WAREHOUSE, project, { recursive: true });
  });
  after(() => served.dispose());

  it('logs in with an access token', () => {
    const args = ['org', 'login', 'access-token', '--instance-url', served.url, '--no-prompt', '--set-default'];
    const output = succeeds(sf(served.home, args, { SF_ACCESS_TOKEN: served.token() }, project));
    assert.match(output, /Successfully authorized admin@local\.org/);
  });

  it('logs in with a signed assertion', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key = join(served.home, 'key.pem');
    writeFileSync(key, privateKey.export({ type: 'pkcs1', format: 'pem' }));
    writeFileSync(join(served.home, 'public.pem'), createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }));
    const client = org([
      ...['client', 'ci', '--run-as', 'admin@local.org', '--certificate', join(served.home, 'public.pem')],
      ...['--data', served.dataDir, '--json'],
    ]);
    const { clientId } = JSON.parse(client.stdout) as { clientId: string };
    const who = ['--client-id', clientId, '--jwt-key-file', key, '--username', 'admin@local.org'];
    const output = succeeds(run('org', 'login', 'jwt', ...who, '--instance-url', served.url, '--set-default'));
    assert.match(output, /Successfully authorized admin@local\.org/);
  });

  it('deploys a project', () => {
    const output = succeeds(run('project', 'deploy', 'start', '--source-dir', 'app', '--json'));
    const { result } = JSON.parse(output.slice(output.indexOf('{'))) as {
      result: { numberComponentErrors: number; status: string };
    };
    assert.equal(result.status, 'Succeeded');
    assert.equal(result.numberComponentErrors, 0);
  });

  it('shows where a class does not compile, and changes nothing', () => {
    const broken = join(project, 'app', 'classes', 'Crates.cls');
    writeFileSync(broken, 'public class Crates {\n    Integer count = missing;\n}\n');
    const { status, output } = run('project', 'deploy', 'start', '--metadata', 'ApexClass:Crates');
    assert.equal(status, 1);
    assert.match(output, /Variable does not exist: missing/);
    assert.match(output, /2:\d+/);
    assert.match(run('project', 'deploy', 'report', '--use-most-recent').output, /missing \(2:\d+\)/);
    cpSync(join(WAREHOUSE, 'app', 'classes', 'Crates.cls'), broken);
    succeeds(run('apex', 'run', 'test', '--synchronous', '--class-names', 'CratesTest'));
  });

  it('runs tests, at once and in the background, with coverage', () => {
    const output = succeeds(
      run('apex', 'run', 'test', '--synchronous', '--class-names', 'CratesTest', '--code-coverage'),
    );
    assert.match(output, /Pass Rate\s+100%/);
    assert.match(output, /CountdownJob/);
    const waited = succeeds(run('apex', 'run', 'test', '--test-level', 'RunLocalTests', '--wait', '2'));
    assert.match(waited, /Tests Ran\s+5/);
  });

  it('writes test results for other tools', () => {
    const junit = succeeds(run('apex', 'run', 'test', '--synchronous', '-n', 'CratesTest', '--result-format', 'junit'));
    assert.match(junit, /<testsuite name="force.apex" .*tests="\d+" failures="0"/);
    const tap = succeeds(run('apex', 'run', 'test', '--wait', '2', '-n', 'CratesTest', '--result-format', 'tap'));
    assert.match(tap, /^ok 1 CratesTest\./m);
  });

  it('runs anonymous Apex and shows its log', () => {
    const file = join(served.home, 'block.apex');
    writeFileSync(file, "insert new Crate__c(Name = 'By Apex', Weight__c = 1);\nSystem.debug('crates <&> more');\n");
    const output = succeeds(run('apex', 'run', '--file', file));
    assert.match(output, /\|USER_DEBUG\|\[2\]\|DEBUG\|crates <&> more/);
    writeFileSync(file, 'Integer i = 1 / 0;\n');
    assert.match(run('apex', 'run', '--file', file).output, /Divide by 0/);
  });

  it('queries', () => {
    const output = succeeds(run('data', 'query', '--query', 'SELECT Name, Owner.Name, Weight__c FROM Crate__c'));
    assert.match(output, /By Apex/);
    assert.match(run('data', 'query', '--query', 'SELECT Nope FROM Crate__c').output, /No such column 'Nope'/);
  });

  it('imports in bulk and names what it refused', () => {
    const file = join(served.home, 'crates.csv');
    const rows = Array.from({ length: 450 }, (_, index) => `Bulk ${index},B-${index},${index}`);
    writeFileSync(file, ['Name,Code__c,Weight__c', ...rows].join('\n') + '\n');
    succeeds(run('data', 'import', 'bulk', '--sobject', 'Crate__c', '--file', file, '--wait', '5'));
    writeFileSync(file, 'Name,Code__c,Weight__c\nToo heavy,B-999,5000\n');
    assert.notEqual(run('data', 'import', 'bulk', '--sobject', 'Crate__c', '--file', file, '--wait', '5').status, 0);
    const counted = succeeds(run('data', 'query', '--query', "SELECT COUNT() FROM Crate__c WHERE Code__c LIKE 'B-%'"));
    assert.match(counted, /450/);
  });
});
