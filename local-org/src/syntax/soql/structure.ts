/**
 * Rules of a query that need no schema: what may be selected twice, ordered by, limited or nested.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_comparisonoperators.htm
 */
import type { SoqlCondition, SoqlOperand, SoqlPosition, SoqlQuery, SoqlSelectItem } from './ast.ts';

/** What is wrong with a query, and where. */
export interface StructureFault {
  readonly message: string;
  readonly at: SoqlPosition;
}

const AGGREGATES = new Set(['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX', 'GROUPING']);
const MOST_SEMI_JOINS = 2;

/** An aggregate function, or FORMAT of one. */
export function isAggregateOperand(operand: SoqlOperand | null): boolean {
  if (operand?.kind !== 'function') return false;
  return AGGREGATES.has(operand.name) || (operand.name === 'FORMAT' && isAggregateOperand(operand.argument));
}

/** `SELECT COUNT() FROM …`. */
export function isCountQuery(query: SoqlQuery): boolean {
  const [only] = query.select;
  if (query.select.length !== 1 || only?.kind !== 'function') return false;
  return only.call.name === 'COUNT' && only.call.argument === null && only.alias === null && query.groupBy === null;
}

/** The faults of a query, without those of its child queries. */
export function structureFaults(query: SoqlQuery): StructureFault[] {
  const faults: StructureFault[] = [];
  const fail = (message: string, at: SoqlPosition): void => void faults.push({ message, at });
  const grouped = query.groupBy !== null || query.select.some(isAggregateItem);
  checkDuplicates(query, grouped, fail);
  if (grouped) checkGrouped(query, fail);
  if (query.forUpdate && query.orderBy.length > 0) fail('ORDER BY is not allowed with FOR UPDATE', query.at);
  if (query.where !== null) checkSemiJoins(query, query.where, fail);
  return faults;
}

type Fail = (message: string, at: SoqlPosition) => void;

function isAggregateItem(item: SoqlSelectItem): boolean {
  return item.kind === 'function' && isAggregateOperand(item.call);
}

function checkDuplicates(query: SoqlQuery, grouped: boolean, fail: Fail): void {
  const seen = new Set<string>();
  const aliases = new Set<string>();
  for (const item of query.select) {
    if (item.kind !== 'field' && item.kind !== 'function') continue;
    const at = item.kind === 'field' ? item.path.at : item.call.at;
    if (item.alias !== null) {
      if (aliases.has(item.alias.toLowerCase())) fail(`duplicate alias: ${item.alias}`, at);
      aliases.add(item.alias.toLowerCase());
    } else if (item.kind === 'field' && !grouped) {
      const key = keyOf(query, { kind: 'field', path: item.path });
      if (seen.has(key)) fail(`duplicate field selected: ${item.path.names.join('.')}`, at);
      seen.add(key);
    }
  }
}

/** The operand in one way of writing: lower case, without the name or alias of the object in front. */
function keyOf(query: SoqlQuery, operand: SoqlOperand): string {
  if (operand.kind === 'function') return operand.text.toLowerCase();
  const names = operand.path.names.map((name) => name.toLowerCase());
  const own = query.from[0];
  const heads = [own?.alias, own?.path.names.at(-1)].map((name) => name?.toLowerCase());
  return (names.length > 1 && heads.includes(names[0]) ? names.slice(1) : names).join('.');
}

function checkGrouped(query: SoqlQuery, fail: Fail): void {
  const groups = new Set((query.groupBy?.items ?? []).map((item) => keyOf(query, item)));
  const aliases = new Set(query.select.map((item) => ('alias' in item ? item.alias?.toLowerCase() : undefined)));
  for (const { operand } of query.orderBy) {
    const key = keyOf(query, operand);
    if (isAggregateOperand(operand) || groups.has(key) || aliases.has(key)) continue;
    const [shown, at] =
      operand.kind === 'field' ? [operand.path.names.join('.'), operand.path.at] : [operand.text, operand.at];
    fail(`Ordered field must be grouped or aggregated: ${shown}`, at);
  }
  if (query.groupBy === null && query.limit !== null && !isCountQuery(query)) {
    fail('Non-grouped query that uses overall aggregate functions cannot also use LIMIT', query.at);
  }
}

/** Semi- and anti-joins stand at the top of WHERE, at most two, on another object, without joins of their own. */
function checkSemiJoins(query: SoqlQuery, where: SoqlCondition, fail: Fail): void {
  const top = new Set(where.kind === 'and' ? where.parts : [where]);
  let count = 0;
  visit(where, (condition) => {
    if (condition.right.kind !== 'subquery') return;
    const inner = condition.right.query;
    if (!top.has(condition)) {
      fail(
        'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.',
        condition.at,
      );
    }
    if (++count > MOST_SEMI_JOINS) fail(`Maximum ${MOST_SEMI_JOINS} semi join sub-selects are allowed`, condition.at);
    if (sameObject(query, inner)) {
      fail('The inner and outer selects should not be on the same object type', condition.at);
    }
    if (inner.limit !== null) fail('LIMIT is not allowed in a semi join sub-select', condition.at);
    if (inner.where === null) return;
    visit(inner.where, ({ right, at }) => {
      if (right.kind === 'subquery') fail('Nesting of semi join sub-selects is not supported', at);
    });
  });
}

function sameObject(outer: SoqlQuery, inner: SoqlQuery): boolean {
  const name = (query: SoqlQuery): string | undefined => query.from[0]?.path.names.at(-1)?.toLowerCase();
  return name(outer) === name(inner);
}

type Comparison = Extract<SoqlCondition, { kind: 'comparison' }>;

function visit(condition: SoqlCondition, each: (comparison: Comparison) => void): void {
  if (condition.kind === 'comparison') each(condition);
  else if (condition.kind === 'not') visit(condition.part, each);
  else for (const part of condition.parts) visit(part, each);
}
