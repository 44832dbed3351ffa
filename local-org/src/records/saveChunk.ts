/** Insert and update of up to 200 records of one object, step by step. */
import { SObject } from '../runtime/values/sObject.ts';
import type { ObjectType } from '../schema/schema.ts';
import { TriggerFailure } from './context.ts';
import type { SaveContext, TriggerEvent } from './context.ts';
import { checkCurrency, defaultCurrency } from './currencies.ts';
import { applyDefaults } from './defaults.ts';
import { derive } from './derive.ts';
import { checkFields } from './fieldChecks.ts';
import { runFlows } from './flows.ts';
import { fillFormulas } from './formulas.ts';
import { loadForUpdate } from './load.ts';
import { checkLookups } from './lookups.ts';
import { checkEditable, checkLocks, checkPermissions, checkShareable } from './permissions.ts';
import { resolveExternalReferences } from './externalReferences.ts';
import { updateRollups } from './rollups.ts';
import type { Row } from './row.ts';
import { collectErrors, fail, passing } from './row.ts';
import { afterWrite } from './sideEffects.ts';
import { checkSystem } from './systemValidation.ts';
import { checkUnique } from './uniqueness.ts';
import { checkRules } from './validationRules.ts';
import { writeRows } from './write.ts';

/** Saves a chunk; what is wrong with a row is in its `errors`. */
export function saveChunk(
  context: SaveContext,
  object: ObjectType,
  operation: 'insert' | 'update',
  rows: readonly Row[],
): void {
  load(context, object, operation, rows);
  checkSystem(object, operation, rows);
  checkPermissions(context, object, operation, passing(rows));
  if (operation === 'update') {
    checkEditable(context, object, passing(rows));
    checkLocks(context, object, passing(rows));
  }
  checkShareable(context, object, passing(rows));
  for (const row of passing(rows)) derive(context, object, row);
  runFlows(context, object, 'before save', passing(rows));
  runTriggers(context, object, `before ${operation}`, passing(rows));
  const saved = passing(rows);
  for (const row of saved) derive(context, object, row);
  checkFields(object, saved);
  checkCurrency(context, object, passing(saved));
  checkLookups(context, object, passing(saved));
  checkUnique(context, object, passing(saved));
  checkRules(context, object, passing(saved));
  const written = passing(saved);
  writeRows(context, object, operation, written);
  afterWrite(context, object, operation, written);
  runTriggers(context, object, `after ${operation}`, written);
  runFlows(context, object, 'after save', passing(written));
  updateRollups(context, object, passing(written));
  context.hooks.changed?.(object, operation === 'insert' ? 'CREATE' : 'UPDATE', passing(written));
}

function load(context: SaveContext, object: ObjectType, operation: 'insert' | 'update', rows: readonly Row[]): void {
  resolveExternalReferences(context, object, rows);
  if (operation === 'update') return loadForUpdate(context, object, rows);
  for (const row of rows) {
    row.record = newRecord(object, row.input);
    row.created = true;
    applyDefaults(context, object, row.record);
    defaultCurrency(context, object, row);
  }
}

/** What triggers see of a new record: its fields, without parents and children. */
function newRecord(object: ObjectType, input: SObject): SObject {
  const record = new SObject(object);
  for (const [name, value] of input.scalars()) record.fields.set(name, value);
  return record;
}

/** Runs the triggers of one event on rows that have no errors so far. */
export function runTriggers(context: SaveContext, object: ObjectType, event: TriggerEvent, rows: readonly Row[]): void {
  if (rows.length === 0 || !context.hooks.hasTriggers(object, [event])) return;
  const isBefore = event.startsWith('before');
  for (const row of rows) {
    if (event !== 'before delete' && event !== 'after delete') fillFormulas(context, object, row.record);
    row.record.readOnly = !isBefore;
    if (row.old) row.old.readOnly = true;
  }
  const hasNew = !event.endsWith('delete') || event === 'after undelete';
  const hasOld = event.endsWith('update') || (event.endsWith('delete') && event !== 'after undelete');
  try {
    context.hooks.runTriggers(
      event,
      object,
      hasNew ? rows.map((row) => row.record) : null,
      hasOld ? rows.map((row) => row.old ?? row.record) : null,
    );
  } catch (error) {
    if (!(error instanceof TriggerFailure)) throw error;
    for (const row of rows) fail(row, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', error.message);
  }
  collectErrors(rows);
}
