/** Apex sources → modules: parse, analyse, emit, with what has not changed taken from a cache. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LibraryEntry } from '../abi/libraryType.ts';
import type { CompiledModule } from '../abi/module.ts';
import { compareDiagnostics } from '../base/diagnostic.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Schema } from '../schema/schema.ts';
import { analyse } from '../semantics/analyse.ts';
import type { SemanticModel, SourceUnit } from '../semantics/analyse.ts';
import { parseApex } from '../syntax/parseApex.ts';
import type { ParsedApex, UnitKind } from '../syntax/parseApex.ts';
import { emitUnit } from './emit.ts';

/** One Apex file. */
export interface ApexSource {
  readonly file: string;
  readonly text: string;
  /** Follows from the extension (`.cls`, `.trigger`, else anonymous) unless given. */
  readonly kind?: UnitKind;
  readonly apiVersion: number;
  /** The namespace it belongs to; absent or empty for none. */
  readonly namespace?: string;
}

export interface CompileOptions {
  /** Custom labels of the org with their namespaces; absent = label names are not checked. */
  readonly labels?: readonly string[];
  /** Visualforce pages of the org; absent = page names are not checked. */
  readonly pages?: readonly string[];
  readonly coverage?: boolean;
  /** The namespace of the org itself; absent or empty for none. */
  readonly orgNamespace?: string;
  /** Binds and emits files of this kind alone; the others are known by their declarations. */
  readonly only?: UnitKind;
  /** Folder for parsed files; absent = one beside the installed packages, null = nothing is kept. */
  readonly cacheDir?: string | null;
}

export interface CompileResult {
  /** Errors, and warnings for library members that exist on the platform and not here. */
  readonly diagnostics: readonly Diagnostic[];
  /** One per source that is emitted; empty when there are errors. */
  readonly modules: readonly CompiledModule[];
  readonly model: SemanticModel;
}

/** Raised by hand when the shape of the tree changes, so that old cache entries are not read. */
const TREE_VERSION = 6;

const DEFAULT_CACHE = join(import.meta.dirname, '../../../node_modules/.cache/local-org/apex');

/** Compiles a whole program. */
export function compile(
  sources: readonly ApexSource[],
  schema: Schema,
  library: readonly LibraryEntry[],
  options: CompileOptions = {},
): CompileResult {
  const cacheDir = options.cacheDir === undefined ? DEFAULT_CACHE : options.cacheDir;
  const parsed = sources.map((source) => parseCached(source, cacheDir));
  const syntaxErrors = parsed.flatMap((one, index) => [...one.diagnostics, ...tooLarge(one, sources[index])]);
  const units: SourceUnit[] = [];
  parsed.forEach(({ unit }, index) => {
    const source = sources[index];
    if (unit && source) units.push({ unit, apiVersion: source.apiVersion, namespace: source.namespace ?? '' });
  });
  const model = analyse(units, schema, library, options);
  const errors = [...syntaxErrors, ...model.diagnostics].sort(compareDiagnostics);
  if (errors.length > 0) return { diagnostics: errors, modules: [], model };
  const entries = libraryByName(library);
  const home = options.orgNamespace ?? '';
  const switchesNamespace = units.some(({ namespace = '' }) => namespace !== home);
  const { coverage = false } = options;
  const emitted = model.units.map((unit) => emitUnit(model, unit, entries, { coverage, switchesNamespace }));
  return { diagnostics: emitted.flatMap((one) => one.warnings), modules: emitted.map((one) => one.module), model };
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm */
const MOST_CHARACTERS = 1_000_000;
const SHOWN_CHARACTERS = 100;

function tooLarge({ unit }: ParsedApex, source: ApexSource | undefined): Diagnostic[] {
  if (!source || !unit || unit.kind === 'anonymous' || source.text.length <= MOST_CHARACTERS) return [];
  const at = unit.kind === 'class' ? unit.declaration.nameAt : unit.nameAt;
  const message = `Script too large: ${source.text.slice(0, SHOWN_CHARACTERS)}...`;
  return [{ severity: 'error', message, span: { file: unit.file, ...at } }];
}

/** Library entries by canonical type name. */
export function libraryByName(library: readonly LibraryEntry[]): ReadonlyMap<string, LibraryEntry> {
  return new Map(
    library.map((entry) => [entry.namespace === 'System' ? entry.name : `${entry.namespace}.${entry.name}`, entry]),
  );
}

const inMemory = new Map<string, ParsedApex>();

/** Parses a file, or takes its tree from memory or disk by the hash of its text. */
function parseCached(source: ApexSource, cacheDir: string | null): ParsedApex {
  const hash = createHash('sha256')
    .update(`${TREE_VERSION}\n${source.kind ?? ''}\n${source.file}\n${source.text}`)
    .digest('hex');
  const known = inMemory.get(hash);
  if (known) return known;
  const path = cacheDir === null ? null : join(cacheDir, `${hash.slice(0, 40)}.json`);
  const stored = path === null ? null : readTree(path);
  const parsed =
    stored ?? (source.kind ? parseApex(source.text, source.file, source.kind) : parseApex(source.text, source.file));
  if (path !== null && !stored) writeTree(path, parsed);
  inMemory.set(hash, parsed);
  return parsed;
}

function readTree(path: string): ParsedApex | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ParsedApex;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Written beside and renamed, so that a reader never sees half a file. */
function writeTree(path: string, parsed: ParsedApex): void {
  mkdirSync(join(path, '..'), { recursive: true });
  const draft = `${path}.${process.pid}.tmp`;
  writeFileSync(draft, JSON.stringify(parsed));
  renameSync(draft, path);
}
