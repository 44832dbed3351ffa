/**
 * Formula fields in SQL: `sf_formula(<handle>, <columns it reads>…)`. SQLite hands the columns back to the evaluator,
 * so a formula means the same when selected, filtered, sorted or grouped by.
 */
import type { DatabaseSync } from 'node:sqlite';
import { UnsupportedError } from '../base/unsupportedError.ts';
import type { FieldType } from '../schema/schema.ts';
import { decode, encode } from '../store/column.ts';
import type { Raw } from '../store/column.ts';
import type { FormulaNode } from '../syntax/parseFormula.ts';
import { formulaReferences, parseFormula } from '../syntax/parseFormula.ts';
import { FormulaError, evaluate, resultFor } from './formula/evaluate.ts';
import type { FormulaSql } from './scope.ts';

interface Compiled {
  readonly node: FormulaNode;
  readonly field: FieldType;
  readonly paths: readonly string[];
  readonly fields: readonly FieldType[];
  readonly where: string;
}

const compiled: Compiled[] = [];
const handles = new WeakMap<FieldType, number>();

/** Moment and zone of the query that runs; statements are synchronous, so one place is enough. */
const current = { now: 0, timeZone: 'UTC' };

/** Says when and where the next statements run. */
export function setFormulaClock(now: number, timeZone: string): void {
  current.now = now;
  current.timeZone = timeZone;
}

/** Compiles a formula field of a table to a call. */
export const formulaSql: FormulaSql = (scope, table, field, at) => {
  const node = parseFormula(field.formula!);
  const unique = new Map(formulaReferences(node).map((names) => [names.join('.').toLowerCase(), names]));
  const columns = [...unique.values()].map((names) => {
    if (names[0]!.startsWith('$')) {
      throw new UnsupportedError(`${names.join('.')} in a formula field`, `${table.object.apiName}.${field.apiName}`);
    }
    return scope.columnFrom(table, names, at);
  });
  let handle = handles.get(field);
  if (handle === undefined) {
    const where = `formula ${table.object.apiName}.${field.apiName}`;
    handle = compiled.push({ node, field, paths: [...unique.keys()], fields: columns.map((c) => c.field), where }) - 1;
    handles.set(field, handle);
  }
  return `sf_formula(${[handle, ...columns.map((column) => column.sql)].join(', ')})`;
};

/** Registers `sf_formula`. */
export function registerFormulas(db: DatabaseSync): void {
  db.function('sf_formula', { varargs: true, useBigIntArguments: true }, (...args) =>
    runFormula(compiled[Number(args[0])]!, args.slice(1)),
  );
}

function runFormula(formula: Compiled, raws: readonly Raw[]): Raw {
  const read = (names: readonly string[]): { value: unknown; field: FieldType } => {
    const i = formula.paths.indexOf(names.join('.').toLowerCase());
    return { value: decode(formula.fields[i]!, raws[i]!), field: formula.fields[i]! };
  };
  try {
    const value = evaluate(formula.node, {
      ...current,
      read,
      isNew: false,
      prior: () => null,
      blanks: formula.field.formulaBlanks,
      where: formula.where,
    });
    return encode(formula.field, resultFor(formula.field, value));
  } catch (error) {
    // A formula that cannot be computed shows as blank, as #Error! does to the API.
    if (error instanceof FormulaError) return null;
    throw error;
  }
}
