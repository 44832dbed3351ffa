/** Opportunities through Bulk API 2.0: one job a slice, so that progress moves at a steady rate and a failure names its rows. */
import type { Connection } from 'jsforce';
import { stringify } from 'csv-stringify/sync';
import { step } from '../lib/progress.ts';
import type { SObjectInput } from '../lib/save.ts';

/** Rows per bulk job. */
const SLICE = 2000;

/** What became of the deals: every row is in exactly one of the two. */
export interface DealOutcome {
  readonly saved: number;
  readonly refused: readonly { key: string; message: string }[];
}

/** Upserts all opportunities by CrmKey__c. */
export async function loadDeals(connection: Connection, records: readonly SObjectInput[]): Promise<DealOutcome> {
  const progress = step('Opportunities');
  const refused: { key: string; message: string }[] = [];
  let saved = 0;
  for (let start = 0; start < records.length; start += SLICE) {
    const slice = records.slice(start, start + SLICE);
    const job = connection.bulk2.createJob({
      object: 'Opportunity',
      operation: 'upsert',
      externalIdFieldName: 'CrmKey__c',
    });
    await job.open();
    await job.uploadData(stringify(slice.map(emptyForNull), { header: true }));
    await job.close();
    await settle(job, (done) => progress.at(start + done, records.length));
    const failures = await job.getFailedResults();
    saved += slice.length - failures.length;
    for (const row of failures as unknown as Record<string, string>[]) {
      refused.push({ key: row['CrmKey__c'] ?? '', message: row['sf__Error'] ?? '' });
    }
  }
  progress.done(`${saved} saved, ${refused.length} refused`);
  return { saved, refused };
}

async function settle(job: ReturnType<Connection['bulk2']['createJob']>, at: (done: number) => void): Promise<void> {
  for (;;) {
    const info = await job.check();
    at(Number(info.numberRecordsProcessed ?? 0));
    if (info.state === 'JobComplete') return;
    if (info.state === 'Failed' || info.state === 'Aborted')
      throw new Error(`The bulk job ${info.id} ended as ${info.state}: ${info.errorMessage ?? 'no reason given'}`);
    await new Promise((resume) => setTimeout(resume, 250));
  }
}

/** In a bulk CSV an empty cell leaves a field alone and `#N/A` clears it; new rows need neither, so null is an empty cell. */
function emptyForNull(record: SObjectInput): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, value === null ? '' : String(value)]));
}
