/** The SELECT list → SQL columns, and the plan by which rows become records. */
import type { FieldType, ObjectType } from '../schema/schema.ts';
import type { SoqlPath, SoqlPosition, SoqlQuery, SoqlSelectItem, SoqlTypeOf } from '../syntax/parseSoql.ts';
import { isAggregateOperand } from '../syntax/parseSoql.ts';
import { malformed } from './errors.ts';
import type { BoundOperand, Show } from './operands.ts';
import { bindOperand } from './operands.ts';
import type { ParentRef, Scope, TableRef } from './scope.ts';
import type { Emit } from './sql.ts';
import { fixed } from './sql.ts';

/** A value of a row: which SQL column, under which lower-case name, of which field. */
export interface ValuePlan {
  readonly index: number;
  readonly key: string;
  readonly field: FieldType;
  readonly averaged: boolean;
  readonly show: Show | null;
}

/** A record in a row: its own values and the parents below it. */
export interface RecordPlan {
  /** Possible objects with the SQL column of their id; several for polymorphic parents. */
  readonly targets: { readonly object: ObjectType; readonly idIndex: number }[];
  readonly values: ValuePlan[];
  readonly parents: ParentEntry[];
  readonly queried: Set<string>;
}

/** A parent: `branches` are its shapes by type (TYPEOF), `plan` is its shape where none of them fits. */
export interface ParentEntry {
  readonly key: string;
  readonly plan: RecordPlan;
  readonly branches: readonly RecordPlan[];
}

/** Children to fetch for each row. */
export interface ChildItem {
  readonly query: SoqlQuery;
  readonly at: SoqlPosition;
}

/** Functions whose result stands under the name of their field. */
const SHOWING = new Set(['TOLABEL', 'FORMAT', 'CONVERTCURRENCY']);

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
        return this.#addTypeOf(item.typeOf);
    }
  }

  #addFunction(name: string, alias: string | null, operand: BoundOperand): void {
    const key = alias ?? (SHOWING.has(name) && operand.column ? operand.field.apiName : `expr${this.#expressions++}`);
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
    const written = item.kind === 'field' ? item.path.names.at(-1)! : null;
    this.#operand(item.alias ?? written ?? `expr${this.#expressions++}`, operand);
  }

  #operand(key: string, operand: BoundOperand): void {
    const lower = key.toLowerCase();
    this.root.queried.add(lower);
    const { field, averaged, show } = operand;
    this.root.values.push({ index: this.#column(operand.emit), key: lower, field, averaged, show });
  }

  /** A column that no value comes from; its index. */
  addHidden(emit: Emit): number {
    return this.#column(emit);
  }

  #column(emit: Emit): number {
    return this.columns.push(emit) - 1;
  }

  #value(plan: RecordPlan, key: string, field: FieldType, emit: Emit): void {
    if (plan.queried.has(key)) return;
    plan.queried.add(key);
    plan.values.push({ index: this.#column(emit), key, field, averaged: false, show: null });
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
    this.#addFrom({ plan: this.root, tables: [this.#scope.root], parent: null }, names, path.at);
  }

  /** Adds the column that names lead to from a record of the row. */
  #addFrom(from: Standing, names: readonly string[], at: SoqlPosition): void {
    const { plan, tables, parent } = this.#walk(from, names.slice(0, -1), at);
    const column = this.#scope.columnOf(tables, parent, names.at(-1)!, at);
    this.#value(plan, column.field.apiName.toLowerCase(), column.field, fixed(column.sql));
  }

  #walk(from: Standing, names: readonly string[], at: SoqlPosition): Standing {
    let { plan, tables, parent } = from;
    for (const name of names) {
      const holder = holderOf(tables, name);
      parent = this.#scope.parent(tables, name, at);
      plan = this.#parentPlan(plan, holder, parent);
      tables = parent.targets;
    }
    return { plan, tables, parent };
  }

  /** https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_typeof.htm */
  #addTypeOf({ relationship, when, otherwise, at }: SoqlTypeOf): void {
    const names = this.#scope.names(relationship);
    const start = { plan: this.root, tables: [this.#scope.root], parent: null };
    const { plan, tables } = this.#walk(start, names.slice(0, -1), at);
    const name = names.at(-1)!;
    const parent = this.#scope.parent(tables, name, at);
    if (parent.targets.length < 2) throw malformed(`TYPEOF needs a polymorphic relationship: ${name}`, at);
    if (plan.parents.some((entry) => entry.key === parent.relationship.toLowerCase())) {
      throw malformed(`TYPEOF relationship ${name} is also referenced in the field list`, at);
    }
    const branches = when.map((branch) => this.#branch(parent, branch.object, branch.fields, at));
    const named = new Set(branches.map((branch) => branch.targets[0]!.object));
    const others = otherwise === null ? [] : parent.targets.filter((target) => !named.has(target.object));
    const rest = this.#recordPlan(others);
    for (const path of others.length === 0 ? [] : otherwise!) {
      this.#addFrom({ plan: rest, tables: others, parent }, path.names, path.at);
    }
    this.#addParent(plan, holderOf(tables, name), parent, { plan: rest, branches });
  }

  #branch(parent: ParentRef, object: string, fields: readonly SoqlPath[], at: SoqlPosition): RecordPlan {
    const type = this.#scope.state.schema.object(object);
    const target = parent.targets.find((one) => one.object === type);
    if (target === undefined) throw malformed(`${object} is not a type of the relationship ${parent.relationship}`, at);
    const plan = this.#recordPlan([target]);
    for (const path of fields) this.#addFrom({ plan, tables: [target], parent }, path.names, path.at);
    return plan;
  }

  #recordPlan(targets: readonly TableRef[]): RecordPlan {
    const idOf = ({ alias, object }: TableRef): RecordPlan['targets'][number] => ({
      object,
      idIndex: this.#column(fixed(`${alias}."Id"`)),
    });
    return { targets: targets.map(idOf), values: [], parents: [], queried: new Set(['id']) };
  }

  /** The plan of a parent; the lookup field and the parent's id come along with it. */
  #parentPlan(plan: RecordPlan, holder: TableRef, parent: ParentRef): RecordPlan {
    const key = parent.relationship.toLowerCase();
    const known = plan.parents.find((entry) => entry.key === key);
    if (known) return known.plan;
    const created = this.#recordPlan(parent.targets);
    this.#addParent(plan, holder, parent, { plan: created, branches: [] });
    return created;
  }

  #addParent(plan: RecordPlan, holder: TableRef, parent: ParentRef, entry: Omit<ParentEntry, 'key'>): void {
    const key = parent.relationship.toLowerCase();
    const lookup = fixed(`${holder.alias}."${parent.reference.apiName}"`);
    this.#value(plan, parent.reference.apiName.toLowerCase(), parent.reference, lookup);
    plan.parents.push({ key, ...entry });
    plan.queried.add(key);
  }
}

/** A record of the row on the way along a path. */
interface Standing {
  readonly plan: RecordPlan;
  readonly tables: readonly TableRef[];
  readonly parent: ParentRef | null;
}

/** The first of these tables that has the relationship. */
function holderOf(tables: readonly TableRef[], relationship: string): TableRef {
  return tables.find((table) => table.object.parentRelationships.has(relationship)) ?? tables[0]!;
}

/** Does the query give AggregateResults? */
export function isGrouped(query: SoqlQuery): boolean {
  return (
    query.groupBy !== null || query.select.some((item) => item.kind === 'function' && isAggregateOperand(item.call))
  );
}
