/** The SELECT list → SQL columns, and the plan by which rows become records. */
import { UnsupportedError } from '../base/unsupportedError.ts';
import type { FieldType, ObjectType } from '../schema/schema.ts';
import type { SoqlPath, SoqlPosition, SoqlQuery, SoqlSelectItem } from '../syntax/parseSoql.ts';
import { malformed } from './errors.ts';
import type { BoundOperand } from './operands.ts';
import { bindOperand, isAggregate } from './operands.ts';
import type { ParentRef, Scope, TableRef } from './scope.ts';
import type { Emit } from './sql.ts';
import { fixed } from './sql.ts';

/** A value of a row: which SQL column, under which lower-case name, of which field. */
export interface ValuePlan {
  readonly index: number;
  readonly key: string;
  readonly field: FieldType;
  readonly averaged: boolean;
  readonly labels: ReadonlyMap<string, string> | null;
}

/** A record in a row: its own values and the parents below it. */
export interface RecordPlan {
  /** Possible objects with the SQL column of their id; several for polymorphic parents. */
  readonly targets: { readonly object: ObjectType; readonly idIndex: number }[];
  readonly values: ValuePlan[];
  readonly parents: { readonly key: string; readonly plan: RecordPlan }[];
  readonly queried: Set<string>;
}

/** Children to fetch for each row. */
export interface ChildItem {
  readonly query: SoqlQuery;
  readonly at: SoqlPosition;
}

/** Collects the columns of one query level. */
export class Selection {
  readonly columns: Emit[] = [];
  readonly root: RecordPlan;
  readonly children: ChildItem[] = [];
  readonly #scope: Scope;
  #expressions = 0;

  constructor(scope: Scope) {
    this.#scope = scope;
    this.root = { targets: [], values: [], parents: [], queried: new Set() };
  }

  /** Columns of a plain query: the id comes with every row. */
  addAll(items: readonly SoqlSelectItem[]): void {
    for (const item of items) this.#add(item);
    const { root } = this.#scope;
    const id = root.object.fields.get('Id')!;
    this.root.targets.push({ object: root.object, idIndex: this.#column(fixed(`${root.alias}."Id"`)) });
    this.#value(this.root, 'id', id, fixed(`${root.alias}."Id"`));
  }

  #add(item: SoqlSelectItem): void {
    switch (item.kind) {
      case 'field':
        return this.#addPath(item.path);
      case 'fields':
        return this.#addFields(item.which);
      case 'subquery':
        this.children.push({ query: item.query, at: item.at });
        return;
      case 'function':
        return this.#addFunction(item.call.name, item.alias, bindOperand(this.#scope, item.call));
      case 'typeof':
        throw new UnsupportedError('SOQL TYPEOF', `query, line ${item.typeOf.at.line}`);
    }
  }

  #addFunction(name: string, alias: string | null, operand: BoundOperand): void {
    const key = alias ?? (name === 'TOLABEL' && operand.column ? operand.field.apiName : `expr${this.#expressions++}`);
    this.#operand(key, operand);
  }

  /** A column of a grouped query. */
  addGrouped(item: SoqlSelectItem, grouped: (operand: BoundOperand) => boolean): void {
    if (item.kind !== 'field' && item.kind !== 'function') throw malformed('Grouped query cannot have this column');
    const source = item.kind === 'field' ? { kind: 'field' as const, path: item.path } : item.call;
    const operand = bindOperand(this.#scope, source);
    if (!operand.aggregate && !grouped(operand)) {
      const name = item.kind === 'field' ? item.path.names.join('.') : item.call.text;
      throw malformed(
        `Field must be grouped or aggregated: ${name}`,
        source.kind === 'field' ? source.path.at : source.at,
      );
    }
    const isPlain = item.kind === 'field';
    const key = item.alias ?? (isPlain ? operand.field.apiName : `expr${this.#expressions++}`);
    this.#operand(key, operand);
  }

  #operand(key: string, operand: BoundOperand): void {
    const lower = key.toLowerCase();
    this.root.queried.add(lower);
    const { field, averaged, labels } = operand;
    this.root.values.push({ index: this.#column(operand.emit), key: lower, field, averaged, labels });
  }

  #column(emit: Emit): number {
    return this.columns.push(emit) - 1;
  }

  #value(plan: RecordPlan, key: string, field: FieldType, emit: Emit): void {
    if (plan.queried.has(key)) return;
    plan.queried.add(key);
    plan.values.push({ index: this.#column(emit), key, field, averaged: false, labels: null });
  }

  /** https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_fields.htm */
  #addFields(which: 'ALL' | 'STANDARD' | 'CUSTOM'): void {
    const { root } = this.#scope;
    for (const field of root.object.fields.values()) {
      if (which !== 'ALL' && (which === 'CUSTOM') !== field.custom) continue;
      this.#addPath({ names: [field.apiName], at: { line: 1, column: 1 } });
    }
  }

  #addPath(path: SoqlPath): void {
    const names = this.#scope.names(path);
    let plan = this.root;
    let tables: readonly TableRef[] = [this.#scope.root];
    let parent: ParentRef | null = null;
    for (const name of names.slice(0, -1)) {
      const holder = tables.find((table) => table.object.parentRelationships.has(name)) ?? tables[0]!;
      parent = this.#scope.parent(tables, name, path.at);
      plan = this.#parentPlan(plan, holder, parent);
      tables = parent.targets;
    }
    const column = this.#scope.columnOf(tables, parent, names.at(-1)!, path.at);
    this.#value(plan, column.field.apiName.toLowerCase(), column.field, fixed(column.sql));
  }

  /** The plan of a parent; the lookup field and the parent's id come along with it. */
  #parentPlan(plan: RecordPlan, holder: TableRef, parent: ParentRef): RecordPlan {
    const key = parent.relationship.toLowerCase();
    const known = plan.parents.find((entry) => entry.key === key);
    if (known) return known.plan;
    const lookup = fixed(`${holder.alias}."${parent.reference.apiName}"`);
    this.#value(plan, parent.reference.apiName.toLowerCase(), parent.reference, lookup);
    const created: RecordPlan = { targets: [], values: [], parents: [], queried: new Set(['id']) };
    for (const target of parent.targets) {
      created.targets.push({ object: target.object, idIndex: this.#column(fixed(`${target.alias}."Id"`)) });
    }
    plan.parents.push({ key, plan: created });
    plan.queried.add(key);
    return created;
  }
}

/** Does the query give AggregateResults? */
export function isGrouped(query: SoqlQuery): boolean {
  return query.groupBy !== null || query.select.some((item) => item.kind === 'function' && isAggregate(item.call));
}
