/** SQL rows → records, parents nested. */
import { decimal } from '../runtime/values/decimal.ts';
import { SObject } from '../runtime/values/sObject.ts';
import { AGGREGATE_RESULT } from '../schema/aggregateResult.ts';
import { decode, isScaled } from '../store/column.ts';
import type { Raw } from '../store/column.ts';
import type { Level } from './level.ts';
import type { RecordPlan, ValuePlan } from './select.ts';
import type { QueryRun } from './sql.ts';

/** The records of a level. */
export function shapeRows(level: Level, raws: readonly Raw[][], run: QueryRun): SObject[] {
  const plan = level.selection.root;
  if (level.grouped) return raws.map((raw) => aggregateRow(plan, raw, run));
  const shape = { queried: queriedSets(plan), run };
  return raws.map((raw) => recordOf(plan, raw, shape)!);
}

/** Rows of one query share the sets of queried names; a row that needs another copies it. */
function queriedSets(plan: RecordPlan): Map<RecordPlan, Set<string>> {
  const sets = new Map<RecordPlan, Set<string>>();
  const visit = (node: RecordPlan): void => {
    sets.set(node, new Set(node.queried));
    for (const { plan: otherwise, branches } of node.parents) [otherwise, ...branches].forEach(visit);
  };
  visit(plan);
  return sets;
}

/** What the rows of one run share. */
interface Shape {
  readonly queried: ReadonlyMap<RecordPlan, Set<string>>;
  readonly run: QueryRun;
}

function recordOf(plan: RecordPlan, raw: readonly Raw[], shape: Shape): SObject | null {
  const target = plan.targets.find((candidate) => raw[candidate.idIndex] !== null);
  if (target === undefined) return null;
  const record = new SObject(target.object);
  record.queriedFields = shape.queried.get(plan)!;
  for (const value of plan.values) {
    const decoded = valueOf(value, raw, shape.run);
    if (decoded !== null) record.fields.set(value.key, decoded);
  }
  if (!record.fields.has('id')) record.fields.set('id', raw[target.idIndex]);
  for (const parent of plan.parents) {
    const found = parentOf(parent, raw, shape);
    if (found !== null) record.fields.set(parent.key, found);
  }
  return record;
}

/** The parent in the shape of the branch for its type. */
function parentOf(
  { branches, plan }: RecordPlan['parents'][number],
  raw: readonly Raw[],
  shape: Shape,
): SObject | null {
  for (const branch of branches) {
    const found = recordOf(branch, raw, shape);
    if (found !== null) return found;
  }
  return recordOf(plan, raw, shape);
}

function aggregateRow(plan: RecordPlan, raw: readonly Raw[], run: QueryRun): SObject {
  const values = plan.values.map((value): [string, unknown] => {
    const isBlank = (raw[value.index] ?? null) === null;
    return [value.key, isBlank ? null : valueOf(value, raw, run)];
  });
  return SObject.fromQuery(AGGREGATE_RESULT, values, plan.queried);
}

function valueOf(value: ValuePlan, raw: readonly Raw[], run: QueryRun): unknown {
  const stored = raw[value.index] ?? null;
  const decoded = value.averaged ? averageOf(value, stored) : decode(value.field, stored);
  return value.show === null || decoded === null ? decoded : value.show(decoded, run);
}

/** SQLite averages the scaled integers as a float. */
function averageOf(value: ValuePlan, stored: Raw): unknown {
  if (stored === null) return null;
  return decimal(String(isScaled(value.field) ? Number(stored) / 10 ** value.field.scale : Number(stored)));
}
