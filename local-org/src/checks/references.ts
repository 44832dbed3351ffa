/** The types of other files that a file's code mentions. */
import type { Program, ProgramUnit } from './program.ts';

/** A mention of another file's type. */
export interface Reference {
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

const IGNORED_TOKENS = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'/g;

/**
 * Mentions in the order of the file, each type once. Names are taken from the tokens of the parsed file, comments and strings left out;
 * only names of the program's own top-level types count.
 */
export function referencesOf(unit: ProgramUnit, program: Program): Reference[] {
  const found = new Map<string, Reference>();
  const plain = unit.text.replace(IGNORED_TOKENS, (part) => part.replace(/[^\n]/g, ' '));
  for (const match of plain.matchAll(/(?<![.\w])([A-Za-z_]\w*)/g)) {
    const name = match[1] ?? '';
    const file = program.fileOf.get(name.toLowerCase());
    if (file === undefined || file === unit.file || found.has(file)) continue;
    found.set(file, { name, file, line: plain.slice(0, match.index).split('\n').length });
  }
  return [...found.values()];
}
