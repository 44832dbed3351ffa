/** SOQL and DML statements of Apex code: counts them, runs them through the ports, shapes results and exceptions. */
import type { AccessMode, DmlOperation, DmlStatement, PreparedQuery, Sharing, StatementMode } from '../abi/env.ts';
import type { LimitUsage } from '../abi/limits.ts';
import type {
  DmlOptionsPort,
  DmlRowResult,
  LeadConversion,
  LeadConversionResult,
  MergeOutcome,
  PortAccess,
  Ports,
  QueryAnswer,
} from '../abi/ports.ts';
import { nonNull } from './operators.ts';
import { throwFailures } from './values/dmlFailure.ts';
import { apexError } from './values/apexException.ts';
import { ApexList } from './values/collections.ts';
import { sobjectListType } from './values/sharedTypes.ts';
import { SObject } from './values/sObject.ts';

/** What statements need from the env. */
export interface StatementHost {
  readonly ports: Ports;
  readonly usage: LimitUsage;
  sharing: Sharing;
  callerMode: AccessMode;
}

interface KnownQuery extends PreparedQuery {
  readonly isFree: boolean;
}

const LOOP_BATCH = 200;

/** Does a query read custom metadata? Such queries do not count against the query limit. */
function isFreeQuery(text: string): boolean {
  return /\bfrom\s+\w+__mdt\b/i.test(text) && !/\bfrom\s+\w+(?<!__mdt)\b/i.test(text);
}

/** A query as emitted code holds it. */
export function prepareQuery(text: string, file: string, line: number): PreparedQuery {
  const query: KnownQuery = { text, file, line, plan: null, isFree: isFreeQuery(text) };
  return query;
}

/** Access a statement runs with: user mode also applies the user's sharing. */
export function portAccess(mode: AccessMode, sharing: Sharing): PortAccess {
  return { mode, sharing: mode === 'user' ? 'with' : sharing };
}

/** Runs statements for an env. */
export class Statements {
  readonly #host: StatementHost;

  constructor(host: StatementHost) {
    this.#host = host;
  }

  query(query: PreparedQuery, binds: readonly unknown[], mode: StatementMode): ApexList {
    const { isFree } = query as KnownQuery;
    if (!isFree) this.#host.usage.count('Queries');
    return this.#counted(this.#host.ports.query.run(query, binds, portAccess(mode.mode, this.#host.sharing)), isFree);
  }

  /** Each child query counts as an aggregate query. */
  #counted({ objectName, rows, usedRows, childQueries }: QueryAnswer, isFree: boolean): ApexList {
    if (!isFree) {
      if (childQueries > 0) this.#host.usage.count('AggregateQueries', childQueries);
      this.#host.usage.count('QueryRows', usedRows);
    }
    return new ApexList(sobjectListType(objectName), rows);
  }

  querySingle(query: PreparedQuery, binds: readonly unknown[], mode: StatementMode): unknown {
    return singleOf(this.query(query, binds, mode));
  }

  queryCount(query: PreparedQuery, binds: readonly unknown[], mode: StatementMode): number {
    if (!(query as KnownQuery).isFree) {
      this.#host.usage.count('Queries');
      this.#host.usage.count('QueryRows');
    }
    return this.#host.ports.query.count(query, binds, portAccess(mode.mode, this.#host.sharing));
  }

  *queryLoop(
    query: PreparedQuery,
    binds: readonly unknown[],
    mode: StatementMode,
    batches: boolean,
  ): Iterable<unknown> {
    const rows = this.query(query, binds, mode);
    yield* batches ? this.inBatches(rows) : rows.items;
  }

  /** The rows of a query in lists of 200, as a query loop over lists gives them. */
  *inBatches(rows: ApexList): Iterable<ApexList> {
    for (let start = 0; start < rows.size; start += LOOP_BATCH) {
      yield new ApexList(rows.$type, rows.items.slice(start, start + LOOP_BATCH));
    }
  }

  queryText(text: string, binds: ReadonlyMap<string, unknown>, mode: AccessMode): ApexList {
    const isFree = isFreeQuery(text);
    if (!isFree) this.#host.usage.count('Queries');
    return this.#counted(this.#host.ports.query.runText(text, binds, portAccess(mode, this.#host.sharing)), isFree);
  }

  countText(text: string, binds: ReadonlyMap<string, unknown>, mode: AccessMode): number {
    if (!isFreeQuery(text)) {
      this.#host.usage.count('Queries');
      this.#host.usage.count('QueryRows');
    }
    return this.#host.ports.query.countText(text, binds, portAccess(mode, this.#host.sharing));
  }

  /** A DML statement of the language: all or none. */
  dml(statement: DmlStatement, records: unknown): void {
    const list = recordsOf(records);
    const options = { allOrNone: true, externalId: statement.externalId, duplicateRuleAllowSave: false };
    const results = this.dmlResults(statement.operation, list, statement.mode, options);
    throwFailures(statement.operation, list, results);
  }

  /** The merge statement: all or none. */
  merge(statement: DmlStatement, master: unknown, duplicates: unknown): void {
    const list = recordsOf(duplicates);
    throwFailures('merge', [master], this.mergeResults(master, list, statement.mode).slice(0, 1));
  }

  /** A merge that reports per duplicate. */
  mergeResults(master: unknown, duplicates: readonly unknown[], mode: AccessMode): MergeOutcome[] {
    const ids = duplicates.map((duplicate) => {
      const id = duplicate instanceof SObject ? duplicate.id : nonNull(duplicate as string | null);
      if (id === null) throw apexError('System.SObjectException', 'Merge requires duplicate records with an id');
      return id;
    });
    this.#host.usage.count('DmlStatements');
    this.#host.usage.count('DmlRows', ids.length + 1);
    return this.#host.ports.dml.merge(nonNull(master), ids, portAccess(mode, this.#host.sharing));
  }

  /** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database.htm */
  convertLeads(requests: readonly LeadConversion[], mode: AccessMode, allOrNone: boolean): LeadConversionResult[] {
    this.#host.usage.count('DmlStatements');
    this.#host.usage.count('DmlRows', requests.length);
    return this.#host.ports.dml.convertLeads(requests, portAccess(mode, this.#host.sharing), allOrNone);
  }

  /**
   * In user mode a statement on an object that the user may not touch fails as a whole, partial success or not.
   * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_enforce_usermode.htm
   */
  #refuseClosedObjects(operation: DmlOperation, records: readonly SObject[]): void {
    const needs = new Map<string, 'create' | 'edit' | 'delete'>();
    for (const record of records) needs.set(record.type.apiName, neededRight(operation, record));
    for (const [name, right] of needs) {
      const access = this.#host.ports.access.objectAccess(name);
      if (access[right]) continue;
      const message = access.read
        ? `DML operation ${operation.toUpperCase()} not allowed on ${name}`
        : `Access to entity '${name}' denied`;
      throw apexError('System.SecurityException', message);
    }
  }

  /** DML that reports per row. An empty list costs nothing. */
  dmlResults(
    operation: DmlOperation,
    records: readonly unknown[],
    mode: AccessMode,
    options: DmlOptionsPort,
  ): DmlRowResult[] {
    if (records.length === 0) return [];
    for (const record of records) nonNull(record);
    if (mode === 'user') this.#refuseClosedObjects(operation, records as readonly SObject[]);
    this.#host.usage.count('DmlStatements');
    this.#host.usage.count('DmlRows', records.length);
    this.#host.usage.pendingWork = true;
    return this.#host.ports.dml.run(operation, records, portAccess(mode, this.#host.sharing), options);
  }
}

/** The one row of a query result that stands where one record is needed. */
export function singleOf(list: unknown): unknown {
  const rows = nonNull(list as ApexList | null);
  if (rows.size === 1) return rows.items[0];
  const count = rows.size === 0 ? 'no rows' : 'more than 1 row';
  throw apexError('System.QueryException', `List has ${count} for assignment to SObject`);
}

function neededRight(operation: DmlOperation, record: SObject): 'create' | 'edit' | 'delete' {
  if (operation === 'delete') return 'delete';
  if (operation === 'insert' || operation === 'undelete') return 'create';
  return operation === 'upsert' && record.id === null ? 'create' : 'edit';
}

/** The records of a DML statement: one SObject or a List of them. */
export function recordsOf(records: unknown): readonly unknown[] {
  const given = nonNull(records);
  return given instanceof ApexList ? given.items : [given];
}
