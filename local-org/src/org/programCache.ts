/**
 * Compiled programs, kept by what went into them: every file of the source and the compiler itself. An org that starts again with the source
 * it had, and a deploy that repeats what is deployed, need neither parser nor analysis.
 */
import { createHash, type Hash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompileResult } from '../emit/compile.ts';
import type { FileTree } from '../project/fileTree.ts';

/** What is kept of a compilation; only of one without errors. */
export type Program = Pick<CompileResult, 'modules' | 'diagnostics'>;

const SOURCES = join(import.meta.dirname, '..');
/** Folders of the compiler: a change in one of their files makes every kept program useless. */
const COMPILER = ['abi', 'base', 'emit', 'library', 'project', 'schema', 'semantics', 'syntax'];
const KEPT_FILES = 12;
const KEPT_IN_MEMORY = 4;

const inMemory = new Map<string, Program>();
let compilerState: string | null = null;

/** The program of a source tree: from memory, from `folder`, or compiled now and kept. */
export function keptProgram(folder: string, tree: FileTree, options: string, compileNow: () => Program): Program {
  const key = programKey(tree, options);
  const known = inMemory.get(key) ?? readProgram(folder, key);
  if (known !== null) return remember(key, known);
  const { modules, diagnostics } = compileNow();
  const program = { modules, diagnostics };
  if (diagnostics.some(({ severity }) => severity === 'error')) return program;
  writeProgram(folder, key, program);
  return remember(key, program);
}

function remember(key: string, program: Program): Program {
  inMemory.delete(key);
  inMemory.set(key, program);
  const [oldest] = inMemory.keys();
  if (inMemory.size > KEPT_IN_MEMORY && oldest !== undefined) inMemory.delete(oldest);
  return program;
}

function programKey(tree: FileTree, options: string): string {
  compilerState ??= stateOfCompiler();
  const hash = createHash('sha256').update(`${compilerState}\n${options}\n`);
  for (const path of tree.paths()) {
    const bytes = tree.bytes(path);
    hash.update(`${path}\n${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex').slice(0, 40);
}

/** Names, sizes and times of the compiler's files. */
function stateOfCompiler(): string {
  const hash = createHash('sha256').update(process.version);
  for (const folder of COMPILER) addFiles(hash, join(SOURCES, folder));
  return hash.digest('hex');
}

function addFiles(hash: Hash, folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const { size, mtimeMs } = statSync(join(folder, name));
    hash.update(`${name}\n${size}\n${mtimeMs}\n`);
  }
}

function fileOf(folder: string, key: string): string {
  return join(folder, `program-${key}.json`);
}

function readProgram(folder: string, key: string): Program | null {
  try {
    return JSON.parse(readFileSync(fileOf(folder, key), 'utf8')) as Program;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Written beside and renamed, so that a reader never sees half a file. */
function writeProgram(folder: string, key: string, program: Program): void {
  mkdirSync(folder, { recursive: true });
  const draft = join(folder, `${key}.${process.pid}.tmp`);
  writeFileSync(draft, JSON.stringify(program));
  renameSync(draft, fileOf(folder, key));
  forgetOldest(folder);
}

/** Another process may remove the same files at the same time. */
function forgetOldest(folder: string): void {
  const kept = readdirSync(folder)
    .filter((name) => name.startsWith('program-'))
    .map((name) => ({
      path: join(folder, name),
      time: statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0,
    }))
    .sort((a, b) => b.time - a.time);
  for (const { path } of kept.slice(KEPT_FILES)) rmSync(path, { force: true });
}
