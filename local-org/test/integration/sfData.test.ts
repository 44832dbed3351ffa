/** The unchanged Salesforce CLI on records, trees, bulk files, permission sets and facts of the org. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ServedOrg, sf, WAREHOUSE } from './servedOrg.ts';

const served = new ServedOrg(4863);
let folder = '';

function run<T>(...args: readonly string[]): T {
  const { status, output } = sf(served.home, [...args, '--json'], {}, folder);
  assert.equal(status, 0, output);
  return (JSON.parse(output.slice(output.indexOf('{'))) as { result: T }).result;
}

describe('the Salesforce CLI on data', () => {
  before(async () => {
    await served.start('--source', WAREHOUSE);
    folder = join(served.home, 'files');
    mkdirSync(folder);
    const login = ['org', 'login', 'access-token', '--instance-url', served.url, '--no-prompt', '--set-default'];
    assert.equal(sf(served.home, login, { SF_ACCESS_TOKEN: served.token() }, folder).status, 0);
  });
  after(() => served.dispose());

  it('shows and opens the org', async () => {
    assert.equal(run<{ username: string }>('org', 'display').username, 'admin@local.org');
    assert.ok(run<{ name: string }[]>('org', 'list', 'limits').some(({ name }) => name === 'DailyApiRequests'));
    const counted = run<{ name: string; count: number }[]>('org', 'list', 'sobject', 'record-counts', '-s', 'User');
    assert.deepEqual(
      counted.map(({ name, count }) => [name, count > 0]),
      [['User', true]],
    );
    const { url } = run<{ url: string }>('org', 'open', '--url-only');
    const page = await fetch(url, { redirect: 'manual' });
    assert.ok([200, 302].includes(page.status));
  });

  it('creates, reads, changes and deletes a record', () => {
    const values = ['--sobject', 'Crate__c', '--values', "Name='By hand' Weight__c=3"];
    const { id } = run<{ id: string }>('data', 'create', 'record', ...values);
    const record = ['--sobject', 'Crate__c', '--record-id', id];
    run('data', 'update', 'record', ...record, '--values', 'Weight__c=4');
    assert.equal(run<{ Weight__c: number }>('data', 'get', 'record', ...record).Weight__c, 4);
    run('data', 'delete', 'record', ...record);
  });

  it('finds records by words, and keeps files', () => {
    run('data', 'create', 'record', '--sobject', 'Account', '--values', "Name='Harbour Freight'");
    const find = 'FIND {harbour} IN NAME FIELDS RETURNING Account(Name)';
    const { searchRecords } = run<{ searchRecords: { Name: string }[] }>('data', 'search', '--query', find);
    assert.deepEqual(
      searchRecords.map(({ Name }) => Name),
      ['Harbour Freight'],
    );
    writeFileSync(join(folder, 'note.txt'), 'weigh twice');
    run('data', 'create', 'file', '--file', 'note.txt', '--title', 'Scales');
    const query = "SELECT Title, FileExtension, ContentSize FROM ContentVersion WHERE Title = 'Scales'";
    const { records } = run<{ records: Record<string, unknown>[] }>('data', 'query', '--query', query);
    assert.deepEqual([records[0]?.['FileExtension'], records[0]?.['ContentSize']], ['txt', 11]);
  });

  it('imports and exports trees', () => {
    const tree = {
      records: [
        {
          attributes: { type: 'Account', referenceId: 'A1' },
          Name: 'Tree',
          Contacts: { records: [{ attributes: { type: 'Contact', referenceId: 'C1' }, LastName: 'Twig' }] },
        },
      ],
    };
    writeFileSync(join(folder, 'tree.json'), JSON.stringify(tree));
    run('data', 'import', 'tree', '--files', 'tree.json');
    const query = "SELECT Name, (SELECT LastName FROM Contacts) FROM Account WHERE Name = 'Tree'";
    run('data', 'export', 'tree', '--query', query, '--output-dir', 'out');
    assert.match(readFileSync(join(folder, 'out', 'Account-Contact.json'), 'utf8'), /Twig/);
  });

  it('upserts, exports and deletes in bulk', () => {
    writeFileSync(join(folder, 'crates.csv'), 'Code__c,Name\nX-1,One\nX-2,Two\n');
    const upsert = ['--sobject', 'Crate__c', '--file', 'crates.csv', '--external-id', 'Code__c', '--wait', '2'];
    run('data', 'upsert', 'bulk', ...upsert);
    const where = "SELECT Id FROM Crate__c WHERE Code__c LIKE 'X-%'";
    run('data', 'export', 'bulk', '--query', where, '--output-file', 'ids.csv', '--wait', '2');
    assert.equal(readFileSync(join(folder, 'ids.csv'), 'utf8').trim().split('\n').length, 3);
    run('data', 'delete', 'bulk', '--sobject', 'Crate__c', '--file', 'ids.csv', '--wait', '2');
    assert.equal(run<{ totalSize: number }>('data', 'query', '--query', where).totalSize, 0);
  });

  it('lists and describes objects, assigns a permission set', () => {
    assert.ok(run<string[]>('sobject', 'list', '--sobject', 'custom').includes('Crate__c'));
    assert.equal(run<{ name: string }>('sobject', 'describe', '--sobject', 'Crate__c').name, 'Crate__c');
    run('data', 'create', 'record', '--sobject', 'PermissionSet', '--values', 'Name=Packer Label=Packer');
    run('org', 'assign', 'permset', '--name', 'Packer');
    const rows = "SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name = 'Packer'";
    assert.equal(run<{ totalSize: number }>('data', 'query', '--query', rows).totalSize, 1);
  });
});
