/** One Apex transaction as the API, the jobs and the command line see it. */
import type { DmlOperation } from '../abi/env.ts';
import type { DmlRowResult } from '../abi/ports.ts';
import type { SObject } from '../runtime/values/sObject.ts';
import type { ObjectType, Schema } from '../schema/schema.ts';
import type { Column } from './queryColumns.ts';

/** Rows of a query with the columns that were asked for. */
export interface QueryRows {
  readonly records: readonly SObject[];
  /** The number of `SELECT COUNT()`; null for every other query. */
  readonly count: number | null;
  readonly columns: readonly Column[];
  readonly objectName: string;
}

export interface QueryOptions {
  /** Includes rows in the recycle bin. */
  readonly allRows?: boolean;
  /** Leaves out columns the user may not read instead of refusing the query. */
  readonly readable?: boolean;
  /** Sees everything, whoever asks. */
  readonly system?: boolean;
}

export interface SaveOptions {
  readonly allOrNone: boolean;
  readonly externalId: string | null;
}

/** Reads and writes in one transaction, with the rights of its user. */
export interface Transaction {
  readonly schema: Schema;
  query(soql: string, options?: QueryOptions): QueryRows;
  /** Runs a SOSL search; rows per object. */
  search(sosl: string): QueryRows[];
  /** Saves records of one object in chunks of 200, triggers included. */
  save(operation: DmlOperation, records: readonly SObject[], options: SaveOptions): DmlRowResult[];
  /** As `save`, for records of several objects; results in the order given. */
  saveMixed(operation: DmlOperation, records: readonly SObject[], options: SaveOptions): DmlRowResult[];
  newRecord(type: ObjectType): SObject;
}
