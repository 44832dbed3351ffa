/**
 * `Database.Cursor` and `Database.PaginationCursor`: the rows of a query, kept to be fetched piece by piece, also by later jobs.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_cursors.htm
 */
import type { AccessMode, Env } from '../../abi/env.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';
import type { SObject } from '../../runtime/values/sObject.ts';

/** Rows a page of a pagination cursor may have. */
const LARGEST_PAGE = 2000;

export class Cursor extends ApexObject {
  static override $type = sharedType('Database.Cursor', 'library');
  readonly rows: ApexList;

  constructor(rows: ApexList) {
    super();
    this.rows = rows;
  }

  override savedState(): readonly unknown[] {
    return [this.rows];
  }
}

export class PaginationCursor extends Cursor {
  static override $type = sharedType('Database.PaginationCursor', 'library');
}

/** `Database.CursorFetchResult` */
export class CursorFetchResult extends ApexObject {
  static override $type = sharedType('Database.CursorFetchResult', 'library');
  readonly records: ApexList;
  readonly nextIndex: number;
  readonly deleted: number;
  readonly done: boolean;

  constructor(facts: { records: ApexList; nextIndex: number; deleted: number; done: boolean }) {
    super();
    this.records = facts.records;
    this.nextIndex = facts.nextIndex;
    this.deleted = facts.deleted;
    this.done = facts.done;
  }
}

/** The rows of a query for a cursor: they count as cursor rows and not as query rows. */
export function cursorRows(env: Env, text: string, binds: ReadonlyMap<string, unknown>, mode: AccessMode): ApexList {
  env.usage.count('Queries');
  const sharing = mode === 'user' ? 'with' : env.sharing;
  const { objectName, rows } = env.ports.query.runText(env.ops.nonNull(text), binds, { mode, sharing });
  env.usage.count('ApexCursorRows', rows.length);
  return new ApexList(env.type(`List<${objectName}>`), rows);
}

/** Some rows from a place on; every fetch counts. */
export function fetch(env: Env, { rows }: Cursor, position: number, count: number): ApexList {
  env.usage.count('FetchCallsOnApexCursor');
  if (position < 0 || position > rows.size) throw outOfBounds('position', position, rows.size);
  if (count < 0 || position + count > rows.size) throw outOfBounds('count', count, rows.size - position);
  env.usage.count('QueryRows', count);
  return new ApexList(rows.$type, rows.items.slice(position, position + count));
}

function outOfBounds(name: string, given: number, most: number): Error {
  const message = `Invalid ${name}: ${given}. It must be between 0 and ${most}`;
  return apexError('System.InvalidParameterValueException', message) as unknown as Error;
}

/** A page from a place on; rows that were deleted in the meantime are skipped. */
export function fetchPage(env: Env, cursor: PaginationCursor, start: number, size: number): CursorFetchResult {
  env.usage.count('FetchCallsOnApexCursor');
  const { rows } = cursor;
  if (start < 0 || start > rows.size) throw outOfBounds('start', start, rows.size);
  if (size < 1 || size > LARGEST_PAGE) throw outOfBounds('page size', size, LARGEST_PAGE);
  const live = liveIds(env, rows.items.slice(start) as SObject[]);
  const records: unknown[] = [];
  let at = start;
  for (; at < rows.size && records.length < size; at++) {
    const record = rows.items[at] as SObject;
    if (record.id === null || live.has(record.id)) records.push(record);
  }
  env.usage.count('QueryRows', records.length);
  const deleted = at - start - records.length;
  return new CursorFetchResult({
    records: new ApexList(rows.$type, records),
    nextIndex: at,
    deleted,
    done: at === rows.size,
  });
}

function liveIds(env: Env, records: readonly SObject[]): ReadonlySet<string> {
  const [first] = records;
  if (!first) return new Set();
  const ids = new ApexList(
    env.type('List<Id>'),
    records.map((record) => record.id),
  );
  const query = `SELECT Id FROM ${first.type.apiName} WHERE Id IN :ids`;
  const { rows } = env.ports.query.runText(query, new Map([['ids', ids]]), { mode: 'system', sharing: 'without' });
  return new Set((rows as SObject[]).map((row) => row.id ?? ''));
}
