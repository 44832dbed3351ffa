/**
 * The exception that failed rows of an all-or-none DML operation amount to.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_exception_methods.htm (DMLException methods)
 */
import { dmlError } from './apexException.ts';
import type { ApexException, DmlRowError } from './apexException.ts';
import { SObject } from './sObject.ts';

/** One row's outcome as the DML port tells it. */
interface RowResult {
  readonly success: boolean;
  readonly errors: readonly { statusCode: string; message: string; fields: readonly string[] }[];
}

/** Throws a DmlException when a row has failed. */
export function throwFailures(operation: string, records: readonly unknown[], results: readonly RowResult[]): void {
  const rows = results.flatMap((result, index) =>
    result.success ? [] : result.errors.map((error) => ({ index, id: idOf(records[index]), ...error })),
  );
  if (rows.length > 0) throw failureOf(operation, rows);
}

/** "Insert failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [Name]: [Name]" */
function failureOf(operation: string, rows: readonly DmlRowError[]): ApexException {
  const [first] = rows;
  if (!first) throw new Error('no failed row');
  const verb = operation.charAt(0).toUpperCase() + operation.slice(1);
  const withId = first.id !== null && operation !== 'insert' ? ` with id ${first.id}` : '';
  const where = `First exception on row ${first.index}${withId}`;
  return dmlError(
    `${verb} failed. ${where}; first error: ${first.statusCode}, ${first.message}: [${first.fields.join(', ')}]`,
    rows,
  );
}

function idOf(record: unknown): string | null {
  if (record instanceof SObject) return record.id;
  return typeof record === 'string' ? record : null;
}
