/** SOSL for Apex and for the API: text → cached plan → rows per object, with the rights of the running user. */
import type { PreparedQuery } from '../abi/env.ts';
import type { FoundRows, PortAccess, SearchPort } from '../abi/ports.ts';
import { apexError } from '../runtime/values/apexException.ts';
import { SoqlError } from '../soql/errors.ts';
import { type BoundSearch, type FoundRows as Found, bindSearch, runSearch } from '../soql/search/search.ts';
import { parseSosl } from '../syntax/parseSosl.ts';
import { SoqlSyntaxError } from '../syntax/parseSoql.ts';
import { OrgError } from './errors.ts';
import { queryColumns } from './queryColumns.ts';
import { type QueryHost, accessOf, namedBinds, orderedBinds, runOf } from './queryHost.ts';
import type { QueryRows } from './transaction.ts';

interface Plan {
  readonly version: number;
  readonly bound: BoundSearch;
  readonly binds: readonly string[];
}

export class Searches implements SearchPort {
  readonly #host: QueryHost;

  constructor(host: QueryHost) {
    this.#host = host;
  }

  run(
    query: PreparedQuery,
    binds: readonly unknown[],
    access: PortAccess,
    fixed: readonly string[] | null,
  ): FoundRows[] {
    return this.#apex(query.text, () => {
      const known = query.plan as Plan | null;
      const plan = known?.version === this.#host.store.version ? known : this.#plan(query.text);
      query.plan = plan;
      return apexRows(this.#run(plan, orderedBinds(plan.binds, binds), access, fixed));
    });
  }

  runText(
    text: string,
    binds: ReadonlyMap<string, unknown>,
    access: PortAccess,
    fixed: readonly string[] | null,
  ): FoundRows[] {
    return this.#apex(text, () => {
      const plan = this.#plan(text);
      return apexRows(this.#run(plan, namedBinds(plan.binds, binds), access, fixed));
    });
  }

  /** A search of the API: in user mode, its failures as API errors; rows per object. */
  forApi(text: string): QueryRows[] {
    try {
      const found = this.#run(this.#plan(text), [], { mode: 'user', sharing: 'with' }, null);
      return found.map(({ object, query, rows }) => ({
        records: rows,
        count: null,
        columns: queryColumns(this.#host.store.schema, query),
        objectName: object.apiName,
      }));
    } catch (thrown) {
      if (thrown instanceof SoqlError) throw new OrgError(thrown.code, thrown.inContext(text));
      if (thrown instanceof SoqlSyntaxError) throw new OrgError('MALFORMED_SEARCH', thrown.message);
      throw thrown;
    }
  }

  #plan(text: string): Plan {
    const { store } = this.#host;
    const { search, binds } = parseSosl(text);
    return { version: store.version, bound: bindSearch(search, store.schema), binds };
  }

  #run(plan: Plan, binds: readonly unknown[], access: PortAccess, fixed: readonly string[] | null): Found[] {
    const { bound } = plan;
    const rights = accessOf(this.#host, bound.parsed.mode, access);
    return runSearch(bound, this.#host.store, runOf(this.#host, binds), rights, fixed);
  }

  /** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_exception_builtin.htm */
  #apex<T>(text: string, work: () => T): T {
    try {
      return work();
    } catch (thrown) {
      if (thrown instanceof SoqlError) throw apexError('System.SearchException', thrown.inContext(text));
      if (thrown instanceof SoqlSyntaxError) throw apexError('System.SearchException', thrown.message);
      throw thrown;
    }
  }
}

function apexRows(found: readonly Found[]): FoundRows[] {
  return found.map(({ object, rows }) => ({ objectName: object.apiName, rows }));
}
