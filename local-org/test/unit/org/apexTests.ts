/** Runs bodies of Apex test methods on an org of their own. */
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Org, SourceRefused } from '../../../src/org/org.ts';

const META = `<?xml version="1.0" encoding="UTF-8"?>
<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>66.0</apiVersion><status>Active</status></ApexClass>`;

/** Outcome of each body by its name: `Pass`, or the message of the failure. `more` holds class texts by name, or files by path; `shape` a scratch org definition. */
export async function results(
  bodies: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
  shape: unknown = null,
): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'apex-tests-'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const writeClass = (name: string, text: string): void => {
    write(`classes/${name}.cls`, text);
    write(`classes/${name}.cls-meta.xml`, META);
  };
  const methods = Object.entries(bodies).map(([name, body]) => `@IsTest static void ${name}() { ${body} }`);
  writeClass('Bodies', `@IsTest private class Bodies {\n${methods.join('\n')}\n}`);
  for (const [name, text] of Object.entries(more)) {
    if (name.includes('/')) write(name, text);
    else writeClass(name, text);
  }
  write('shape/definition.json', JSON.stringify(shape));
  const org = opened(folder, shape === null ? {} : { shapeFile: join(folder, 'shape/definition.json') });
  try {
    const run = org.runTests({ tests: ['Bodies'] });
    return Object.fromEntries(run.methods.map(({ methodName, outcome, message }) => [methodName, message ?? outcome]));
  } finally {
    await org.close();
    rmSync(folder, { recursive: true });
  }
}

/** An org with the sources of a folder; what is wrong with them is told. */
function opened(folder: string, shape: { shapeFile?: string }): Org {
  try {
    return Org.open({ dataDir: ':memory:', sources: [folder], log: () => undefined, ...shape });
  } catch (error) {
    if (!(error instanceof SourceRefused)) throw error;
    const problems = error.prepared.findings.map(({ file, line, message }) => `${file}:${line}: ${message}`);
    throw new Error(problems.join('\n'), { cause: error });
  }
}
