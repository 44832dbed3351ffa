/** Record types of an object as tokens: those of the schema, with Master last. */
import type { ObjectType } from '../../schema/schema.ts';
import { RecordTypeToken } from '../../runtime/values/schemaTokens.ts';

const MASTER = { developerName: 'Master', label: 'Master', description: null, active: true };

/** Custom metadata, events and the like have no record types at all. */
export function recordTypes(object: ObjectType): RecordTypeToken[] {
  if (object.kind !== 'standard' && object.kind !== 'custom') return [];
  const declared = object.recordTypes.filter((type) => type.developerName !== 'Master');
  return [...declared.map((type) => new RecordTypeToken(type, false)), new RecordTypeToken(MASTER, true)];
}
