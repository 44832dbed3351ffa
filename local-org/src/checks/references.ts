/** The types of other files that a file's code is bound to. */
import type { TypeSymbol } from '../semantics/symbols.ts';
import { type Type } from '../semantics/symbols.ts';
import type { Place } from '../syntax/ast.ts';
import { everyNode, type Program, type ProgramUnit } from './program.ts';

/** A use of another file's type. */
export interface Reference {
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

/**
 * Uses in the order of the file, each type once: superclasses, interfaces, the types of fields, parameters, results and variables, and
 * the owners of the members the code reaches.
 */
export function referencesOf(unit: ProgramUnit, program: Program): Reference[] {
  const found = new Map<string, Reference>();
  const add = (symbol: TypeSymbol | null | undefined, line: number): void => {
    if (symbol?.origin !== 'apex') return;
    const { name } = symbol.top;
    const file = program.fileOf.get(name.toLowerCase());
    if (file === undefined || file === unit.file) return;
    const known = found.get(file);
    if (!known || known.line > line) found.set(file, { name, file, line });
  };
  const addType = (type: Type | null | undefined, line: number): void => {
    add(type?.symbol, line);
    for (const argument of type?.args ?? []) addType(argument, line);
  };
  const symbols = [...unit.bound.types, ...(unit.bound.script ? [unit.bound.script.type] : [])].map(
    ({ symbol }) => symbol,
  );
  for (const symbol of symbols) declared(symbol, addType);
  for (const { node, line } of everyNode(unit)) {
    for (const part of ['type', 'named', 'tested', 'returnType']) {
      const type = node[part];
      if (isType(type)) addType(type, line);
    }
    for (const part of ['method', 'field', 'constructor', 'local']) {
      const member = node[part] as { owner?: TypeSymbol; type?: Type } | null | undefined;
      if (typeof member !== 'object' || member === null) continue;
      add(member.owner, line);
      if (part === 'local') addType(member.type, line);
    }
  }
  return [...found.values()].sort((a, b) => a.line - b.line);
}

/** What the declarations of a type mention. */
function declared(symbol: TypeSymbol, add: (type: Type | null, line: number) => void): void {
  const start = symbol.declaration?.nameAt.line ?? 1;
  add(symbol.superType, start);
  for (const type of symbol.interfaces) add(type, start);
  for (const field of symbol.fields.values()) add(field.type, lineOf(field.at, start));
  const callables = [...[...symbol.methods.values()].flat(), ...symbol.constructors];
  for (const callable of callables) {
    const line = lineOf(callable.at, start);
    for (const parameter of callable.parameters) add(parameter.type, line);
    if ('returnType' in callable) add(callable.returnType, line);
  }
}

function lineOf(at: Place | null | undefined, otherwise: number): number {
  return at?.line ?? otherwise;
}

function isType(value: unknown): value is Type {
  return typeof value === 'object' && value !== null && 'symbol' in value && 'args' in value && 'kind' in value;
}
