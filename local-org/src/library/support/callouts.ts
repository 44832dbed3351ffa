/** What every callout begins with. */
import type { Env } from '../../abi/env.ts';
import { apexError } from '../../runtime/values/apexException.ts';

/**
 * Counts a callout; it is refused while work waits to be committed or savepoints are active.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_callouts_timeouts.htm
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_transaction_control.htm
 */
export function startCallout(env: Env): void {
  env.usage.count('Callouts');
  if (env.usage.pendingWork) {
    const message = 'You have uncommitted work pending. Please commit or rollback before calling out';
    throw apexError('System.CalloutException', message);
  }
  if (env.usage.activeSavepoints > 0) {
    const message = 'All the active Savepoints must be released before making callouts.';
    throw apexError('System.CalloutException', message);
  }
}
