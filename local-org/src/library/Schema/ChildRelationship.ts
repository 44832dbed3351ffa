/**
 * `Schema.ChildRelationship`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_childrelationship.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import type { ChildRelationshipToken } from '../../runtime/values/schemaTokens.ts';

export const behaviour: LibraryType = {
  getChildSObject: (env, self: ChildRelationshipToken) => env.sobjectType(self.relationship.childObject),
  getField: (env, self: ChildRelationshipToken) =>
    env.sobjectField(self.relationship.childObject, self.relationship.field.toLowerCase()),
  getRelationshipName: (_env, self: ChildRelationshipToken) => self.relationship.relationshipName || null,
  isCascadeDelete: (_env, self: ChildRelationshipToken) => self.relationship.cascadeDelete,
  isRestrictedDelete: (_env, self: ChildRelationshipToken) => self.relationship.restrictedDelete,
  isDeprecatedAndHidden: () => false,
  // Only junctions such as that of tasks and contacts have any.
  getJunctionIdListNames: (env) => new ApexList(env.type('List<String>')),
  getJunctionReferenceTo: (env) => new ApexList(env.type('List<Schema.SObjectType>')),
};
