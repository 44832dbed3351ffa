/**
 * `Schema.DescribeSObjectResult`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject_describe.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryFunction, LibraryType } from '../../abi/libraryType.ts';
import { ApexList, ApexMap } from '../../runtime/values/collections.ts';
import { ChildRelationshipToken, SObjectTypeToken } from '../../runtime/values/schemaTokens.ts';
import type { RecordTypeToken, DescribeSObject } from '../../runtime/values/schemaTokens.ts';
import { FieldSetMap, FieldsMap } from '../support/describeMaps.ts';
import { recordTypes } from '../support/recordTypes.ts';

type Access = ReturnType<Env['ports']['access']['objectAccess']>;

/** A question to the access rules of the running user. */
function access(right: keyof Access): LibraryFunction {
  return (env, self: DescribeSObject) => env.ports.access.objectAccess(self.objectType.apiName)[right];
}

/** A fact of the object, under its getter and as a property. */
function fact(read: (self: DescribeSObject) => unknown): LibraryFunction {
  return (_env, self: DescribeSObject) => read(self);
}

function childRelationships(env: Env, self: DescribeSObject): ApexList {
  const tokens = self.objectType.references.map((reference) => new ChildRelationshipToken(reference));
  return new ApexList(env.type('List<Schema.ChildRelationship>'), tokens);
}

function recordTypeList(env: Env, self: DescribeSObject): ApexList {
  return new ApexList(env.type('List<Schema.RecordTypeInfo>'), recordTypes(self.objectType));
}

function recordTypeMap(env: Env, self: DescribeSObject, key: (token: RecordTypeToken) => string): ApexMap {
  const entries = recordTypes(self.objectType).map((token): [string, unknown] => [key(token), token]);
  return new ApexMap(env.type('Map<String,Schema.RecordTypeInfo>'), entries);
}

const mutable =
  (right: keyof Access, kind: 'createable' | 'updateable' | 'deletable'): LibraryFunction =>
  (env, self: DescribeSObject) =>
    self.objectType[kind] && env.ports.access.objectAccess(self.objectType.apiName)[right];

export const behaviour: LibraryType = {
  getName: fact((self) => self.objectType.apiName),
  getLocalName: fact((self) => self.objectType.apiName),
  getLabel: fact((self) => self.objectType.label),
  getLabelPlural: fact((self) => self.objectType.labelPlural),
  getKeyPrefix: fact((self) => self.objectType.keyPrefix),
  getSObjectType: fact((self) => new SObjectTypeToken(self.objectType)),
  'get Name': fact((self) => self.objectType.apiName),
  'get Label': fact((self) => self.objectType.label),
  'get LabelPlural': fact((self) => self.objectType.labelPlural),
  'get KeyPrefix': fact((self) => self.objectType.keyPrefix),
  'get SObjectType': fact((self) => new SObjectTypeToken(self.objectType)),
  'get Fields': (_env, self: DescribeSObject) => new FieldsMap(self.objectType),
  'get FieldSets': (_env, self: DescribeSObject) => new FieldSetMap(self.objectType),
  isAccessible: access('read'),
  isCreateable: mutable('create', 'createable'),
  isUpdateable: mutable('edit', 'updateable'),
  isDeletable: mutable('delete', 'deletable'),
  isUndeletable: mutable('delete', 'deletable'),
  'get Accessible': access('read'),
  'get Createable': mutable('create', 'createable'),
  'get Updateable': mutable('edit', 'updateable'),
  'get Deletable': mutable('delete', 'deletable'),
  isQueryable: fact((self) => self.objectType.queryable),
  isSearchable: fact((self) => self.objectType.searchable),
  isCustom: fact((self) => self.objectType.custom),
  'get Custom': fact((self) => self.objectType.custom),
  isCustomSetting: fact((self) => self.objectType.kind === 'customSetting'),
  getChildRelationships: childRelationships,
  'get ChildRelationships': childRelationships,
  getRecordTypeInfos: recordTypeList,
  getRecordTypeInfosByName: (env, self: DescribeSObject) => recordTypeMap(env, self, (token) => token.recordType.label),
  getRecordTypeInfosByDeveloperName: (env, self: DescribeSObject) =>
    recordTypeMap(env, self, (token) => token.recordType.developerName),
};
