/**
 * Compiles the package in a process of its own and prints how many milliseconds that took, loading of the compiler not counted, and how
 * many files and lines there were. Usage: node compileOnce.ts CACHE_DIR
 */
import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { compile, type ApexSource } from '../../../local-org/src/emit/compile.ts';
import { loadLibrary } from '../../../local-org/src/library/index.ts';
import { loadProject } from '../../../local-org/src/project/loadProject.ts';
import { buildSchema } from '../../../local-org/src/schema/buildSchema.ts';
import { projectTree } from '../../../local-org/src/org/source/projectTrees.ts';
import { PACKAGE } from '../benchOrg.ts';

const [cacheDir = ''] = process.argv.slice(2);
const sources = globSync('**/*.{cls,trigger}', { cwd: PACKAGE }).map((path): ApexSource => {
  const file = join(PACKAGE, path);
  return { file, text: readFileSync(file, 'utf8'), kind: path.endsWith('.cls') ? 'class' : 'trigger', apiVersion: 67 };
});
const { schema } = buildSchema(loadProject(projectTree([PACKAGE])));
const library = loadLibrary();
const from = performance.now();
const { diagnostics } = compile(sources, schema, library, { cacheDir });
const milliseconds = performance.now() - from;
const error = diagnostics.find(({ severity }) => severity === 'error');
if (error) throw new Error(error.message);
const lines = sources.reduce((sum, { text }) => sum + text.split('\n').length, 0);
console.log(JSON.stringify({ milliseconds, files: sources.length, lines }));
