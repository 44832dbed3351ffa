/**
 * `Schema.DescribeSObjectResult`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject_describe.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryFunction, LibraryType } from '../../abi/libraryType.ts';
import { withoutPrefix } from '../../base/nameScope.ts';
import { ApexList, ApexMap } from '../../runtime/values/collections.ts';
import { ChildRelationshipToken, SObjectTypeToken } from '../../runtime/values/schemaTokens.ts';
import type { RecordTypeToken, DescribeSObject } from '../../runtime/values/schemaTokens.ts';
import { FieldSetMap, FieldsMap } from '../support/describeMaps.ts';
import { describeOption } from '../support/describeOption.ts';
import { recordTypeId, recordTypes } from '../support/recordTypes.ts';

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

function recordTypesById(env: Env, self: DescribeSObject): ApexMap {
  const entries = recordTypes(self.objectType).map((token): [unknown, unknown] => [recordTypeId(env, token), token]);
  return new ApexMap(env.type('Map<Id,Schema.RecordTypeInfo>'), entries);
}

/** Objects whose records can be merged. */
const MERGEABLE = new Set(['Account', 'Case', 'Contact', 'Individual', 'Lead']);

/** Share objects are associated with the object whose records they share. */
function associatedObject({ objectType }: DescribeSObject): string | null {
  return objectType.kind === 'share' ? objectType.apiName.replace(/__Share$/, '__c').replace(/Share$/, '') : null;
}

const isData = ({ objectType: { kind } }: DescribeSObject): boolean => kind === 'standard' || kind === 'custom';

export const behaviour: LibraryType = {
  getFields: (_env, self: DescribeSObject) => new FieldsMap(self.objectType),
  getFieldSets: (_env, self: DescribeSObject) => new FieldSetMap(self.objectType),
  getAssociateEntityType: fact((self) => (self.objectType.kind === 'share' ? 'Share' : null)),
  getAssociateParentEntity: fact(associatedObject),
  getDataTranslationEnabled: () => false,
  getDefaultImplementation: () => null,
  getHasSubtypes: () => false,
  getImplementedBy: () => null,
  getImplementsInterfaces: () => null,
  getIsInterface: () => false,
  getIsSubtype: () => false,
  getSObjectDescribeOption: describeOption,
  isDeprecatedAndHidden: () => false,
  isFeedEnabled: () => false,
  isMergeable: fact((self) => MERGEABLE.has(self.objectType.apiName)),
  isMruEnabled: fact(isData),
  getRecordTypeInfosById: recordTypesById,
  getName: fact((self) => self.objectType.apiName),
  getLocalName: (env, self: DescribeSObject) => withoutPrefix(env.ports.schema.names.current, self.objectType.apiName),
  getLabel: fact((self) => self.objectType.label),
  getLabelPlural: fact((self) => self.objectType.labelPlural),
  getKeyPrefix: fact((self) => self.objectType.keyPrefix),
  getSObjectType: fact((self) => new SObjectTypeToken(self.objectType)),
  isAccessible: access('read'),
  isCreateable: mutable('create', 'createable'),
  isUpdateable: mutable('edit', 'updateable'),
  isDeletable: mutable('delete', 'deletable'),
  isUndeletable: mutable('delete', 'deletable'),
  isQueryable: fact((self) => self.objectType.queryable),
  isSearchable: fact((self) => self.objectType.searchable),
  isCustom: fact((self) => self.objectType.custom),
  isCustomSetting: fact((self) => self.objectType.kind === 'customSetting'),
  getChildRelationships: childRelationships,
  getRecordTypeInfos: recordTypeList,
  getRecordTypeInfosByName: (env, self: DescribeSObject) => recordTypeMap(env, self, (token) => token.recordType.label),
  getRecordTypeInfosByDeveloperName: (env, self: DescribeSObject) =>
    recordTypeMap(env, self, (token) => token.recordType.developerName),
};
