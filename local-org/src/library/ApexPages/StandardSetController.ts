/**
 * `ApexPages.StandardSetController`: a page of records at a time.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_pages_standardsetcontroller.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';
import { SObject } from '../../runtime/values/sObject.ts';
import { saveFromPage } from '../support/controllerSave.ts';
import { pageState } from '../support/pageReference.ts';
import type { PageReference } from '../support/pageReference.ts';
import type { QueryLocator } from '../support/queryLocator.ts';

/** Records of a query beyond these are left out. */
const MOST_RECORDS = 10_000;
const PAGE_SIZE = 20;

class StandardSetController extends ApexObject {
  static override $type = sharedType('ApexPages.StandardSetController', 'library');
  readonly records: readonly SObject[];
  readonly complete: boolean;
  selected: readonly SObject[] = [];
  pageSize = PAGE_SIZE;
  prototype: SObject | null = null;
  #page = 1;

  constructor(records: readonly unknown[]) {
    super();
    this.complete = records.length <= MOST_RECORDS;
    this.records = records.slice(0, MOST_RECORDS) as SObject[];
  }

  get lastPage(): number {
    return Math.max(1, Math.ceil(this.records.length / this.pageSize));
  }

  get page(): number {
    return Math.min(this.#page, this.lastPage);
  }

  set page(number: number) {
    this.#page = Math.max(1, Math.min(number, this.lastPage));
  }

  get shown(): readonly SObject[] {
    const start = (this.page - 1) * this.pageSize;
    return this.records.slice(start, start + this.pageSize);
  }
}

function listOf(env: Env, records: readonly SObject[]): ApexList {
  const name = records[0]?.type.apiName ?? 'SObject';
  return new ApexList(env.type(`List<${name}>`), [...records]);
}

/** A record that holds what all selected ones are to get. */
function prototype(self: StandardSetController): SObject {
  const object = self.records[0]?.type;
  if (!object) throw new UnsupportedError('getRecord of a set without records', 'StandardSetController');
  return (self.prototype ??= new SObject(object));
}

function save(env: Env, self: StandardSetController): PageReference | null {
  const changed = self.selected.length > 0 ? self.selected : self.records;
  if (!saveFromPage(env, 'update', changed)) return null;
  return pageState(env).page;
}

const unsupported = (member: string) => (): never => {
  throw new UnsupportedError(`StandardSetController.${member}`, 'list views of pages');
};

export const behaviour: LibraryType = {
  'new(Database.QueryLocator)': (env, locator: QueryLocator) =>
    new StandardSetController(env.ops.nonNull(locator).rows),
  'new(List<SObject>)': (env, records: ApexList) => new StandardSetController(env.ops.nonNull(records).items),
  addFields: unsupported('addFields'),
  cancel: (env) => pageState(env).page,
  first: (_env, self: StandardSetController) => void (self.page = 1),
  getCompleteResult: (_env, self: StandardSetController) => self.complete,
  getFilterId: unsupported('getFilterId'),
  getHasNext: (_env, self: StandardSetController) => self.page < self.lastPage,
  getHasPrevious: (_env, self: StandardSetController) => self.page > 1,
  getListViewOptions: unsupported('getListViewOptions'),
  getPageNumber: (_env, self: StandardSetController) => self.page,
  getPageSize: (_env, self: StandardSetController) => self.pageSize,
  getRecord: (_env, self: StandardSetController) => prototype(self),
  getRecords: (env, self: StandardSetController) => listOf(env, self.shown),
  getResultSize: (_env, self: StandardSetController) => self.records.length,
  getSelected: (env, self: StandardSetController) => listOf(env, self.selected),
  last: (_env, self: StandardSetController) => void (self.page = self.lastPage),
  next: (_env, self: StandardSetController) => void (self.page += 1),
  previous: (_env, self: StandardSetController) => void (self.page -= 1),
  save,
  setFilterId: unsupported('setFilterId'),
  setPageNumber: (_env, self: StandardSetController, number: number) => void (self.page = number),
  setPageSize: (_env, self: StandardSetController, size: number) => void (self.pageSize = size),
  setSelected: (env, self: StandardSetController, records: ApexList) =>
    void (self.selected = env.ops.nonNull(records).items as SObject[]),
};
