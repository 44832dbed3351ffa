/**
 * The value behind a global variable of a formula.
 * https://help.salesforce.com/s/articleView?id=platform.dev_understand_global_variables.htm
 */
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { ApexDatetime } from '../../runtime/values/apexDate.ts';
import { organizationIdOf } from '../../store/organization.ts';
import type { Store } from '../../store/store.ts';
import type { FormulaField } from './evaluate.ts';
import { RECORD_GLOBALS } from './globals.ts';

/** Who asks, and for which formula. */
export interface GlobalReader {
  readonly store: Store;
  readonly userId: string;
  /** For messages: the rule or field the formula belongs to. */
  readonly where: string;
}

const NOTHING: FormulaField = { value: null, field: null };
/** `$System.OriginDateTime` */
const ORIGIN = new ApexDatetime(Date.UTC(1900, 0, 1));

/** The value of `$User.Name` and its like. */
export function readGlobal(reader: GlobalReader, names: readonly string[]): FormulaField {
  const head = names[0]!.toLowerCase();
  const { store, userId, where } = reader;
  if (RECORD_GLOBALS[head] !== undefined) return readRecord(store, recordId(reader, head), names.slice(1));
  switch (head) {
    case '$permission':
      return { value: store.formulaFacts.hasPermission(userId, names[1] ?? ''), field: null };
    case '$label':
      return { value: store.formulaFacts.label(names.at(-1) ?? ''), field: null };
    case '$system':
      return { value: ORIGIN, field: null };
    case '$setup':
      return readSetting(reader, names[1] ?? '', names[2] ?? '');
    case '$custommetadata':
      return readMetadata(store, names);
    default:
      throw new UnsupportedError(`${names.join('.')} in a formula`, where);
  }
}

function recordId(reader: GlobalReader, head: string): string {
  if (head === '$user') return reader.userId;
  if (head === '$organization') return organizationIdOf(reader.store) ?? '';
  const key = head === '$profile' ? 'profileid' : 'userroleid';
  return (reader.store.table('User').load([reader.userId]).get(reader.userId)?.get(key) as string | undefined) ?? '';
}

/** A field of a stored record, its parents included. */
export function readRecord(store: Store, id: string, names: readonly string[]): FormulaField {
  const object = store.schema.objectOfId(id);
  const values = object === undefined ? undefined : store.table(object.apiName).load([id]).get(id);
  if (object === undefined || values === undefined) return NOTHING;
  if (names.length > 1) {
    const reference = object.parentRelationships.get(names[0]!.split(':')[0]!);
    const parentId = reference === undefined ? null : values.get(reference.apiName.toLowerCase());
    return typeof parentId === 'string' ? readRecord(store, parentId, names.slice(1)) : NOTHING;
  }
  const field = object.fields.get(names[0]!) ?? null;
  return { value: values.get(names[0]!.toLowerCase()) ?? null, field };
}

/** Hierarchy settings: the user's value, else the profile's, else the org's. */
function readSetting({ store, userId }: GlobalReader, objectName: string, fieldName: string): FormulaField {
  const field = store.schema.object(objectName)?.fields.get(fieldName) ?? null;
  if (field === null) return NOTHING;
  const profileId = store.table('User').load([userId]).get(userId)?.get('profileid');
  const organizationId = organizationIdOf(store);
  for (const owner of [userId, profileId, organizationId]) {
    if (typeof owner !== 'string') continue;
    const [row] = store.table(objectName).loadWhere('SetupOwnerId', [owner]).values();
    const value = row?.get(fieldName.toLowerCase()) ?? null;
    if (value !== null) return { value, field };
  }
  return { value: null, field };
}

/** `$CustomMetadata.Rate__mdt.Gold.Value__c` */
function readMetadata(store: Store, [, type = '', record = '', fieldName = '']: readonly string[]): FormulaField {
  const field = store.schema.object(type)?.fields.get(fieldName) ?? null;
  if (field === null) return NOTHING;
  const [row] = store.table(type).loadWhere('DeveloperName', [record]).values();
  return { value: row?.get(fieldName.toLowerCase()) ?? null, field };
}
