/** SOSL of Apex code: counts searches, runs them through the port, shapes their lists. */
import type { AccessMode, PreparedQuery, StatementMode } from '../abi/env.ts';
import type { FoundRows } from '../abi/ports.ts';
import { portAccess } from './statements.ts';
import type { StatementHost } from './statements.ts';
import { ApexList } from './values/collections.ts';
import { sharedType, sobjectListType } from './values/sharedTypes.ts';

/** What searches need from the env. */
export interface SearchHost extends StatementHost {
  scratch<T>(key: string, make: () => T): T;
}

/** Runs searches for an env. */
export class SearchStatements {
  readonly #host: SearchHost;

  constructor(host: SearchHost) {
    this.#host = host;
  }

  search(query: PreparedQuery, binds: readonly unknown[], { mode }: StatementMode): ApexList {
    const access = portAccess(mode, this.#host.sharing);
    this.#host.usage.count('SoslQueries');
    const found = this.#host.ports.search.run(query, binds, access, this.#fixed());
    const listOfLists = sharedType('List<List<SObject>>', 'collection', [sobjectListType('SObject')]);
    return new ApexList(listOfLists, lists(found));
  }

  searchText(text: string, binds: ReadonlyMap<string, unknown>, mode: AccessMode): ApexList[] {
    this.#host.usage.count('SoslQueries');
    return lists(this.#host.ports.search.runText(text, binds, portAccess(mode, this.#host.sharing), this.#fixed()));
  }

  /** `Test.setFixedSearchResults`. */
  fix(ids: readonly string[]): void {
    this.#fixedResults().ids = ids;
  }

  /**
   * In tests a search finds what was set beforehand, or nothing.
   * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_SOSL.htm
   */
  #fixed(): readonly string[] | null {
    return this.#host.ports.async.isRunningTest() ? this.#fixedResults().ids : null;
  }

  #fixedResults(): { ids: readonly string[] } {
    return this.#host.scratch('fixed search results', () => ({ ids: [] }));
  }
}

function lists(found: readonly FoundRows[]): ApexList[] {
  return found.map(({ objectName, rows }) => new ApexList(sobjectListType(objectName), rows));
}
