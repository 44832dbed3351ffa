/** `npm run bench`: how fast the local org and the package are, each measure against something one would use instead, in the same run. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { printFindings } from '../local-org/src/cli/printFindings.ts';
import { SourceRefused } from '../local-org/src/org/org.ts';
import { measurePackage } from './bench/parts/engine.ts';
import { measureLoops } from './bench/parts/loops.ts';
import { measureMemory } from './bench/parts/memory.ts';
import { measureProject } from './bench/parts/project.ts';
import { measureQueries } from './bench/parts/queries.ts';
import { measureCompile, measureStartUp } from './bench/parts/startUp.ts';
import { measureWrites } from './bench/parts/writes.ts';
import { PACKAGE } from './bench/benchOrg.ts';
import type { Measured } from './bench/measure.ts';
import { asTable } from './bench/table.ts';

const HELP = `npm run bench [-- OPTIONS]

Prints one table. Each line is a measure of the local org or of the package, the same for a named alternative measured in the same
run, and the ratio of the two: 2.00 × takes twice as long as the alternative. Nothing passes or fails by time.

  --only WORD   only the parts with this name: start-up, compile, project, loops, SOQL, DML, memory, package
                (may be given several times)
  --project DIR checks and tests this project instead of the package (may be given several times)
  --large       queries on 1,000,000 rows instead of 100,000
  --json FILE   writes the lines to a file as well
  --help        shows this text`;

const ROWS = 100_000;
const ROWS_LARGE = 1_000_000;

type Part = (report: Report) => Promise<void>;
type Report = (line: Measured) => void;

/** The parts by name, in the order of the table. */
function parts(rows: number, projects: readonly string[]): Record<string, Part> {
  return {
    'start-up': measureStartUp,
    compile: measureCompile,
    project: async (report) => {
      for (const folder of projects) await measureProject(folder, report);
    },
    loops: measureLoops,
    SOQL: (report) => measureQueries(rows, report),
    DML: measureWrites,
    memory: measureMemory,
    package: measurePackage,
  };
}

/** Parts whose name contains one of the words; all without words. */
function chosen(words: readonly string[], all: [string, Part][]): [string, Part][] {
  const found = all.filter(
    ([name]) => words.length === 0 || words.some((word) => name.toLowerCase().includes(word.toLowerCase())),
  );
  if (found.length > 0) return found;
  console.error(`No part is called ${words.join(' or ')}; there are ${all.map(([name]) => name).join(', ')}.`);
  process.exitCode = 1;
  return [];
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: [] },
      project: { type: 'string', multiple: true, default: [PACKAGE] },
      large: { type: 'boolean', default: false },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const lines: Measured[] = [];
  const from = performance.now();
  const all = Object.entries(parts(values.large ? ROWS_LARGE : ROWS, values.project));
  for (const [name, measurePart] of chosen(values.only, all)) {
    process.stderr.write(`${name} …\n`);
    await measurePart((line) => lines.push(line));
  }
  if (lines.length === 0) return;
  const seconds = ((performance.now() - from) / 1000).toFixed(0);
  console.log(asTable(lines));
  console.log(
    `\n${lines.length} measures in ${seconds} s; medians; Node ${process.versions.node}, ${process.platform}.`,
  );
  if (values.json) writeFileSync(values.json, `${JSON.stringify(lines, null, 2)}\n`);
}

try {
  await main();
} catch (error) {
  if (error instanceof SourceRefused) printFindings(error.prepared.findings);
  else console.error(error);
  process.exitCode = 1;
}
