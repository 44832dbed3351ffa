/**
 * `ApexPages.StandardController`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_ApexPages_StandardController_methods.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';
import type { SObject } from '../../runtime/values/sObject.ts';
import { saveFromPage } from '../support/controllerSave.ts';
import { PageReference } from '../support/pageReference.ts';

class StandardController extends ApexObject {
  static override $type = sharedType('ApexPages.StandardController', 'library');
  readonly record: SObject;

  constructor(record: SObject) {
    super();
    this.record = record;
  }

  /** Where the list of such records is. */
  get listPath(): string {
    return `/${this.record.type.keyPrefix ?? ''}/o`;
  }

  get viewPath(): string {
    return this.record.id === null ? this.listPath : `/${this.record.id}`;
  }
}

function save(env: Env, self: StandardController): PageReference | null {
  const operation = self.record.id === null ? 'insert' : 'update';
  return saveFromPage(env, operation, [self.record]) ? new PageReference(env, self.viewPath) : null;
}

function remove(env: Env, self: StandardController): PageReference | null {
  return saveFromPage(env, 'delete', [self.record]) ? new PageReference(env, self.listPath) : null;
}

/** The record came from the caller, so there is nothing left to load. */
function given(method: string): never {
  const message = `You cannot call ${method} when the data is being passed into the controller by the caller.`;
  throw apexError('System.SObjectException', message);
}

export const behaviour: LibraryType = {
  new: (env, record: SObject) => new StandardController(env.ops.nonNull(record)),
  addFields: () => given('addFields'),
  cancel: (env, self: StandardController) => new PageReference(env, self.viewPath),
  delete: remove,
  edit: (env, self: StandardController) => new PageReference(env, `/${self.record.id ?? ''}/e`),
  getId: (_env, self: StandardController) => self.record.id,
  getRecord: (_env, self: StandardController) => self.record,
  reset: () => given('reset'),
  save,
  view: (env, self: StandardController) => new PageReference(env, self.viewPath),
};
