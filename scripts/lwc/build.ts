/**
 * Builds the pages: writes the generated types, checks every bundle, and compiles each `.ts` to a `.js` beside it,
 * which is what a deploy sends. Nothing is written when anything is wrong.
 *
 * `node scripts/lwc/build.ts` builds; with `--check` it writes no JavaScript and complains where it is missing or old.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import ts from 'typescript';
import { readAuraSurface } from './apexSource.ts';
import { findBundles } from './bundles.ts';
import { writeGenerated } from './generateTypes.ts';
import { differingShapes } from './shapes.ts';

/** The outcome of a build: what is wrong, or the scripts it makes. */
interface Compiled {
  readonly complaints: readonly string[];
  readonly scripts: ReadonlyMap<string, string>;
}

/** Type-checks and compiles the bundles in memory. */
export function compilePages(root: string): Compiled {
  writeGenerated(root);
  const { config, error } = ts.readConfigFile(`${root}/tsconfig.json`, ts.sys.readFile) as {
    config: unknown;
    error?: ts.Diagnostic;
  };
  if (error) {
    return { complaints: [describe(root, error)], scripts: new Map() };
  }
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, root, { noEmit: false });
  const program = ts.createProgram(parsed.fileNames, parsed.options);
  const diagnostics = [...parsed.errors, ...ts.getPreEmitDiagnostics(program)];
  const scripts = new Map<string, string>();
  if (diagnostics.length === 0) {
    program.emit(undefined, (file, text) => scripts.set(file, text));
  }
  return { complaints: diagnostics.map((diagnostic) => describe(root, diagnostic)), scripts };
}

function describe(root: string, diagnostic: ts.Diagnostic): string {
  const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n');
  if (!diagnostic.file) {
    return text;
  }
  const { line, character } = diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start ?? 0);
  return `${relative(root, diagnostic.file.fileName)}:${String(line + 1)}:${String(character + 1)}: ${text}`;
}

const isCurrent = (file: string, text: string): boolean => existsSync(file) && readFileSync(file, 'utf8') === text;

function main(): void {
  const root = resolve(import.meta.dirname, '../..');
  const onlyCheck = process.argv.includes('--check');
  const { complaints, scripts } = compilePages(root);
  const stale = [...scripts].filter(([file, text]) => !isCurrent(file, text));
  const all = [
    ...complaints,
    ...differingShapes(root, readAuraSurface(root)),
    ...(onlyCheck
      ? stale.map(([file]) => `${relative(root, file)} is missing or old: run node scripts/lwc/build.ts.`)
      : []),
  ];
  if (all.length > 0) {
    console.error(all.join('\n'));
    process.exitCode = 1;
    return;
  }
  if (!onlyCheck) {
    stale.forEach(([file, text]) => {
      writeFileSync(file, text);
    });
  }
  console.log(
    `${String(findBundles(root).length)} bundles, ${String(scripts.size)} scripts, ${String(stale.length)} written.`,
  );
}

if (process.argv[1] === import.meta.filename) {
  main();
}
