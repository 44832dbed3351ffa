/** Search AST → bound search → rows per object. Each object of RETURNING is a query of its own, narrowed to what was found. */
import { fieldAccess } from '../../access/userAccess.ts';
import type { UserAccess } from '../../access/userAccess.ts';
import type { SObject } from '../../runtime/values/sObject.ts';
import type { FieldType, ObjectType, Schema } from '../../schema/schema.ts';
import { isSearched } from '../../schema/schema.ts';
import type { Store } from '../../store/store.ts';
import type { SearchGroup, SoslSearch } from '../../syntax/parseSosl.ts';
import type { SoqlLimit, SoqlQuery } from '../../syntax/parseSoql.ts';
import { SoqlError, noSuchObject } from '../errors.ts';
import type { Level } from '../level.ts';
import { bindQuery, limitValue, runQuery } from '../query.ts';
import type { BoundQuery, QueryAccess } from '../query.ts';
import type { Emit, Found, QueryRun } from '../sql.ts';
import { SqlText } from '../sql.ts';
import { setSearch } from './match.ts';
import { searchedFields } from './searchFields.ts';
import { readSearchText } from './searchText.ts';

/** No search gives more rows. https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_sosl_limit.htm */
export const MOST_FOUND = 2000;

/** A search ready to run any number of times. */
export interface BoundSearch {
  readonly parsed: SoslSearch;
  readonly parts: readonly { readonly query: SoqlQuery; readonly bound: BoundQuery }[];
}

/** Resolves a search against the schema; SoqlError where it does not fit. */
export function bindSearch(search: SoslSearch, schema: Schema): BoundSearch {
  const queries = search.returning.length > 0 ? search.returning.map((part) => part.query) : everything(schema);
  const parts = queries.map((query) => {
    requireSearchable(schema, query);
    return { query, bound: bindQuery(query, schema, { narrow: narrowToFound(search.group) }) };
  });
  return { parsed: search, parts };
}

function requireSearchable(schema: Schema, query: SoqlQuery): void {
  const { path } = query.from[0]!;
  const object = schema.object(path.names.join('.'));
  if (object === undefined) throw noSuchObject(path.names.join('.'), path.at);
  if (isSearched(object)) return;
  throw new SoqlError('INVALID_TYPE', `entity type ${object.apiName} does not support search`, path.at);
}

function everything(schema: Schema): SoqlQuery[] {
  const at = { line: 1, column: 1 };
  const found = [...schema.objects.values()].filter((object) => object.searchable && object.queryable);
  return found.map((object) => ({
    select: [{ kind: 'field', path: { names: ['Id'], at }, alias: null }],
    from: [{ path: { names: [object.apiName], at }, alias: null }],
    ...{ scope: null, where: null, with: null, groupBy: null, having: null, orderBy: [], limit: null, offset: null },
    ...{ forUpdate: false, forView: false, forReference: false, allRows: false, at },
  }));
}

/** Ids that were set beforehand, or words in the fields the user may read. */
function narrowToFound(group: SearchGroup): (level: Pick<Level, 'object' | 'scope'>) => Emit {
  return ({ object, scope }) => {
    const { alias } = scope.root;
    const fields = object.searchable ? searchedFields(object, group) : [];
    return (out) => {
      const found = out.run.found!;
      if (found.ids === null) return writeMatch(out, alias, readable(object, fields, found.user));
      out.text += `${alias}."Id" IN (SELECT value FROM json_each(`;
      out.value(JSON.stringify(found.ids));
      out.text += '))';
    };
  };
}

function readable(object: ObjectType, fields: readonly FieldType[], user: UserAccess | null): readonly FieldType[] {
  return user === null ? fields : fields.filter((field) => fieldAccess(user, object, field).read);
}

function writeMatch(out: SqlText, alias: string, fields: readonly FieldType[]): void {
  if (fields.length === 0) {
    out.text += '0';
    return;
  }
  out.text += 'sf_search(';
  out.value(fields.map((field) => (field.type === 'phone' ? 'p' : 't')).join(''));
  for (const field of fields) out.text += `, ${alias}."${field.apiName}"`;
  out.text += ')';
}

/** Rows of one object. */
export interface FoundRows {
  readonly object: ObjectType;
  readonly query: SoqlQuery;
  readonly rows: SObject[];
}

/** Runs a search. `fixed` are ids that stand for what would have been found; without RETURNING, objects without rows are left out. */
export function runSearch(
  search: BoundSearch,
  store: Store,
  run: QueryRun,
  access: QueryAccess,
  fixed: readonly string[] | null,
): FoundRows[] {
  const { parsed, parts } = search;
  if (fixed === null) setSearch(readSearchText(searchedText(parsed, run)));
  const found: Found = fixed === null ? { ids: null, user: access.permissions } : { ids: fixed };
  const all = parts.map(({ query, bound }) => ({
    object: bound.object,
    query,
    rows: runQuery(bound, store, run, access, found),
  }));
  const limited = share(all, overallLimit(parsed.limit, run));
  return parsed.returning.length > 0 ? limited : limited.filter(({ rows }) => rows.length > 0);
}

function searchedText(search: SoslSearch, run: Pick<QueryRun, 'binds'>): string {
  return search.search.kind === 'text' ? search.search.text : String(run.binds[search.search.index] ?? '');
}

function overallLimit(limit: SoqlLimit | null, run: QueryRun): number {
  if (limit === null) return MOST_FOUND;
  return Math.min(MOST_FOUND, limitValue(new SqlText({ ...run, sharing: null, found: null }), limit, 'LIMIT'));
}

/** A limit of the whole search is shared evenly; what an object does not need is left to the others. */
function share(all: readonly FoundRows[], limit: number): FoundRows[] {
  const quotas = new Map<FoundRows, number>();
  let left = limit;
  [...all]
    .sort((a, b) => a.rows.length - b.rows.length)
    .forEach((one, i) => {
      const quota = Math.min(one.rows.length, Math.floor(left / (all.length - i)));
      quotas.set(one, quota);
      left -= quota;
    });
  return all.map((one) => ({ ...one, rows: one.rows.slice(0, quotas.get(one)) }));
}
