/**
 * Compares the compiler with Salesforce's own front end on generated single faults.
 *
 *   APEX_ORACLE=path/to/apexcheck-jorje.sh node local-org/test/mutation/run.ts [DIR] [--each N] [--kind TEXT] [--json FILE]
 *
 * The oracle is a command `APEX_ORACLE -d DEPENDENCIES DIR` that prints `file:line:col: message` lines. Every mutant is a copy of one class
 * under a name of its own, so that one run of either checker judges them all. Ends with 1 when the oracle refuses what we accept.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type ApexSource, compile } from '../../src/emit/compile.ts';
import { loadLibrary } from '../../src/library/index.ts';
import { diskTree, loadProject } from '../../src/project/loadProject.ts';
import { buildSchema } from '../../src/schema/buildSchema.ts';
import { type Fault, FAULTS, faultsOf, withFault } from './faults.ts';
import { TARGET, TARGET_NAME } from './target.ts';
import { renameType } from './tokens.ts';

interface Mutant {
  readonly name: string;
  readonly of: string;
  readonly apiVersion: number;
  readonly text: string;
  /** Null for the unchanged copy of a file. */
  readonly fault: Fault | null;
}

type Findings = ReadonlyMap<string, readonly { line: number; message: string }[]>;

const { values, positionals } = parseArgs({
  options: { each: { type: 'string', default: '4' }, kind: { type: 'string' }, json: { type: 'string' } },
  allowPositionals: true,
});
const oracle = process.env['APEX_ORACLE'];
if (oracle === undefined) throw new Error('APEX_ORACLE must name the command of the reference checker');
const folder = resolve(positionals[0] ?? 'force-app');
const project = loadProject(diskTree(folder));

/** A number from a text, the same on every machine. */
function hash(text: string): number {
  let value = 2166136261;
  for (const letter of text) value = Math.imul(value ^ letter.charCodeAt(0), 16777619) >>> 0;
  return value;
}

/** The same few faults of every kind on every run, spread over the files. */
function mutants(): Mutant[] {
  const all = project.classes.flatMap((file) => {
    const name = /(\w+)\.cls$/.exec(file.file)?.[1] ?? '';
    return faultsOf(file.body).map((fault) => ({ file, name, fault }));
  });
  const chosen = Object.keys(FAULTS)
    .filter((kind) => values.kind === undefined || kind.includes(values.kind))
    .flatMap((kind) => {
      const rank = ({ name, fault }: (typeof all)[number]): number => hash(`${kind} ${name} ${fault.start}`);
      const ofKind = all.filter(({ fault }) => fault.kind === kind);
      return ofKind.sort((a, b) => rank(a) - rank(b)).slice(0, Number(values.each));
    });
  const copies = new Map<string, Mutant>();
  const made = chosen.map(({ file, name, fault }, index) => {
    const make = (copy: string, text: string, which: Fault | null): Mutant => ({
      name: copy,
      of: name,
      apiVersion: file.apiVersion,
      text: renameType(text, name, copy),
      fault: which,
    });
    if (!copies.has(name)) copies.set(name, make(`${name}_whole`, file.body, null));
    return make(`${name}_m${index}`, withFault(file.body, fault), fault);
  });
  const target = { name: TARGET_NAME, of: TARGET_NAME, apiVersion: 67, text: TARGET, fault: null };
  return [target, ...copies.values(), ...made];
}

/** What our compiler says of each mutant. */
function judgedByUs(list: readonly Mutant[]): Findings {
  const source =
    (kind: 'class' | 'trigger') =>
    ({ file, body, apiVersion }: (typeof project.classes)[number]): ApexSource => ({
      file,
      text: body,
      kind,
      apiVersion,
    });
  const sources = [
    ...project.classes.map(source('class')),
    ...project.triggers.map(source('trigger')),
    ...list.map(({ name, text, apiVersion }): ApexSource => ({ file: `${name}.cls`, text, kind: 'class', apiVersion })),
  ];
  const labels = project.labels.map((label) => label.name);
  const { diagnostics } = compile(sources, buildSchema(project).schema, loadLibrary(), { labels, cacheDir: null });
  const found = new Map<string, { line: number; message: string }[]>();
  for (const { span, message } of diagnostics) {
    const name = span.file.replace(/\.cls$/, '');
    found.set(name, [...(found.get(name) ?? []), { line: span.line, message }]);
  }
  return found;
}

/** Mutants the reference checker itself breaks on. */
const broken = new Set<string>();

/** What the reference checker says of each mutant; a mutant that makes it fail is found by halving. */
function judgedByOracle(candidates: readonly Mutant[], target: Mutant): Findings {
  const output = oracleOutput([target, ...candidates]);
  if (output === null) {
    const [only] = candidates;
    if (candidates.length <= 1) {
      if (only) broken.add(only.name);
      return new Map();
    }
    const middle = Math.floor(candidates.length / 2);
    const halves = [candidates.slice(0, middle), candidates.slice(middle)];
    return new Map(halves.flatMap((half) => [...judgedByOracle(half, target)]));
  }
  const found = new Map<string, { line: number; message: string }[]>();
  for (const match of output.matchAll(/(\w+)\.cls:(\d+):\d+: (.*)/g)) {
    const [, name = '', line, message = ''] = match;
    found.set(name, [...(found.get(name) ?? []), { line: Number(line), message }]);
  }
  return found;
}

function oracleOutput(candidates: readonly Mutant[]): string | null {
  const scratch = mkdtempSync(join(tmpdir(), 'mutants-'));
  const classes = join(scratch, 'classes');
  mkdirSync(classes);
  for (const { name, text, apiVersion } of candidates) {
    writeFileSync(join(classes, `${name}.cls`), text);
    writeFileSync(join(classes, `${name}.cls-meta.xml`), meta(apiVersion));
  }
  const run = spawnSync(oracle as string, ['-d', folder, scratch], { encoding: 'utf8', maxBuffer: 1 << 28 });
  rmSync(scratch, { recursive: true });
  if (run.error) throw run.error;
  return /\d+ files, \d+ errors/.test(run.stderr) ? run.stdout : null;
}

function meta(apiVersion: number): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>${apiVersion}.0</apiVersion><status>Active</status></ApexClass>\n`;
}

/** A message without the names of the copies. */
function plain(message: string): string {
  return message.replace(/_(m\d+|whole)\b/g, '');
}

const list = mutants();
const ours = judgedByUs(list);
const [target, ...rest] = list;
const theirs = judgedByOracle(rest, target as Mutant);
if (theirs.has(TARGET_NAME) || ours.has(TARGET_NAME)) throw new Error(`${TARGET_NAME} must be free of faults`);
const unusable = new Set(
  list.filter((one) => !one.fault && (ours.has(one.name) || theirs.has(one.name))).map((one) => one.of),
);
const judged = list.filter((one) => one.fault && !unusable.has(one.of) && !broken.has(one.name));
const accepted = judged.filter((one) => !ours.has(one.name) && theirs.has(one.name));
const refused = judged.filter((one) => ours.has(one.name) && !theirs.has(one.name));
const both = judged.filter((one) => ours.has(one.name) && theirs.has(one.name));
const other = both.filter((one) => {
  const wanted = (theirs.get(one.name) ?? []).map(({ message }) => plain(message));
  return !(ours.get(one.name) ?? []).some(({ message }) => wanted.includes(plain(message)));
});

function show(title: string, mutantsShown: readonly Mutant[]): void {
  process.stdout.write(`\n${title}: ${mutantsShown.length}\n`);
  for (const one of mutantsShown) {
    const { fault } = one;
    const line = one.text.slice(0, fault?.start ?? 0).split('\n').length;
    process.stdout.write(`  ${fault?.kind} (${one.of}:${line}): ${fault?.replacement}\n`);
    for (const { message, line: at } of (ours.get(one.name) ?? []).slice(0, 2))
      process.stdout.write(`      we   ${at}: ${plain(message)}\n`);
    for (const { message, line: at } of (theirs.get(one.name) ?? []).slice(0, 2))
      process.stdout.write(`      they ${at}: ${plain(message)}\n`);
  }
}

show('Refused by the reference, accepted by us', accepted);
show('Refused by us, accepted by the reference', refused);
show('Worded differently', other);
const neither = judged.length - both.length - accepted.length - refused.length;
const summary = {
  mutants: judged.length,
  refusedByBoth: both.length,
  acceptedByBoth: neither,
  acceptedByUsOnly: accepted.length,
  refusedByUsOnly: refused.length,
  wordedDifferently: other.length,
  unusableFiles: [...unusable],
  referenceFailedOn: list.filter((one) => broken.has(one.name)).map((one) => one.fault?.kind),
};
process.stdout.write(`\n${JSON.stringify(summary, null, 2)}\n`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(summary, null, 2)}\n`);
process.exitCode = accepted.length > 0 ? 1 : 0;
