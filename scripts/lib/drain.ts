/** Waits until the engine has nothing left to do. */
import type { Connection } from 'jsforce';
import { step } from './progress.ts';

/** Waits until no incentive event is pending; returns how many are processed. Fails when nothing moved for `stallSeconds`. */
export async function untilDrained(connection: Connection, stallSeconds = 120): Promise<number> {
  const progress = step('Incentive events');
  let fewest = Number.POSITIVE_INFINITY;
  let movedAt = Date.now();
  for (;;) {
    const pending = await count(connection, "Status__c = 'Pending'");
    const processed = await count(connection, "Status__c = 'Processed'");
    if (pending === 0) {
      const parked = await count(connection, "Status__c = 'Parked'");
      progress.done(`${processed} processed${parked > 0 ? `, ${parked} parked with a reason` : ''}`);
      return processed;
    }
    if (pending < fewest) movedAt = Date.now();
    fewest = Math.min(fewest, pending);
    if (Date.now() - movedAt > stallSeconds * 1000)
      throw new Error(`${pending} incentive events have been pending for ${stallSeconds} seconds without progress.`);
    progress.at(processed, processed + pending);
    await new Promise((resume) => setTimeout(resume, 500));
  }
}

async function count(connection: Connection, condition: string): Promise<number> {
  const { totalSize } = await connection.query(`SELECT COUNT() FROM IncentiveEvent__c WHERE ${condition}`);
  return totalSize;
}
