/** The sample program of `npm start`: the JSON files beside this one, with a window that begins this year. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProgramDraft } from '../lib/publish.ts';

/** What `quarterlySprint.program.json` holds. */
interface ProgramFile {
  readonly key: string;
  readonly draft: ProgramDraft['definition'];
}

/** The sample program; `window` in local days, `end` excluded. */
export function sampleProgram(
  window: { start: string; end?: string } = { start: `${new Date().getFullYear()}-01-01` },
): ProgramDraft {
  const program = read('quarterlySprint.program.json') as ProgramFile;
  const event = read('wonDeal.event.json') as ProgramDraft['events'][number];
  return { key: program.key, definition: { ...program.draft, window }, events: [event] };
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'));
}
