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

/** Every object of a unit's bound bodies with the line it stands on: its own or that of what it stands in. */
export function* everyNode(unit: ProgramUnit): Generator<{ node: ProgramNode; line: number }> {
  const seen = new Set<object>();
  const stack: { part: unknown; line: number }[] = [
    { part: unit.bound.types, line: 1 },
    { part: unit.bound.script, line: 1 },
  ];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { part } = next;
    if (typeof part !== 'object' || part === null || seen.has(part)) continue;
    seen.add(part);
    if (Array.isArray(part)) {
      for (const item of part as unknown[]) stack.push({ part: item, line: next.line });
      continue;
    }
    const node = part as ProgramNode;
    const line = node.at?.line ?? next.line;
    yield { node, line };
    for (const [name, child] of Object.entries(node)) {
      if (!SYMBOLS.has(name) && name !== 'names') stack.push({ part: child, line });
    }
  }
}

/** Members that lead out of the body into declarations. */
const SYMBOLS = new Set([
  'symbol',
  'type',
  'method',
  'field',
  'local',
  'owner',
  'constructor',
  'unit',
  'declaration',
  'named',
  'tested',
  'returnType',
]);
