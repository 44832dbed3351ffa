/** The sample program for the time of the loaded data: the same rules, boards and badge, under a key of its own. */
import type { ProgramDraft } from '../lib/publish.ts';
import { sampleProgram } from '../sample/program.ts';
import type { Crm } from './readCrm.ts';

/** Its window is the calendar years that the closed deals fall into. */
export function crmProgram(crm: Crm): ProgramDraft {
  const years = crm.deals.flatMap((deal) => (deal.closedOn ? [Number(deal.closedOn.slice(0, 4))] : []));
  const window = { start: `${Math.min(...years)}-01-01`, end: `${Math.max(...years) + 1}-01-01` };
  const draft = sampleProgram(window);
  return { ...draft, key: 'crm-sprint', definition: { ...draft.definition, name: 'CRM sales sprint' } };
}
