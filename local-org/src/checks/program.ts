/** A folder's source after analysis, and a walk over everything in it. */
import { analyseSource } from '../org/compileSource.ts';
import { diskTree } from '../project/loadProject.ts';
import type { BoundUnit } from '../semantics/bound.ts';

/** One analysed file. */
export interface ProgramUnit {
  readonly file: string;
  readonly name: string;
  readonly text: string;
  readonly bound: BoundUnit;
}

export interface Program {
  readonly units: readonly ProgramUnit[];
  /** Files by lower-case name of the top-level type. */
  readonly fileOf: ReadonlyMap<string, string>;
}

/** A node of the analysed tree: anything with a kind. */
export interface ProgramNode {
  readonly kind?: string;
  readonly at?: { readonly line: number };
  readonly [part: string]: unknown;
}

/** Analyses every class and trigger below a folder. */
export function programOf(folder: string): Program {
  const { model, analysed } = analyseSource(diskTree(folder));
  const texts = new Map([...model.classes, ...model.triggers].map((file) => [file.file, file.body]));
  const units = analysed.units.map((bound) => {
    const { file } = bound.unit;
    return { file, name: bound.name, text: texts.get(file) ?? '', bound };
  });
  return { units, fileOf: new Map(units.map((unit) => [unit.name.toLowerCase(), unit.file])) };
}

/** Every node of a unit's bound bodies. Symbols and types are not entered. */
export function* nodesOf(unit: ProgramUnit): Generator<ProgramNode> {
  const seen = new Set<object>();
  const stack: unknown[] = [unit.bound.types, unit.bound.script];
  while (stack.length > 0) {
    const next = stack.pop();
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    if (Array.isArray(next)) {
      stack.push(...(next as unknown[]));
      continue;
    }
    const node = next as ProgramNode;
    if (typeof node.kind === 'string' && node.at !== undefined) yield node;
    for (const [name, part] of Object.entries(node)) if (!SYMBOLS.has(name)) stack.push(part);
  }
}

/** Members that lead out of the body into declarations. */
const SYMBOLS = new Set(['symbol', 'type', 'method', 'field', 'local', 'owner', 'constructor', 'unit', 'declaration']);
