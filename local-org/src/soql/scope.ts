/**
 * The tables of one query level: the object of FROM under `t<n>`, parents joined as paths ask for them.
 * `Account.Owner.Name` → `t0 LEFT JOIN "Account" t1 … LEFT JOIN "User" t2 …`, column `t2."Name"`.
 */
import { UnsupportedError } from '../base/unsupportedError.ts';
import type { FieldType, ObjectType, Schema } from '../schema/schema.ts';
import { isScaled } from '../store/column.ts';
import { quoted } from '../store/ddl.ts';
import type { SoqlPath, SoqlPosition } from '../syntax/parseSoql.ts';
import type { Grouping } from './grouping.ts';
import { malformed, noSuchColumn, noSuchRelationship } from './errors.ts';

/** One table in FROM: an object under an alias. */
export interface TableRef {
  readonly object: ObjectType;
  readonly alias: string;
  /** Parents of this table by lower-case relationship name. */
  readonly parents: Map<string, ParentRef>;
}

/** A joined parent: one table, or one per possible object where the reference is polymorphic. */
export interface ParentRef {
  readonly relationship: string;
  readonly reference: FieldType;
  readonly targets: readonly TableRef[];
}

/** A column: SQL text, the field behind it. `tables` has several entries for a polymorphic column. */
export interface ColumnRef {
  readonly sql: string;
  readonly field: FieldType;
  readonly object: ObjectType;
}

/** Fields a query touches, for access checks. */
export interface FieldUse {
  readonly object: ObjectType;
  readonly field: FieldType;
  readonly at: SoqlPosition;
}

/** State shared by all levels of one query. */
export interface QueryState {
  readonly schema: Schema;
  readonly uses: FieldUse[];
  aliases: number;
}

/** Turns a formula field into SQL; the formula compiler plugs in here. */
export type FormulaSql = (scope: Scope, table: TableRef, field: FieldType, at: SoqlPosition) => string;

const MAX_PARENTS = 5;

/** One level of a query. */
export class Scope {
  readonly state: QueryState;
  readonly root: TableRef;
  readonly formulaSql: FormulaSql;
  /** Aliases of FROM that stand for a path from the root. */
  readonly aliasPaths = new Map<string, readonly string[]>();
  /** The groups of the level, once they are known. */
  grouping: Grouping | null = null;
  readonly #joins: string[] = [];

  constructor(state: QueryState, object: ObjectType, formulaSql: FormulaSql) {
    this.state = state;
    this.formulaSql = formulaSql;
    this.root = this.#table(object);
  }

  #table(object: ObjectType): TableRef {
    return { object, alias: `t${this.state.aliases++}`, parents: new Map() };
  }

  /** `"Opportunity" t0 LEFT JOIN "Account" t1 ON …`. */
  get fromSql(): string {
    return [`${quoted(this.root.object.apiName)} ${this.root.alias}`, ...this.#joins].join(' ');
  }

  /** Resolves aliases of FROM at the head of a path. */
  names(path: SoqlPath): readonly string[] {
    const head = path.names[0]!.toLowerCase();
    const prefix = path.names.length > 1 ? this.aliasPaths.get(head) : undefined;
    return prefix === undefined ? path.names : [...prefix, ...path.names.slice(1)];
  }

  /** The column of a path, joining parents on the way. */
  column(path: SoqlPath): ColumnRef {
    const names = this.names(path);
    const { tables, parent } = this.walk(names, path.at);
    return this.columnOf(tables, parent, names.at(-1)!, path.at);
  }

  /** The column of a path that starts at another table than the root. */
  columnFrom(table: TableRef, names: readonly string[], at: SoqlPosition): ColumnRef {
    let tables: readonly TableRef[] = [table];
    let parent: ParentRef | null = null;
    for (const name of names.slice(0, -1)) {
      parent = this.parent(tables, name, at);
      tables = parent.targets;
    }
    return this.columnOf(tables, parent, names.at(-1)!, at);
  }

  /** The tables a path leads to (all names but the last), and the parent reference they came from. */
  walk(names: readonly string[], at: SoqlPosition): { tables: readonly TableRef[]; parent: ParentRef | null } {
    if (names.length - 1 > MAX_PARENTS) {
      throw malformed(
        `Only up to 5 levels of parent relationships are allowed in a field path: ${names.join('.')}`,
        at,
      );
    }
    let tables: readonly TableRef[] = [this.root];
    let parent: ParentRef | null = null;
    for (const name of names.slice(0, -1)) {
      parent = this.parent(tables, name, at);
      tables = parent.targets;
    }
    return { tables, parent };
  }

  /** Joins a parent of the first of these tables that has the relationship. */
  parent(tables: readonly TableRef[], relationship: string, at: SoqlPosition): ParentRef {
    const child = tables.find((table) => table.object.parentRelationships.has(relationship));
    if (child === undefined) throw noSuchRelationship(relationship, at);
    const reference = child.object.parentRelationships.get(relationship)!;
    const key = reference.relationshipName!.toLowerCase();
    const known = child.parents.get(key);
    if (known) return known;
    this.state.uses.push({ object: child.object, field: reference, at });
    const targets = reference.referenceTo.map((name) => this.#join(child, reference, name));
    const parent: ParentRef = { relationship: reference.relationshipName!, reference, targets };
    child.parents.set(key, parent);
    return parent;
  }

  #join(child: TableRef, reference: FieldType, objectName: string): TableRef {
    const target = this.#table(this.state.schema.object(objectName)!);
    const on = `${target.alias}."Id" = ${this.#fieldSql(child, reference)}`;
    this.#joins.push(`LEFT JOIN ${quoted(target.object.apiName)} ${target.alias} ON ${on}`);
    return target;
  }

  /** The column of a field on tables that stand for one (possibly polymorphic) record. */
  columnOf(tables: readonly TableRef[], parent: ParentRef | null, name: string, at: SoqlPosition): ColumnRef {
    const first = tables[0]!;
    if (tables.length > 1 && name.toLowerCase() === 'type') return this.#typeColumn(tables, parent!);
    const having = tables.filter((table) => table.object.fields.has(name));
    if (having.length === 0) throw noSuchColumn(name, tables.length > 1 ? 'Name' : first.object.apiName, at);
    const field = having[0]!.object.fields.get(name)!;
    for (const table of having) {
      this.state.uses.push({ object: table.object, field: table.object.fields.get(name)!, at });
    }
    const columns = having.map((table) => this.#columnSql(table, table.object.fields.get(name)!, at));
    const sql = columns.length === 1 ? columns[0]! : `coalesce(${columns.join(', ')})`;
    return { sql, field, object: having[0]!.object };
  }

  #columnSql(table: TableRef, field: FieldType, at: SoqlPosition): string {
    if (field.formula !== null) return this.formulaSql(this, table, field, at);
    if (field.components !== null) return compoundSql(table, field.components);
    const sql = this.#fieldSql(table, field);
    // A checkbox of a parent that is not there counts as false.
    return field.apexType === 'Boolean' && table !== this.root ? `coalesce(${sql}, 0)` : sql;
  }

  #fieldSql(table: TableRef, field: FieldType): string {
    if (table.object.apiName === 'UserRecordAccess') throw new UnsupportedError('SOQL on UserRecordAccess', 'query');
    return `${table.alias}.${quoted(field.apiName)}`;
  }

  /** `Owner.Type`: the object the reference points to. */
  #typeColumn(tables: readonly TableRef[], parent: ParentRef): ColumnRef {
    const cases = tables.map((table) => `WHEN ${table.alias}."Id" IS NOT NULL THEN '${table.object.apiName}'`);
    const like = this.state.schema.object('UserRole')!.fields.get('Name')!;
    const field: FieldType = { ...like, apiName: 'Type', label: 'Type', nameField: false };
    return {
      sql: `CASE ${cases.join(' ')} END`,
      field,
      object: this.state.schema.object(parent.reference.referenceTo[0]!)!,
    };
  }
}

/** A compound field as JSON of its components; blank where all of them are. */
function compoundSql(table: TableRef, components: Readonly<Record<string, string>>): string {
  const columns = Object.entries(components).map(([part, name]) => {
    const field = table.object.fields.get(name)!;
    const column = `${table.alias}.${quoted(name)}`;
    return { part, column, value: isScaled(field) ? `${column} / 1e${field.scale}` : column };
  });
  const present = columns.map(({ column }) => `${column} IS NOT NULL`).join(' OR ');
  const pairs = columns.map(({ part, value }) => `'${part}', ${value}`).join(', ');
  return `CASE WHEN ${present} THEN json_object(${pairs}) END`;
}
