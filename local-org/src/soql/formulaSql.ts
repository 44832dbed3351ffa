/**
 * Formula fields in SQL: `sf_formula(<handle>, <columns it reads>…)`. SQLite hands the columns back to the evaluator,
 * so a formula means the same when selected, filtered, sorted or grouped by.
 */
import type { DatabaseSync } from 'node:sqlite';
import { nameParts } from '../base/nameScope.ts';
import type { FieldType } from '../schema/schema.ts';
import { decode, encode } from '../store/column.ts';
import type { Raw } from '../store/column.ts';
import type { Store } from '../store/store.ts';
import type { FormulaNode } from '../syntax/parseFormula.ts';
import { formulaReferences, parseFormula } from '../syntax/parseFormula.ts';
import { FormulaError, evaluate, resultFor } from './formula/evaluate.ts';
import type { FormulaField } from './formula/evaluate.ts';
import { readGlobal } from './formula/readGlobal.ts';
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

/** Moment, zone and user of the query that runs; statements are synchronous, so one place is enough. */
let current: { now: number; timeZone: string; userId: string; store: Store | null } = {
  now: 0,
  timeZone: 'UTC',
  userId: '',
  store: null,
};

/** Says when, where and for whom the next statements run. */
export function setFormulaRun(store: Store, run: { now: number; timeZone: string; userId: string }): void {
  current = { store, now: run.now, timeZone: run.timeZone, userId: run.userId };
}

/** Compiles a formula field of a table to a call. */
export const formulaSql: FormulaSql = (scope, table, field, at) => {
  const node = parseFormula(field.formula!);
  const references = formulaReferences(node).filter((names) => !names[0]!.startsWith('$'));
  const unique = new Map(references.map((names) => [names.join('.').toLowerCase(), names]));
  // The kind of parent stands behind a colon (`Owner:User.Email`); the column is the same.
  const plain = (names: readonly string[]): string[] => names.map((name) => name.replace(/:.*$/, ''));
  const own = nameParts(field.apiName).namespace ?? nameParts(table.object.apiName).namespace ?? '';
  const columns = scope.state.schema.names.within(own, () =>
    [...unique.values()].map((names) => scope.columnFrom(table, plain(names), at)),
  );
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
  const read = (names: readonly string[]): FormulaField => {
    if (names[0]!.startsWith('$')) {
      const { store, userId } = current;
      return readGlobal({ store: store!, userId, where: formula.where }, names);
    }
    const i = formula.paths.indexOf(names.join('.').toLowerCase());
    return { value: decode(formula.fields[i]!, raws[i]!), field: formula.fields[i]! };
  };
  try {
    const value = evaluate(formula.node, {
      now: current.now,
      timeZone: current.timeZone,
      read,
      isNew: false,
      prior: () => null,
      blanks: formula.field.formulaBlanks,
      shortIds: true,
      where: formula.where,
    });
    return encode(formula.field, resultFor(formula.field, value));
  } catch (error) {
    // A formula that cannot be computed shows as blank, as #Error! does to the API.
    if (error instanceof FormulaError) return null;
    throw error;
  }
}
