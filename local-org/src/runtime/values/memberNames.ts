/** Names of sObject members in the spelling of the schema. */
import type { SObject } from './sObject.ts';

/** The name of a field or relationship in the spelling of the schema. */
export function memberName(record: SObject, name: string): string {
  const { type } = record;
  return (
    type.fields.get(name)?.apiName ??
    type.parentRelationships.get(name)?.relationshipName ??
    type.childRelationships.get(name)?.relationshipName ??
    name
  );
}
