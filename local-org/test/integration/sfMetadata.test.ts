/** The unchanged Salesforce CLI on metadata: retrieve, list, validate, quick deploy, cancel, deploy over REST. */
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ServedOrg, sf, WAREHOUSE } from './servedOrg.ts';

const served = new ServedOrg(4860);
let project = '';

const run = (args: readonly string[], extra: Record<string, string> = {}): ReturnType<typeof sf> =>
  sf(served.home, args, extra, project);

function json<T>({ status, output }: ReturnType<typeof sf>): T {
  assert.equal(status, 0, output);
  return (JSON.parse(output.slice(output.indexOf('{'))) as { result: T }).result;
}

function write(path: string, text: string): void {
  mkdirSync(join(project, path, '..'), { recursive: true });
  writeFileSync(join(project, path), text);
}

const LABELS = `<?xml version="1.0" encoding="UTF-8"?>
<CustomLabels xmlns="http://soap.sforce.com/2006/04/metadata">
    <labels><fullName>Dock</fullName><language>en_US</language><protected>false</protected><shortDescription>d</shortDescription><value>Dock &amp; hall</value></labels>
    <labels><fullName>Yard</fullName><language>en_US</language><protected>false</protected><shortDescription>y</shortDescription><value>Yard</value></labels>
</CustomLabels>
`;

describe('the Salesforce CLI on metadata', () => {
  before(async () => {
    await served.start();
    project = join(served.home, 'project');
    cpSync(WAREHOUSE, project, { recursive: true });
    write('app/labels/CustomLabels.labels-meta.xml', LABELS);
    const args = ['org', 'login', 'access-token', '--instance-url', served.url, '--no-prompt', '--set-default'];
    assert.equal(sf(served.home, args, { SF_ACCESS_TOKEN: served.token() }, project).status, 0);
  });
  after(() => served.dispose());

  it('validates, then deploys what was validated', () => {
    const validate = [
      'project',
      'deploy',
      'validate',
      '--source-dir',
      'app',
      '--test-level',
      'RunLocalTests',
      '--json',
    ];
    const { id } = json<{ id: string }>(run(validate));
    const before = json<{ totalSize: number }>(
      run(['data', 'query', '--query', "SELECT Id FROM ApexClass WHERE Name = 'Crates'", '--json']),
    );
    assert.equal(before.totalSize, 0);
    const quick = json<{ status: string }>(run(['project', 'deploy', 'quick', '--job-id', id, '--json']));
    assert.equal(quick.status, 'Succeeded');
    const again = run(['project', 'deploy', 'quick', '--job-id', id]);
    assert.notEqual(again.status, 0, again.output);
  });

  it('deploys over REST', () => {
    const deploy = ['project', 'deploy', 'start', '--metadata', 'ApexClass:Crates', '--json'];
    const { status } = json<{ status: string }>(run(deploy, { SF_ORG_METADATA_REST_DEPLOY: 'true' }));
    assert.equal(status, 'Succeeded');
  });

  it('retrieves what was deployed', () => {
    rmSync(join(project, 'app'), { recursive: true });
    mkdirSync(join(project, 'app'));
    // Labels in a call of their own: merging them, the CLI reads the whole package directory while it may still be writing the classes.
    for (const wanted of [['ApexClass', 'CustomObject', 'ApexTrigger:CrateTrigger'], ['CustomLabels']]) {
      json(run(['project', 'retrieve', 'start', ...wanted.flatMap((name) => ['--metadata', name]), '--json']));
    }
    const find = (path: string): string => join(project, 'app', 'main', 'default', path);
    const source = readFileSync(join(WAREHOUSE, 'app', 'classes', 'Crates.cls'), 'utf8');
    assert.equal(readFileSync(find('classes/Crates.cls'), 'utf8'), source);
    assert.ok(existsSync(find('triggers/CrateTrigger.trigger')));
    assert.match(readFileSync(find('labels/CustomLabels.labels-meta.xml'), 'utf8'), /Dock &amp; hall[\s\S]+Yard/);
    assert.match(
      readFileSync(find('objects/Crate__c/fields/Weight__c.field-meta.xml'), 'utf8'),
      /<type>Number<\/type>/,
    );
    assert.match(readFileSync(find('objects/Crate__c/Crate__c.object-meta.xml'), 'utf8'), /<label>Crate<\/label>/);
    const { status } = json<{ status: string }>(run(['project', 'deploy', 'start', '--source-dir', 'app', '--json']));
    assert.equal(status, 'Succeeded');
  });

  it('lists types and components', () => {
    const { metadataObjects } = json<{ metadataObjects: { xmlName: string }[] }>(
      run(['org', 'list', 'metadata-types', '--json']),
    );
    assert.ok(metadataObjects.some((type) => type.xmlName === 'LightningComponentBundle'));
    const fields = json<{ fullName: string; type: string }[]>(
      run(['org', 'list', 'metadata', '--metadata-type', 'CustomField', '--json']),
    );
    assert.ok(fields.some((field) => field.fullName === 'Crate__c.Weight__c' && field.type === 'CustomField'));
  });

  it('deletes what is no longer wanted, from the org and the project', () => {
    write('app/classes/Forgotten.cls', 'public class Forgotten {}\n');
    const meta = '<apiVersion>67.0</apiVersion><status>Active</status>';
    const xml = `<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata">${meta}</ApexClass>`;
    write('app/classes/Forgotten.cls-meta.xml', xml);
    json(run(['project', 'deploy', 'start', '--metadata', 'ApexClass:Forgotten', '--json']));
    json(run(['project', 'delete', 'source', '--metadata', 'ApexClass:Forgotten', '--no-prompt', '--json']));
    const query = "SELECT Id FROM ApexClass WHERE Name = 'Forgotten'";
    assert.equal(json<{ totalSize: number }>(run(['data', 'query', '-q', query, '--json'])).totalSize, 0);
    assert.ok(!existsSync(join(project, 'app', 'classes', 'Forgotten.cls')));
  });

  it('says that a deploy has ended already when asked to cancel it', () => {
    const deploy = ['project', 'deploy', 'start', '--metadata', 'ApexClass:Crates', '--json'];
    const { id } = json<{ id: string }>(run(deploy));
    const { status, output } = run(['project', 'deploy', 'cancel', '--job-id', id]);
    assert.notEqual(status, 0);
    assert.match(output, /already|Can't cancel/);
  });
});
