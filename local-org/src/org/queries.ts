/** SOQL for Apex and for the API: text → cached plan → rows, with the rights of the running user. */
import type { PreparedQuery } from '../abi/env.ts';
import type { PortAccess, QueryAnswer, QueryPort } from '../abi/ports.ts';
import { fieldAccess, objectAccess } from '../access/userAccess.ts';
import { apexError } from '../runtime/values/apexException.ts';
import { SoqlError } from '../soql/errors.ts';
import { type BoundQuery, type FetchedRows, bindQuery, countRows, fetchRows } from '../soql/query.ts';
import { parseSoql, type SoqlQuery, SoqlSyntaxError } from '../syntax/parseSoql.ts';
import { OrgError } from './errors.ts';
import { type Column, queryColumns } from './queryColumns.ts';
import { type QueryHost, accessOf, namedBinds, orderedBinds, runOf } from './queryHost.ts';
import type { QueryOptions, QueryRows } from './transaction.ts';

interface Plan {
  readonly version: number;
  readonly query: SoqlQuery;
  readonly bound: BoundQuery;
  /** Bind expressions in the order of the text. */
  readonly binds: readonly string[];
}

const KEPT_PLANS = 2000;

export class Queries implements QueryPort {
  readonly #host: QueryHost;
  readonly #plans = new Map<string, Plan>();

  constructor(host: QueryHost) {
    this.#host = host;
  }

  run(query: PreparedQuery, binds: readonly unknown[], access: PortAccess): QueryAnswer {
    const plan = this.#prepared(query);
    return this.#apex(query.text, () => this.#answer(plan, orderedBinds(plan.binds, binds), access));
  }

  count(query: PreparedQuery, binds: readonly unknown[], access: PortAccess): number {
    const plan = this.#prepared(query);
    return this.#apex(query.text, () => this.#count(plan, orderedBinds(plan.binds, binds), access));
  }

  runText(text: string, binds: ReadonlyMap<string, unknown>, access: PortAccess): QueryAnswer {
    return this.#apex(text, () => {
      const plan = this.#plan(text, false);
      return this.#answer(plan, namedBinds(plan.binds, binds), access);
    });
  }

  countText(text: string, binds: ReadonlyMap<string, unknown>, access: PortAccess): number {
    return this.#apex(text, () => {
      const plan = this.#plan(text, false);
      return this.#count(plan, namedBinds(plan.binds, binds), access);
    });
  }

  /** A query of the API: in user mode, its failures as API errors. */
  forApi(text: string, options: QueryOptions = {}): QueryRows {
    try {
      const shown = options.readable === true ? this.#readable(text) : text;
      const { names } = this.#host.store.schema;
      const plan = names.within('', () => this.#plan(shown, options.allRows ?? false));
      if (plan.binds.length > 0) throw new SoqlError('MALFORMED_QUERY', 'Bind variables only allowed in Apex code');
      const access: PortAccess =
        options.system === true ? { mode: 'system', sharing: 'without' } : { mode: 'user', sharing: 'with' };
      const objectName = plan.bound.object.apiName;
      const columns: Column[] = queryColumns(this.#host.store.schema, plan.query);
      if (plan.bound.isCount) return { records: [], count: this.#count(plan, [], access), columns, objectName };
      return { records: this.#fetch(plan, [], access).rows, count: null, columns, objectName };
    } catch (thrown) {
      throw apiError(thrown, text);
    }
  }

  /** The same query with only those plain fields that the user may read. */
  #readable(text: string): string {
    const match = /^SELECT (.+) FROM (\w+) WHERE /s.exec(text);
    const type = this.#host.store.schema.object(match?.[2] ?? '');
    if (match?.[1] === undefined || type === undefined) return text;
    const user = this.#host.access(this.#host.userId);
    if (!objectAccess(user, type).read) return text;
    const kept = match[1].split(',').filter((name) => {
      const field = type.fields.get(name.trim());
      return field === undefined || fieldAccess(user, type, field).read;
    });
    return text.replace(match[1], kept.join(','));
  }

  #prepared(query: PreparedQuery): Plan {
    const known = query.plan as Plan | null;
    if (known !== null && known.version === this.#host.store.version) return known;
    const plan = this.#apex(query.text, () => this.#plan(query.text, false));
    query.plan = plan;
    return plan;
  }

  #plan(text: string, allRows: boolean): Plan {
    const { current } = this.#host.store.schema.names;
    const key = `${current}:${allRows ? 'all ' : ''}${text}`;
    const known = this.#plans.get(key);
    const { store } = this.#host;
    if (known !== undefined && known.version === store.version) return known;
    const { query, binds } = parseSoql(text);
    const plan = { version: store.version, query, binds, bound: bindQuery(query, store.schema, { allRows }) };
    if (this.#plans.size >= KEPT_PLANS) this.#plans.clear();
    this.#plans.set(key, plan);
    return plan;
  }

  #answer(plan: Plan, binds: readonly unknown[], access: PortAccess): QueryAnswer {
    const { bound } = plan;
    const { rows, usedRows } = this.#fetch(plan, binds, access);
    const objectName = bound.grouped ? 'AggregateResult' : bound.object.apiName;
    return { objectName, rows, usedRows, childQueries: bound.children.length };
  }

  #fetch(plan: Plan, binds: readonly unknown[], access: PortAccess): FetchedRows {
    return fetchRows(
      plan.bound,
      this.#host.store,
      runOf(this.#host, binds),
      accessOf(this.#host, plan.bound.mode, access),
    );
  }

  #count(plan: Plan, binds: readonly unknown[], access: PortAccess): number {
    return countRows(
      plan.bound,
      this.#host.store,
      runOf(this.#host, binds),
      accessOf(this.#host, plan.bound.mode, access),
    );
  }

  #apex<T>(text: string, work: () => T): T {
    try {
      return work();
    } catch (thrown) {
      if (thrown instanceof SoqlError) {
        const exception = apexError('System.QueryException', thrown.inContext(text));
        exception.inaccessibleFields = thrown.inaccessible;
        throw exception;
      }
      if (thrown instanceof SoqlSyntaxError) throw apexError('System.QueryException', thrown.message);
      throw thrown;
    }
  }
}

function apiError(thrown: unknown, text: string): unknown {
  if (thrown instanceof SoqlError) return new OrgError(thrown.code, thrown.inContext(text));
  if (thrown instanceof SoqlSyntaxError) return new OrgError('MALFORMED_QUERY', thrown.message);
  return thrown;
}
