/**
 * Query AST → bound query → rows. Binding resolves every name once; running writes the SQL for the binds and the user,
 * executes it and shapes the rows. One SQL statement per query level.
 */
import type { UserAccess } from '../access/userAccess.ts';
import { fieldAccess, objectAccess } from '../access/userAccess.ts';
import type { SObject } from '../runtime/values/sObject.ts';
import type { ChildRelationship, ObjectType, Schema } from '../schema/schema.ts';
import type { Raw } from '../store/column.ts';
import type { Store } from '../store/store.ts';
import type { SoqlQuery } from '../syntax/parseSoql.ts';
import { isCountQuery, structureFaults } from '../syntax/parseSoql.ts';
import { SoqlError, malformed, noSuchChildRelationship, noSuchColumn, noSuchObject } from './errors.ts';
import { registerDistance } from './distance.ts';
import { formulaSql, registerFormulas, setFormulaRun } from './formulaSql.ts';
import { registerFunctions } from './functions.ts';
import { bindLevel, objectOf, writeOrder } from './level.ts';
import type { Level, LevelContext } from './level.ts';
import type { QueryState } from './scope.ts';
import { registerSearch } from './search/match.ts';
import { shapeRows } from './shape.ts';
import { SqlText, fixed, joined, sequence } from './sql.ts';
import type { Emit, Found, QueryRun, RunContext } from './sql.ts';

/** A query ready to run any number of times. */
export interface BoundQuery {
  readonly object: ObjectType;
  readonly level: Level;
  readonly children: readonly BoundChild[];
  /** `SELECT COUNT() FROM …`. */
  readonly isCount: boolean;
  readonly grouped: boolean;
  readonly forUpdate: boolean;
  readonly state: QueryState;
  /** Mode the query states for itself. */
  readonly mode: SoqlQuery['with'];
}

interface BoundChild {
  readonly relationship: ChildRelationship;
  readonly level: Level;
  readonly parentKey: Emit;
  readonly children: readonly BoundChild[];
}

/** Who asks, and with which rights. */
export interface QueryAccess {
  /** Checks object and field permissions of this user; null in system mode. */
  readonly permissions: UserAccess | null;
  /** Narrows rows to what this user sees; null without sharing. */
  readonly sharing: UserAccess | null;
}

/** How a query is bound. */
export interface BindOptions {
  /** Recycled rows are seen too. */
  readonly allRows?: boolean;
  /** A further condition on the rows of the object asked for. */
  readonly narrow?: LevelContext['narrow'];
}

/** Resolves a query against the schema; SoqlError where it does not fit. */
export function bindQuery(query: SoqlQuery, schema: Schema, options: BindOptions = {}): BoundQuery {
  checkStructure(query);
  const state: QueryState = { schema, uses: [], aliases: 0 };
  const { allRows = false, narrow = null } = options;
  const context: LevelContext = { state, formulaSql, allRows: allRows || query.allRows, narrow };
  const object = objectOf(context, query);
  const level = bindLevel(context, query, object);
  const inner = { ...context, narrow: null };
  const children = level.selection.children.map((item) => bindChild(inner, object, item.query));
  return {
    object,
    level,
    children,
    isCount: isCountQuery(query),
    grouped: level.grouped,
    forUpdate: query.forUpdate,
    state,
    mode: query.with,
  };
}

/** Refuses what needs no schema to be seen wrong. */
function checkStructure(query: SoqlQuery): void {
  const [fault] = structureFaults(query);
  if (fault !== undefined) throw malformed(fault.message, fault.at);
}

/** https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_relationships_query_limits.htm */
const MOST_LEVELS = 5;

function bindChild(context: LevelContext, parent: ObjectType, query: SoqlQuery, depth = 2): BoundChild {
  checkStructure(query);
  const from = query.from[0]!;
  const name = from.path.names.at(-1)!;
  const relationship = parent.childRelationships.get(name);
  if (relationship === undefined) throw noSuchChildRelationship(name, from.path.at);
  const object = context.state.schema.object(relationship.childObject)!;
  const level = bindLevel(context, query, object);
  if (level.selection.children.length > 0 && depth >= MOST_LEVELS) {
    const message = `SOQL statements cannot query aggregate relationships more than ${MOST_LEVELS - 1} levels away from the root entity object.`;
    throw malformed(message, query.at);
  }
  const children = level.selection.children.map((item) => bindChild(context, object, item.query, depth + 1));
  const key = level.scope.column({ names: [relationship.field], at: query.at }).sql;
  return { relationship, level, parentKey: sequence(key), children };
}

/** Rows of a query, and how many count against the limit. */
export interface FetchedRows {
  readonly rows: SObject[];
  readonly usedRows: number;
}

/** Runs a query and gives its rows. */
export function runQuery(
  bound: BoundQuery,
  store: Store,
  run: QueryRun,
  access: QueryAccess,
  found: Found | null = null,
): SObject[] {
  return fetchRows(bound, store, run, access, found).rows;
}

/** Runs a query and counts what it used. */
export function fetchRows(
  bound: BoundQuery,
  store: Store,
  run: QueryRun,
  access: QueryAccess,
  found: Found | null = null,
): FetchedRows {
  if (access.permissions) requireReadable(bound, access.permissions);
  ready(store, run);
  const context: RunContext = { ...run, sharing: access.sharing, found };
  const raws = fetch(bound.level, store, context, null);
  const rows = shapeRows(bound.level, raws, context);
  let usedRows = countUsed(bound.level, raws);
  for (const child of bound.children) usedRows += attachChildren(child, rows, store, context);
  return { rows, usedRows };
}

/**
 * Every row that an aggregate function other than COUNT goes through counts.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_SOQL_agg_fns.htm
 */
function countUsed({ usedIndex, scope }: Level, raws: readonly Raw[][]): number {
  if (usedIndex === null) return raws.length;
  const counts = raws.map((raw) => Number(raw[usedIndex]));
  if (scope.grouping?.hasSubtotals === true) return Math.max(0, ...counts);
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Runs `SELECT COUNT()`. */
export function countRows(bound: BoundQuery, store: Store, run: QueryRun, access: QueryAccess): number {
  if (access.permissions) requireReadable(bound, access.permissions);
  ready(store, run);
  const out = new SqlText({ ...run, sharing: access.sharing, found: null });
  out.text = 'SELECT count(*)';
  const limit = bound.level.limit === null ? null : limitValue(out, bound.level.limit, 'LIMIT');
  bound.level.source(out);
  const row = store.prepare(out.text).get(...(out.parameters as never[])) as unknown as [bigint];
  const count = Number(row[0]);
  return limit === null ? count : Math.min(count, limit);
}

/** User mode: what the user may not read does not exist. https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_enforce_usermode.htm */
export function requireReadable(bound: BoundQuery, user: UserAccess): void {
  const closed = new Map<string, Set<string>>();
  let first: SoqlError | null = null;
  for (const use of [{ object: bound.object, field: null, at: { line: 1, column: 1 } }, ...bound.state.uses]) {
    const { apiName } = use.object;
    const isClosed = !objectAccess(user, use.object).read;
    if (!isClosed && (use.field === null || fieldAccess(user, use.object, use.field).read)) continue;
    first ??= isClosed ? noSuchObject(apiName, use.at) : noSuchColumn(use.field!.apiName, apiName, use.at);
    const fields = closed.get(apiName) ?? new Set<string>();
    closed.set(apiName, fields);
    if (use.field !== null) fields.add(use.field.apiName);
  }
  if (first === null) return;
  first.inaccessible = closed;
  throw first;
}

const prepared = new WeakSet<Store['db']>();

/** Functions are there before the first statement that calls them. */
function ready(store: Store, run: QueryRun): void {
  if (!prepared.has(store.db)) {
    registerFunctions(store.db);
    registerFormulas(store.db);
    registerSearch(store.db);
    registerDistance(store.db);
    prepared.add(store.db);
  }
  setFormulaRun(store, run);
}

interface ParentFilter {
  readonly child: BoundChild;
  readonly ids: readonly string[];
}

function fetch(level: Level, store: Store, run: RunContext, parents: ParentFilter | null): Raw[][] {
  const out = new SqlText(run);
  if (parents !== null) writeChildQuery(out, level, parents);
  else {
    writeRows(out, level);
    if (level.limit !== null || level.offset !== null) {
      out.text += ` LIMIT ${level.limit === null ? -1 : limitValue(out, level.limit, 'LIMIT')}`;
      if (level.offset !== null) out.text += ` OFFSET ${limitValue(out, level.offset, 'OFFSET')}`;
    }
  }
  return store.prepare(out.text).all(...(out.parameters as never[])) as unknown as Raw[][];
}

/** The rows of a level with their order; with subtotals, one SELECT for each kind of row. */
function writeRows(out: SqlText, level: Level): void {
  const { order } = level;
  const sets = level.scope.grouping?.sets ?? [];
  if (sets.length < 2) {
    out.text = 'SELECT ';
    joined(level.selection.columns, ', ')(out);
    level.source(out);
    return writeOrder(out, order);
  }
  const columns = [...level.selection.columns, ...order.map((term) => term.emit)];
  sets.forEach((rolled, i) => {
    out.text += i === 0 ? 'SELECT ' : ' UNION ALL SELECT ';
    out.rolled = rolled;
    joined(columns, ', ')(out);
    level.source(out);
  });
  const first = level.selection.columns.length + 1;
  writeOrder(
    out,
    order.map(({ suffix }, i) => ({ emit: fixed(String(first + i)), suffix })),
  );
}

/** Children of many parents at once; a limit counts per parent. */
function writeChildQuery(out: SqlText, level: Level, parents: ParentFilter): void {
  out.text = 'SELECT ';
  joined([...level.selection.columns, parents.child.parentKey], ', ')(out);
  if (level.limit !== null) {
    sequence(', row_number() OVER (PARTITION BY ', parents.child.parentKey)(out);
    writeOrder(out, level.order);
    out.text += ') AS _n';
  }
  level.source(out);
  sequence(' AND ', parents.child.parentKey, ' IN (SELECT value FROM json_each(')(out);
  out.value(JSON.stringify(parents.ids));
  out.text += '))';
  writeOrder(out, level.order);
  if (level.limit !== null)
    out.text = `SELECT * FROM (${out.text}) WHERE _n <= ${limitValue(out, level.limit, 'LIMIT')}`;
}

/** The number of LIMIT or OFFSET. */
export function limitValue(out: SqlText, limit: NonNullable<Level['limit']>, clause: string): number {
  const value = limit.kind === 'number' ? limit.value : Number(out.run.binds[limit.index] ?? NaN);
  if (!Number.isInteger(value) || value < 0) {
    throw new SoqlError('MALFORMED_QUERY', `${clause} must be a non-negative integer, found ${String(value)}`);
  }
  if (clause === 'OFFSET' && value > 2000) {
    throw new SoqlError('NUMBER_OUTSIDE_VALID_RANGE', 'Maximum SOQL offset allowed is 2000');
  }
  return value;
}

/** Gives the rows their children; the number of children. */
function attachChildren(child: BoundChild, rows: readonly SObject[], store: Store, run: RunContext): number {
  const key = child.relationship.relationshipName.toLowerCase();
  const ids = rows.map((row) => row.id!);
  const raws = fetch(child.level, store, run, { child, ids });
  const width = child.level.selection.columns.length;
  const records = shapeRows(child.level, raws, run);
  let used = records.length;
  for (const inner of child.children) used += attachChildren(inner, records, store, run);
  const byParent = new Map<string, SObject[]>();
  raws.forEach((raw, i) => {
    const parentId = raw[width] as string;
    const list = byParent.get(parentId) ?? [];
    list.push(records[i]!);
    byParent.set(parentId, list);
  });
  for (const row of rows) {
    row.queriedFields?.add(key);
    const list = byParent.get(row.id!) ?? [];
    row.setChildren(key, list);
  }
  return used;
}
