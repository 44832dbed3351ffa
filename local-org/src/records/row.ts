/** One record on its way through the save order. */
import type { DmlRowResult } from '../abi/ports.ts';
import type { RecordError, SObject } from '../runtime/values/sObject.ts';
import type { RowValues } from '../store/objectTable.ts';

/** A record being saved. */
export interface Row {
  /** The caller's record: gets its id, nothing else. */
  readonly input: SObject;
  /** What is saved, and what triggers see as new. */
  record: SObject;
  /** The stored values before the save; null on insert. */
  before: RowValues | null;
  /** What triggers see as old. */
  old: SObject | null;
  errors: RecordError[];
  created: boolean;
  /** Its table row was written in this attempt. */
  written: boolean;
  /** The platform itself writes: fields nobody else may write are allowed. */
  internal: boolean;
}

export function newRow(input: SObject): Row {
  return { input, record: input, before: null, old: null, errors: [], created: false, written: false, internal: false };
}

/** Refuses a row. */
export function fail(row: Row, statusCode: string, message: string, fields: readonly string[] = []): void {
  row.errors.push({ statusCode, message, fields });
}

/** Rows without errors. */
export function passing(rows: readonly Row[]): Row[] {
  return rows.filter((row) => row.errors.length === 0);
}

/** Takes over errors that triggers put on the records. */
export function collectErrors(rows: readonly Row[]): void {
  for (const row of rows) {
    for (const holder of row.old === null ? [row.record] : [row.record, row.old]) {
      row.errors.push(...holder.errors);
      holder.errors = [];
    }
  }
}

/** The outcome as DML reports it. */
export function resultOf(row: Row): DmlRowResult {
  const success = row.errors.length === 0;
  return {
    success,
    id: success ? (row.record.id ?? row.input.id) : row.input.id,
    created: success && row.created,
    errors: row.errors,
  };
}
