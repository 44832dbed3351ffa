/**
 * `System.SObject`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject.htm
 */
import type { LibraryFunction, LibraryType } from '../../abi/libraryType.ts';
import { ApexException, apexError } from '../../runtime/values/apexException.ts';
import { ApexMap } from '../../runtime/values/collections.ts';
import { SObjectTypeToken } from '../../runtime/values/schemaTokens.ts';
import type { SObjectFieldToken } from '../../runtime/values/schemaTokens.ts';
import { memberName } from '../../runtime/values/memberNames.ts';
import type { SObject } from '../../runtime/values/sObject.ts';
import { errorList } from '../support/dmlResults.ts';
import { formulas } from '../support/formulaValues.ts';
import { childRecords, fieldOf, getValue, populated, putValue, relationshipOf } from '../support/recordFields.ts';
import type { FieldRef } from '../support/recordFields.ts';
import { optionsOf, setOptionsOf } from '../../runtime/values/recordOptions.ts';
import type { DmlOptions } from '../support/dmlOptions.ts';

function textOf(value: unknown): string {
  if (value === null) throw apexError('System.NullPointerException', 'Argument cannot be null.');
  return value instanceof ApexException ? value.text : String(value);
}

/** `addError(text | exception[, escape])`: an error of the whole record. */
const addRecordError: LibraryFunction = (_env, self: SObject, error: unknown) => self.addError(textOf(error));

/** `addError(field, text[, escape])`: an error of one field. */
const addFieldError: LibraryFunction = (_env, self: SObject, field: FieldRef, text: unknown) =>
  self.addError(textOf(text), [fieldOf(self, field).apiName]);

function clone(self: SObject, preserveId: boolean, deep: boolean, times: boolean, numbers: boolean): SObject {
  return self.clone({ preserveId, deep, preserveTimestamps: times, preserveAutonumber: numbers });
}

function isSet(self: SObject, field: FieldRef): boolean {
  return self.isSet(fieldOf(self, field).apiName.toLowerCase());
}

function putSObject(self: SObject, ref: FieldRef, parent: SObject | null): SObject | null {
  const relationship = relationshipOf(self, ref);
  const before = self.peek(relationship) as SObject | null;
  self.set(relationship, parent);
  return before;
}

export const behaviour: LibraryType = {
  recalculateFormulas: (env, self: SObject) => {
    env.usage.count('Queries');
    formulas(env).recalculate([self], false);
  },
  getOptions: (_env, self: SObject) => optionsOf(self),
  setOptions: (_env, self: SObject, options: DmlOptions | null) => setOptionsOf(self, options),
  'addError(String)': addRecordError,
  'addError(Exception)': addRecordError,
  'addError(String,Boolean)': addRecordError,
  'addError(Exception,Boolean)': addRecordError,
  'addError(String,String)': addFieldError,
  'addError(String,String,Boolean)': addFieldError,
  'addError(Schema.SObjectField,String)': addFieldError,
  'addError(Schema.SObjectField,String,Boolean)': addFieldError,
  clear: (_env, self: SObject) => self.fields.clear(),
  'clone/0': (_env, self: SObject) => clone(self, false, false, false, false),
  'clone/1': (_env, self: SObject, id: boolean) => clone(self, id, false, false, false),
  'clone/2': (_env, self: SObject, id: boolean, deep: boolean) => clone(self, id, deep, false, false),
  'clone/3': (_env, self: SObject, id: boolean, deep: boolean, times: boolean) => clone(self, id, deep, times, false),
  'clone/4': (_env, self: SObject, id: boolean, deep: boolean, times: boolean, numbers: boolean) =>
    clone(self, id, deep, times, numbers),
  get: (_env, self: SObject, field: FieldRef) => getValue(self, field),
  getCloneSourceId: (_env, self: SObject) => self.cloneSource,
  getErrors: (env, self: SObject) => errorList(env, self.errors),
  getPopulatedFieldsAsMap: (env, self: SObject) =>
    new ApexMap(
      env.type('Map<String,Object>'),
      populated(self, (name) => memberName(self, name)),
    ),
  getSObject: (_env, self: SObject, ref: FieldRef) => self.getParent(relationshipOf(self, ref)),
  getSObjects: (_env, self: SObject, name: string | SObjectFieldToken) =>
    childRecords(self, typeof name === 'string' ? name : name.field.apiName),
  getSObjectType: (_env, self: SObject) => new SObjectTypeToken(self.type),
  hasErrors: (_env, self: SObject) => self.errors.length > 0,
  isClone: (_env, self: SObject) => self.isClone,
  isSet: (_env, self: SObject, field: FieldRef) => isSet(self, field),
  put: (_env, self: SObject, field: FieldRef, value: unknown) => putValue(self, field, value),
  putSObject: (_env, self: SObject, ref: FieldRef, parent: SObject | null) => putSObject(self, ref, parent),
};
