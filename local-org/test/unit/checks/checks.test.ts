/** The checks find a seeded violation. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { checkLayers } from '../../../src/checks/layers.ts';
import { checkPurity } from '../../../src/checks/purity.ts';

const folder = mkdtempSync(join(tmpdir(), 'checks-'));
const META =
  '<?xml version="1.0" encoding="UTF-8"?><ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion></ApexClass>';

function write(path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  if (file.endsWith('.cls')) writeFileSync(`${file}-meta.xml`, META);
}

write(
  'layers.json',
  JSON.stringify({
    root: folder,
    modules: { base: [], pure: ['base'], top: ['base', 'pure'] },
    pure: ['pure'],
    globalOnlyIn: [],
  }),
);
write(
  'base/classes/Low.cls',
  'public class Low {\n  // Top is only mentioned here\n  public static Integer one() { return 1; }\n  private Integer top;\n}',
);
write('base/classes/Climbs.cls', 'public class Climbs {\n  public Integer n() {\n    return Top.two();\n  }\n}');
write('pure/classes/Sum.cls', 'public class Sum {\n  public Integer n() { return Low.one(); }\n}');
write(
  'pure/classes/Reads.cls',
  'public class Reads {\n  public Datetime n() {\n    Integer rows = [SELECT COUNT() FROM Account];\n    return System.now();\n  }\n}',
);
write('base/classes/Holds.cls', 'public class Holds {\n\n  private List<Top> held;\n}');
write('top/classes/Top.cls', 'public class Top {\n  public static Integer two() { return Low.one(); }\n}');

describe('checks', () => {
  after(() => rmSync(folder, { recursive: true }));

  it('find a module that uses one it must not use', () => {
    assert.deepEqual(checkLayers(folder, join(folder, 'layers.json')), [
      'base/classes/Climbs.cls:3: base must not use Top of top',
      'base/classes/Holds.cls:3: base must not use Top of top',
    ]);
  });

  it('find queries and the clock in a module that only computes', () => {
    const violations = checkPurity(folder, join(folder, 'layers.json'));
    assert.equal(violations.length, 2, violations.join('\n'));
    assert.ok(violations.every((violation) => violation.startsWith('pure/classes/Reads.cls:')));
  });
});
