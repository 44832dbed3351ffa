/**
 * The save order: https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm
 *
 *   records → runs of one object → chunks of 200 → load → system validation → before triggers → field checks, validation
 *   rules → write → after triggers → roll-ups
 *
 * With allOrNone the caller throws when a row failed, and everything is undone. Without it the good rows are saved again
 * without the bad ones, triggers included.
 */
import type { DmlRowResult } from '../abi/ports.ts';
import { apexError } from '../runtime/values/apexException.ts';
import type { SObject } from '../runtime/values/sObject.ts';
import type { ObjectType } from '../schema/schema.ts';
import type { DmlOperation, SaveContext, SaveOptions } from './context.ts';
import { deleteChunk } from './deleteChunk.ts';
import { saveChunk } from './saveChunk.ts';
import { watchMixedDml } from './mixedDml.ts';
import { publishEvents } from './publishEvents.ts';
import type { Row } from './row.ts';
import { fail, newRow, resultOf } from './row.ts';
import { undeleteChunk } from './undeleteChunk.ts';
import { matchUpsert } from './matchUpsert.ts';

export * from './context.ts';

const CHUNK = 200;
/** How often the good rows of a chunk are tried again without the bad ones. */
const RETRIES = 3;

const TRIGGER_EVENTS = {
  insert: ['before insert', 'after insert'],
  update: ['before update', 'after update'],
  upsert: ['before insert', 'after insert', 'before update', 'after update'],
  delete: ['before delete', 'after delete'],
  undelete: ['after undelete'],
} as const;

type Operation = keyof typeof TRIGGER_EVENTS;

/** Saves records; one result per record, in order. Nothing stays written when allOrNone and any row failed. */
export function saveRecords(
  context: SaveContext,
  operation: DmlOperation,
  records: readonly SObject[],
  options: SaveOptions,
): DmlRowResult[] {
  if (operation === 'merge') throw new Error('merges have an entry of their own');
  refuseRepeats(operation, records);
  const rows = records.map(newRow);
  const savepoint = context.store.savepoint();
  try {
    for (const chunk of chunksOf(rows)) {
      saveOne(context, operation, chunk, options);
      if (options.allOrNone && chunk.some((row) => row.errors.length > 0)) break;
    }
  } catch (error) {
    context.store.rollbackTo(savepoint);
    context.store.release(savepoint);
    throw error;
  }
  const failed = rows.some((row) => row.errors.length > 0);
  if (options.allOrNone && failed) {
    context.store.rollbackTo(savepoint);
    if (operation === 'insert') for (const row of rows) row.input.id = null;
    if (operation === 'upsert') for (const row of rows) if (row.created) row.input.id = null;
  }
  context.store.release(savepoint);
  return rows.map(resultOf);
}

/** Neighbours of one object, at most 200 at a time. */
function chunksOf(rows: readonly Row[]): Row[][] {
  const chunks: Row[][] = [];
  let current: Row[] = [];
  for (const row of rows) {
    if (current.length === CHUNK || (current[0] && current[0].input.type !== row.input.type)) {
      chunks.push(current);
      current = [];
    }
    current.push(row);
  }
  if (current.length > 0) chunks.push(current);
  return chunks;
}

function saveOne(context: SaveContext, operation: Operation, rows: Row[], options: SaveOptions): void {
  const object = context.store.schema.object(rows[0]!.input.type.apiName) ?? rows[0]!.input.type;
  if (object.kind === 'platformEvent') return publishEvents(context, object, operation, rows);
  refuseOperation(object, operation);
  watchMixedDml(
    context.written,
    object,
    operation,
    rows.map((row) => row.input),
  );
  let left: Row[] = rows;
  const hasTriggers =
    context.hooks.hasTriggers(object, TRIGGER_EVENTS[operation]) || context.hooks.hasFlows?.(object, null) === true;
  // Each further attempt has the limits of the first:
  // https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dml_bulk_exceptions.htm
  const resetLimits = hasTriggers && !options.allOrNone ? context.hooks.markLimits?.() : undefined;
  for (let attempt = 0; ; attempt++) {
    if (attempt > 0) resetLimits?.();
    const savepoint = context.store.savepoint();
    runChunk(context, object, operation, left, options);
    const good = left.filter((row) => row.errors.length === 0);
    if (good.length === left.length || options.allOrNone || !needsRetry(left, hasTriggers)) {
      return context.store.release(savepoint);
    }
    context.store.rollbackTo(savepoint);
    context.store.release(savepoint);
    for (const row of left) if (row.created && row.written) row.input.id = null;
    if (good.length === 0) return;
    if (attempt + 1 === RETRIES) return tooManyRetries(good);
    for (const row of good) resetRow(row, operation);
    left = good;
  }
}

/** Rows refused before anything was written need no second run where no trigger has seen them. */
function needsRetry(rows: readonly Row[], hasTriggers: boolean): boolean {
  return hasTriggers || rows.some((row) => row.errors.length > 0 && row.written === true);
}

function tooManyRetries(rows: readonly Row[]): void {
  for (const row of rows) {
    fail(row, 'UNKNOWN_EXCEPTION', 'Too many batch retries in the presence of Apex triggers and partial failures.');
  }
}

function resetRow(row: Row, operation: Operation): void {
  if (row.created && operation !== 'update') row.input.id = null;
  Object.assign(row, newRow(row.input));
}

function runChunk(
  context: SaveContext,
  object: ObjectType,
  operation: Operation,
  rows: readonly Row[],
  options: SaveOptions,
): void {
  switch (operation) {
    case 'insert':
    case 'update':
      return saveChunk(context, object, operation, rows);
    case 'upsert': {
      const { inserts, updates } = matchUpsert(context, object, rows, options.externalId);
      if (inserts.length > 0) saveChunk(context, object, 'insert', inserts);
      if (updates.length > 0) saveChunk(context, object, 'update', updates);
      return;
    }
    case 'delete':
      return deleteChunk(context, object, rows);
    case 'undelete':
      return undeleteChunk(context, object, rows);
  }
}

function refuseOperation(object: ObjectType, operation: Operation): void {
  const allowed = {
    insert: object.createable,
    update: object.updateable,
    upsert: object.createable && object.updateable,
    delete: object.deletable,
    undelete: object.undeletable,
  }[operation];
  if (allowed) return;
  throw apexError('System.TypeException', `DML operation ${operation.toUpperCase()} not allowed on ${object.apiName}`);
}

/** The same record twice in one statement is refused before anything runs. */
function refuseRepeats(operation: DmlOperation, records: readonly SObject[]): void {
  if (operation === 'insert' || operation === 'upsert') {
    if (new Set(records).size < records.length) {
      const message = 'Before Insert or Upsert list must not have two identically equal elements';
      throw apexError('System.ListException', message);
    }
    if (operation === 'insert') return;
  }
  const seen = new Set<string>();
  for (const record of records) {
    if (record.id === null) continue;
    if (seen.has(record.id)) throw apexError('System.ListException', `Duplicate id in list: ${record.id}`);
    seen.add(record.id);
  }
}
