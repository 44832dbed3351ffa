/** `Search.SearchResults` and `Search.SearchResult` as values. */
import { ApexObject } from '../../runtime/values/apexObject.ts';
import type { ApexList } from '../../runtime/values/collections.ts';
import type { SObject } from '../../runtime/values/sObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';

/** What `Search.find` gives: a list of rows for each object. */
export class SearchResults extends ApexObject {
  static override $type = sharedType('Search.SearchResults', 'library');
  readonly #lists: readonly ApexList[];

  constructor(lists: readonly ApexList[]) {
    super();
    this.#lists = lists;
  }

  /** Rows of an object, whose name may be in any case. */
  of(objectName: string): readonly unknown[] {
    const list = this.#lists.find(({ $type }) => $type.args[0]?.name.toLowerCase() === objectName.toLowerCase());
    return list?.items ?? [];
  }
}

/** One row that was found. */
export class SearchResult extends ApexObject {
  static override $type = sharedType('Search.SearchResult', 'library');
  readonly record: SObject;

  constructor(record: SObject) {
    super();
    this.record = record;
  }
}
