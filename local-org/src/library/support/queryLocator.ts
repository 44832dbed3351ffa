/** `Database.QueryLocator` and `System.Savepoint` as values. */
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';

/** A query handed to a batch job. */
export class QueryLocator extends ApexObject {
  static override $type = sharedType('Database.QueryLocator', 'library');
  readonly query: string;
  readonly rows: readonly unknown[];

  constructor(query: string, rows: readonly unknown[]) {
    super();
    this.query = query;
    this.rows = rows;
  }

  [Symbol.iterator](): Iterator<unknown> {
    return this.rows[Symbol.iterator]();
  }
}

/** A point of the transaction to go back to. */
export class Savepoint extends ApexObject {
  static override $type = sharedType('Savepoint', 'library');
  readonly token: unknown;
  /** Whether work was pending when it was set. */
  readonly pendingWork: boolean;
  /** Savepoints that were active before it. */
  readonly activeSavepoints: number;

  constructor(token: unknown, pendingWork: boolean, activeSavepoints: number) {
    super();
    this.token = token;
    this.pendingWork = pendingWork;
    this.activeSavepoints = activeSavepoints;
  }
}
