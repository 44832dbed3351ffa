/** SOQL for Apex and for the API: text → cached plan → rows, with the rights of the running user. */
import type { PreparedQuery } from '../abi/env.ts';
import type { PortAccess, QueryPort } from '../abi/ports.ts';
import { fieldAccess, objectAccess, type UserAccess } from '../access/userAccess.ts';
import { apexError } from '../runtime/values/apexException.ts';
import type { SObject } from '../runtime/values/sObject.ts';
import { SoqlError } from '../soql/errors.ts';
import { type BoundQuery, bindQuery, countRows, runQuery } from '../soql/query.ts';
import type { Store } from '../store/store.ts';
import { parseSoql, type SoqlQuery, SoqlSyntaxError } from '../syntax/parseSoql.ts';
import { OrgError } from './errors.ts';
import { type Column, queryColumns } from './queryColumns.ts';
import type { QueryOptions, QueryRows } from './transaction.ts';

/** Who is asking, and when. */
export interface QueryHost {
  readonly store: Store;
  readonly userId: string;
  readonly timeZone: string;
  now(): number;
  access(userId: string): UserAccess;
}

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

  run(query: PreparedQuery, binds: readonly unknown[], access: PortAccess): unknown[] {
    const plan = this.#prepared(query);
    return this.#apex(query.text, () => this.#rows(plan, ordered(plan, binds), access));
  }

  count(query: PreparedQuery, binds: readonly unknown[], access: PortAccess): number {
    const plan = this.#prepared(query);
    return this.#apex(query.text, () => this.#count(plan, ordered(plan, binds), access));
  }

  runText(
    text: string,
    binds: ReadonlyMap<string, unknown>,
    access: PortAccess,
  ): { objectName: string; rows: unknown[] } {
    return this.#apex(text, () => {
      const plan = this.#plan(text, false);
      const rows = this.#rows(plan, named(plan, binds), access);
      return { objectName: plan.bound.object.apiName, rows };
    });
  }

  countText(text: string, binds: ReadonlyMap<string, unknown>, access: PortAccess): number {
    return this.#apex(text, () => {
      const plan = this.#plan(text, false);
      return this.#count(plan, named(plan, binds), access);
    });
  }

  /** A query of the API: in user mode, its failures as API errors. */
  forApi(text: string, options: QueryOptions = {}): QueryRows {
    try {
      const shown = options.readable === true ? this.#readable(text) : text;
      const plan = this.#plan(shown, options.allRows ?? false);
      const access: PortAccess =
        options.system === true ? { mode: 'system', sharing: 'without' } : { mode: 'user', sharing: 'with' };
      const objectName = plan.bound.object.apiName;
      const columns: Column[] = queryColumns(this.#host.store.schema, plan.query);
      if (plan.bound.isCount) return { records: [], count: this.#count(plan, [], access), columns, objectName };
      return { records: this.#rows(plan, [], access), count: null, columns, objectName };
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
    const key = allRows ? `all ${text}` : text;
    const known = this.#plans.get(key);
    const { store } = this.#host;
    if (known !== undefined && known.version === store.version) return known;
    const { query, binds } = parseSoql(text);
    const plan = { version: store.version, query, binds, bound: bindQuery(query, store.schema, allRows) };
    if (this.#plans.size >= KEPT_PLANS) this.#plans.clear();
    this.#plans.set(key, plan);
    return plan;
  }

  #rows(plan: Plan, binds: readonly unknown[], access: PortAccess): SObject[] {
    return runQuery(plan.bound, this.#host.store, this.#context(binds), this.#access(plan, access));
  }

  #count(plan: Plan, binds: readonly unknown[], access: PortAccess): number {
    return countRows(plan.bound, this.#host.store, this.#context(binds), this.#access(plan, access));
  }

  #context(binds: readonly unknown[]): { binds: readonly unknown[]; now: number; timeZone: string; userId: string } {
    return { binds, now: this.#host.now(), timeZone: this.#host.timeZone, userId: this.#host.userId };
  }

  /** `WITH USER_MODE` in the text wins over the mode of the caller. */
  #access(plan: Plan, access: PortAccess): { permissions: UserAccess | null; sharing: UserAccess | null } {
    const stated = plan.bound.mode;
    const userMode = stated === 'userMode' || (stated !== 'systemMode' && access.mode === 'user');
    const permissions = userMode || stated === 'securityEnforced';
    const sharing = userMode || access.sharing === 'with';
    if (!permissions && !sharing) return { permissions: null, sharing: null };
    const user = this.#host.access(this.#host.userId);
    return { permissions: permissions ? user : null, sharing: sharing ? user : null };
  }

  #apex<T>(text: string, work: () => T): T {
    try {
      return work();
    } catch (thrown) {
      if (thrown instanceof SoqlError) throw apexError('System.QueryException', thrown.inContext(text));
      if (thrown instanceof SoqlSyntaxError) throw apexError('System.QueryException', thrown.message);
      throw thrown;
    }
  }
}

/** Static queries have the binds `b0`, `b1`, …; their order in the text may differ. */
function ordered(plan: Plan, binds: readonly unknown[]): readonly unknown[] {
  return plan.binds.map((name) => binds[Number(name.replace(/\D/g, ''))] ?? null);
}

function named(plan: Plan, binds: ReadonlyMap<string, unknown>): readonly unknown[] {
  const byName = new Map([...binds].map(([name, value]) => [name.toLowerCase(), value]));
  return plan.binds.map((name) => {
    const key = name.toLowerCase();
    if (!byName.has(key)) throw apexError('System.QueryException', `Variable does not exist: ${name}`);
    const value = byName.get(key) ?? null;
    return typeof value === 'function' ? (value as () => unknown)() : value;
  });
}

function apiError(thrown: unknown, text: string): unknown {
  if (thrown instanceof SoqlError) return new OrgError(thrown.code, thrown.inContext(text));
  if (thrown instanceof SoqlSyntaxError) return new OrgError('MALFORMED_QUERY', thrown.message);
  return thrown;
}
