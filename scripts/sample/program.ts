/** The sample program of `npm start`: the JSON files beside this one, with a window that begins this year. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProgramDraft } from '../lib/publish.ts';

/** The sample program; `window` in local days, `end` excluded. */
export function sampleProgram(
  window: { start: string; end?: string } = { start: `${new Date().getFullYear()}-01-01` },
): ProgramDraft {
  return {
    key: 'quarterly-sprint',
    definition: { ...(read('quarterlySprint.program.json') as { name: string }), window },
    events: [{ key: 'won-deal', label: 'Won deal', definition: read('wonDeal.event.json') }],
  };
}

function read(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8')) as Record<string, unknown>;
}
