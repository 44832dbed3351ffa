/** How scripts end badly: one sentence for what a person can understand and mend, the whole error for what is a defect. */
import { ConnectionError } from './connection.ts';
import { PublishError } from './publish.ts';
import { RefusedRecordError } from './save.ts';
import { ServiceError } from './services.ts';
import { CrmInputError } from '../crm/readCrm.ts';

const EXPECTED = [ConnectionError, CrmInputError, PublishError, RefusedRecordError, ServiceError];

/** Runs a script's main function; prints a failure and sets the exit code. */
export async function runScript(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(describe(error));
    process.exitCode = 1;
  }
}

function describe(error: unknown): unknown {
  if (EXPECTED.some((kind) => error instanceof kind)) return (error as Error).message;
  if (error instanceof Error && 'errorCode' in error)
    return `The org answered ${String(error.errorCode)}: ${error.message}`;
  return error;
}
