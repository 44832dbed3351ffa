/** Deploys are all or nothing, and replace what they name and nothing else. */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { after, describe, it } from 'node:test';
import { Org } from '../../../src/org/org.ts';
import { memoryTree } from '../../../src/project/loadProject.ts';

const sources = [resolve(import.meta.dirname, '..', '..', 'fixtures', 'warehouse')];
const org = Org.open({ dataDir: ':memory:', sources, log: () => undefined });
const admin = org.login(org.adminUsername);
const options = { checkOnly: false, testLevel: 'NoTestRun', runTests: [] } as const;
const META =
  '<?xml version="1.0" encoding="UTF-8"?><ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion></ApexClass>';

function object(fields: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">\n${fields}\n</CustomObject>\n`;
}

describe('deploy', () => {
  after(() => org.close());

  it('adds a field and keeps the others and the data', () => {
    org.transact(admin, (tx) => tx.save('insert', [crate(tx, 'Before')], { allOrNone: true, externalId: null }));
    const field =
      '<fields><fullName>Colour__c</fullName><label>Colour</label><length>20</length><type>Text</type></fields>';
    const result = org.deploy(
      memoryTree({ 'package.xml': '<Package/>', 'objects/Crate__c.object': object(field) }),
      options,
    );
    assert.equal(result.status, 'Succeeded', JSON.stringify(result.details.componentFailures));
    const rows = org.transact(admin, (tx) => tx.query('SELECT Name, Weight__c, Colour__c FROM Crate__c'));
    assert.equal(rows.records.length, 1);
    assert.ok(
      result.details.componentSuccesses.some(
        (component) => component.fullName === 'Crate__c.Colour__c' && component.created,
      ),
    );
  });

  it('names file, line and column of what does not compile, and changes nothing', () => {
    const files = {
      'package.xml': '<Package/>',
      'classes/Good.cls': 'public class Good {}',
      'classes/Good.cls-meta.xml': META,
      'classes/Bad.cls': 'public class Bad {\n  String text = 1;\n}',
      'classes/Bad.cls-meta.xml': META,
    };
    const result = org.deploy(memoryTree(files), options);
    assert.equal(result.success, false);
    const [failure] = result.details.componentFailures;
    assert.deepEqual([failure?.fullName, failure?.fileName, failure?.lineNumber], ['Bad', 'classes/Bad.cls', 2]);
    assert.match(failure?.problem ?? '', /Illegal assignment from Integer to String/);
    assert.ok(!org.model.classes.some((file) => file.name === 'Good'));
  });

  it('refuses a class that others still need', () => {
    const destructive = '<Package><types><members>Crates</members><name>ApexClass</name></types></Package>';
    const result = org.deploy(
      memoryTree({ 'package.xml': '<Package/>', 'destructiveChanges.xml': destructive }),
      options,
    );
    assert.equal(result.success, false);
    assert.ok(org.model.classes.some((file) => file.name === 'Crates'));
  });

  it('only judges when asked to check', () => {
    const files = {
      'package.xml': '<Package/>',
      'classes/Good.cls': 'public class Good {}',
      'classes/Good.cls-meta.xml': META,
    };
    assert.equal(org.deploy(memoryTree(files), { ...options, checkOnly: true }).success, true);
    assert.ok(!org.model.classes.some((file) => file.name === 'Good'));
  });

  it('runs its tests with the permission sets it brings', () => {
    const set =
      '<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><label>Packer</label><objectPermissions><allowRead>true</allowRead><object>Crate__c</object></objectPermissions></PermissionSet>';
    const test = `@IsTest private class PackerTest {
      @IsTest static void isThere() { Assert.areEqual(1, [SELECT COUNT() FROM PermissionSet WHERE Name = 'Packer']); }
    }`;
    const files = {
      'package.xml': '<Package/>',
      'permissionsets/Packer.permissionset': set,
      'classes/PackerTest.cls': test,
      'classes/PackerTest.cls-meta.xml': META,
    };
    const tested = { ...options, testLevel: 'RunSpecifiedTests', runTests: ['PackerTest'] } as const;
    const result = org.deploy(memoryTree(files), tested);
    assert.equal(result.success, true, JSON.stringify(result.details.runTestResult.failures));
  });

  it('adds, replaces and removes labels one by one', () => {
    const label = (name: string, value: string): string =>
      `<labels><fullName>${name}</fullName><language>en_US</language><value>${value}</value></labels>`;
    const labels = (...all: string[]): string =>
      `<CustomLabels xmlns="http://soap.sforce.com/2006/04/metadata">\n${all.join('\n')}\n</CustomLabels>`;
    const given = (text: string): ReturnType<typeof memoryTree> =>
      memoryTree({ 'package.xml': '<Package/>', 'labels/CustomLabels.labels': text });
    const values = (): unknown => Object.fromEntries(org.model.labels.map(({ name, value }) => [name, value]));
    const first = org.deploy(given(labels(label('Dock', 'Dock'), label('Hall', 'Hall'))), options);
    assert.deepEqual(first.details.componentSuccesses.map((part) => part.fullName).sort(), [
      'CustomLabels',
      'Dock',
      'Hall',
      'package.xml',
    ]);
    assert.equal(org.deploy(given(labels(label('Hall', 'Great hall'))), options).success, true);
    assert.deepEqual(values(), { Dock: 'Dock', Hall: 'Great hall' });
    const destructive = '<Package><types><members>Dock</members><name>CustomLabel</name></types></Package>';
    org.deploy(memoryTree({ 'package.xml': '<Package/>', 'destructiveChanges.xml': destructive }), options);
    assert.deepEqual(values(), { Hall: 'Great hall' });
  });

  it('does not go through when a test fails', () => {
    const test = '@IsTest private class FailingTest { @IsTest static void fails() { Assert.areEqual(1, 2); } }';
    const files = {
      'package.xml': '<Package/>',
      'classes/FailingTest.cls': test,
      'classes/FailingTest.cls-meta.xml': META,
    };
    const result = org.deploy(memoryTree(files), {
      ...options,
      testLevel: 'RunSpecifiedTests',
      runTests: ['FailingTest'],
    });
    assert.equal(result.success, false);
    assert.equal(result.numberTestErrors, 1);
    assert.ok(!org.model.classes.some((file) => file.name === 'FailingTest'));
  });
});

function crate(tx: Parameters<Parameters<typeof org.transact>[1]>[0], name: string): ReturnType<typeof tx.newRecord> {
  const type = org.schema.object('Crate__c');
  assert.ok(type);
  const record = tx.newRecord(type);
  record.set('name', name);
  return record;
}
