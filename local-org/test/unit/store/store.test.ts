import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { loadProject, memoryTree } from '../../../src/project/loadProject.ts';
import { decimal } from '../../../src/runtime/values/decimal.ts';
import { buildSchema } from '../../../src/schema/buildSchema.ts';
import { plainField } from '../../../src/schema/fieldDefaults.ts';
import { decode, encode } from '../../../src/store/column.ts';
import { Bench, fieldFile, objectFile } from '../records/support.ts';

const GOAL = objectFile('Goal__c', '<label>Goal</label><nameField><label>Name</label><type>Text</type></nameField>');
const scoreFile = (scale: number): Record<string, string> =>
  fieldFile(
    'Goal__c',
    'Score__c',
    `<label>Score</label><type>Number</type><precision>18</precision><scale>${scale}</scale>`,
  );

function migrate(bench: Bench, files: Record<string, string>): void {
  bench.store.migrate(buildSchema(loadProject(memoryTree(files)), bench.store.keyPrefixes).schema);
}

describe('store', () => {
  it('keeps every decimal exactly', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n }),
        fc.integer({ min: 0, max: 6 }),
        (unscaled, scale) => {
          const field = { ...plainField('N__c', 'double'), scale };
          const value = decimal(unscaled).scaleByPowerOfTen(-scale);
          const back = decode(field, encode(field, value)) as typeof value;
          assert.deepEqual([back.toPlainString(), back.scale()], [value.toPlainString(), value.scale()]);
        },
      ),
    );
  });

  it('takes data along when fields are added or get more decimal places', () => {
    const bench = new Bench({ ...GOAL, ...scoreFile(1) });
    bench.insert('Goal__c', { Name: 'g', Score__c: decimal('1.5') });
    migrate(bench, {
      ...GOAL,
      ...scoreFile(3),
      ...fieldFile('Goal__c', 'Note__c', '<label>Note</label><type>Text</type><length>20</length>'),
    });
    assert.deepEqual(bench.column('SELECT Score__c FROM Goal__c'), ['1.500']);
    bench.insert('Goal__c', { Name: 'h', Note__c: 'n', Score__c: decimal('0.125') });
    assert.deepEqual(bench.column("SELECT Score__c FROM Goal__c WHERE Note__c = 'N'"), ['0.125']);
  });

  it('lists its objects as entity definitions', () => {
    const bench = new Bench(GOAL);
    const query = "SELECT KeyPrefix FROM EntityDefinition WHERE QualifiedApiName = 'goal__c'";
    assert.deepEqual(bench.column(query), [bench.store.schema.object('Goal__c')!.keyPrefix]);
  });

  it('describes objects and fields as they are after every migration, each once', () => {
    const other = objectFile(
      'Other__c',
      '<label>Other</label><nameField><label>Name</label><type>Text</type></nameField>',
    );
    const bench = new Bench({ ...GOAL, ...other, ...scoreFile(1) });
    const described = (object: string): unknown =>
      bench.column(
        `SELECT QualifiedApiName FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName = '${object}' AND QualifiedApiName LIKE '%__c'`,
      );
    assert.deepEqual(described('Goal__c'), ['Score__c']);
    migrate(bench, { ...GOAL, ...scoreFile(3) });
    assert.deepEqual(described('Goal__c'), ['Score__c']);
    const scales = "SELECT Scale FROM FieldDefinition WHERE QualifiedApiName = 'Score__c'";
    assert.deepEqual(bench.column(scales).map(String), ['3']);
    assert.equal(bench.count("SELECT COUNT() FROM EntityDefinition WHERE QualifiedApiName = 'Goal__c'"), 1);
    assert.equal(bench.count("SELECT COUNT() FROM EntityDefinition WHERE QualifiedApiName = 'Other__c'"), 0);
  });

  it('undoes a migration with its transaction', () => {
    const bench = new Bench(GOAL);
    const before = bench.store.schema;
    const savepoint = bench.store.savepoint();
    migrate(bench, { ...GOAL, ...scoreFile(0) });
    bench.store.rollbackTo(savepoint);
    bench.store.useSchema(before);
    bench.insert('Goal__c', { Name: 'g' });
    assert.equal(bench.count('SELECT COUNT() FROM Goal__c'), 1);
  });

  it('remembers key prefixes and never gives an id twice', () => {
    const folder = mkdtempSync(join(tmpdir(), 'store-'));
    const file = join(folder, 'org.sqlite');
    const first = new Bench({ ...GOAL, ...objectFile('Other__c', '<label>O</label>') }, file);
    const id = first.insert('Other__c', { Name: 'a' });
    const prefix = first.store.schema.object('Other__c')!.keyPrefix;
    first.store.commit();
    first.store.close();
    const again = new Bench(objectFile('Other__c', '<label>O</label>'), file);
    assert.equal(again.store.schema.object('Other__c')!.keyPrefix, prefix);
    assert.notEqual(again.insert('Other__c', { Name: 'b' }), id);
    again.store.commit();
    again.store.close();
    rmSync(folder, { recursive: true });
  });

  it('holds every committed transaction and nothing else after a kill', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'store-'));
    const file = join(folder, 'org.sqlite');
    const script = fileURLToPath(new URL('./writer.ts', import.meta.url));
    const child = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    let acknowledged = 0;
    await new Promise<void>((done) => {
      child.stdout.on('data', (chunk: Buffer) => {
        acknowledged = Math.max(acknowledged, ...chunk.toString().trim().split('\n').map(Number));
        if (acknowledged >= 20) child.kill('SIGKILL');
      });
      child.on('exit', () => done());
    });
    const bench = new Bench({}, file);
    const count = bench.count("SELECT COUNT() FROM Account WHERE Name LIKE 'pair%'");
    assert.equal(count % 2, 0, 'transactions are whole');
    assert.ok(count >= acknowledged * 2, `${count} rows, ${acknowledged} transactions acknowledged`);
    bench.store.rollback();
    bench.store.close();
    rmSync(folder, { recursive: true });
  });
});
