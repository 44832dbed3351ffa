/**
 * Flows that records start: before the first trigger of a save, after the last one, and before a delete.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm
 */
import type { ObjectType } from '../schema/schema.ts';
import { TriggerFailure } from './context.ts';
import type { FlowMoment, SaveContext } from './context.ts';
import { fillFormulas } from './formulas.ts';
import type { Row } from './row.ts';
import { fail } from './row.ts';

/** Runs the flows of a moment on rows that have no errors so far. */
export function runFlows(context: SaveContext, object: ObjectType, moment: FlowMoment, rows: readonly Row[]): void {
  const { hooks } = context;
  if (rows.length === 0 || hooks.runFlows === undefined || hooks.hasFlows?.(object, moment) !== true) return;
  for (const row of rows) {
    if (moment !== 'before delete') fillFormulas(context, object, row.record);
    if (row.old && row.old !== row.record) fillFormulas(context, object, row.old);
  }
  const seen = rows.map(({ record, old }) => ({ record, old }));
  try {
    const errors = hooks.runFlows(moment, object, seen);
    rows.forEach((row, index) => {
      for (const { statusCode, message, fields } of errors[index] ?? []) fail(row, statusCode, message, fields);
    });
  } catch (error) {
    if (!(error instanceof TriggerFailure)) throw error;
    for (const row of rows) fail(row, 'CANNOT_EXECUTE_FLOW_TRIGGER', error.message);
  }
}
