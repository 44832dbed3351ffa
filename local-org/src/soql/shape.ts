/** SQL rows → records, parents nested. */
import { decimal } from '../runtime/values/decimal.ts';
import { SObject } from '../runtime/values/sObject.ts';
import { AGGREGATE_RESULT } from '../schema/aggregateResult.ts';
import { decode, isScaled } from '../store/column.ts';
import type { Raw } from '../store/column.ts';
import type { Level } from './level.ts';
import type { RecordPlan, ValuePlan } from './select.ts';

/** The records of a level. */
export function shapeRows(level: Level, raws: readonly Raw[][]): SObject[] {
  const plan = level.selection.root;
  if (level.grouped) return raws.map((raw) => aggregateRow(plan, raw));
  const queried = queriedSets(plan);
  return raws.map((raw) => recordOf(plan, raw, queried)!);
}

/** Rows of one query share the sets of queried names; a row that needs another copies it. */
function queriedSets(plan: RecordPlan): Map<RecordPlan, Set<string>> {
  const sets = new Map<RecordPlan, Set<string>>();
  const visit = (node: RecordPlan): void => {
    sets.set(node, new Set(node.queried));
    for (const parent of node.parents) visit(parent.plan);
  };
  visit(plan);
  return sets;
}

function recordOf(plan: RecordPlan, raw: readonly Raw[], queried: Map<RecordPlan, Set<string>>): SObject | null {
  const target = plan.targets.find((candidate) => raw[candidate.idIndex] !== null);
  if (target === undefined) return null;
  const record = new SObject(target.object);
  record.queriedFields = queried.get(plan)!;
  for (const value of plan.values) {
    const decoded = valueOf(value, raw);
    if (decoded !== null) record.fields.set(value.key, decoded);
  }
  if (!record.fields.has('id')) record.fields.set('id', raw[target.idIndex]);
  for (const parent of plan.parents) {
    const found = recordOf(parent.plan, raw, queried);
    if (found !== null) record.fields.set(parent.key, found);
  }
  return record;
}

function aggregateRow(plan: RecordPlan, raw: readonly Raw[]): SObject {
  const values = plan.values.map((value): [string, unknown] => [value.key, valueOf(value, raw)]);
  return SObject.fromQuery(AGGREGATE_RESULT, values, plan.queried);
}

function valueOf(value: ValuePlan, raw: readonly Raw[]): unknown {
  const stored = raw[value.index] ?? null;
  if (value.averaged) return stored === null ? null : averageOf(value, Number(stored));
  const decoded = decode(value.field, stored);
  return value.labels === null || typeof decoded !== 'string' ? decoded : (value.labels.get(decoded) ?? decoded);
}

/** SQLite averages the scaled integers as a float. */
function averageOf(value: ValuePlan, stored: number): unknown {
  return decimal(String(isScaled(value.field) ? stored / 10 ** value.field.scale : stored));
}
