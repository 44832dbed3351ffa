/** Record types of an object as tokens: those of the schema, with Master last. */
import type { Env } from '../../abi/env.ts';
import type { ObjectType } from '../../schema/schema.ts';
import { RecordTypeToken } from '../../runtime/values/schemaTokens.ts';

const MASTER = { developerName: 'Master', namespace: '', label: 'Master', description: null, active: true };

/** Custom metadata, events and the like have no record types at all. */
export function recordTypes(object: ObjectType): RecordTypeToken[] {
  if (object.kind !== 'standard' && object.kind !== 'custom') return [];
  const declared = object.recordTypes.filter((type) => type.developerName !== 'Master');
  return [
    ...declared.map((type) => new RecordTypeToken(object, type, false)),
    new RecordTypeToken(object, MASTER, true),
  ];
}

/** The id of every object's Master record type. */
const MASTER_ID = '012000000000000AAA';

/** Id of a record type, as the row of RecordType has it. */
export function recordTypeId(env: Env, { objectType, recordType, isMaster }: RecordTypeToken): string | null {
  if (isMaster) return MASTER_ID;
  const names: [string, unknown][] = [
    ['object', objectType.apiName],
    ['name', recordType.developerName],
  ];
  const text = 'SELECT Id FROM RecordType WHERE SobjectType = :object AND DeveloperName = :name';
  const { rows } = env.ports.query.runText(text, new Map(names), { mode: 'system', sharing: 'without' });
  return (rows[0] as { id: string } | undefined)?.id ?? null;
}
