/** One line of a bulk file as a record. */
import type { SObject } from '../../runtime/values/sObject.ts';
import type { FieldType, ObjectType } from '../../schema/schema.ts';
import { OrgError } from '../errors.ts';
import { fieldValue } from '../fieldValue.ts';
import type { Transaction } from '../transaction.ts';
import type { IngestOperation } from './ingestStore.ts';

/** A line with the record it stands for, or why it stands for none. */
export interface Row {
  values: readonly string[];
  record: SObject | null;
  error: string | null;
}

/** Reads one line of a file; a value that its field cannot hold fails the row, not the job. */
export function toRow(
  tx: Transaction,
  type: ObjectType,
  header: readonly string[],
  values: readonly string[],
  operation: IngestOperation,
): Row {
  const record = tx.newRecord(type);
  try {
    header.forEach((name, index) => {
      const text = values[index] ?? '';
      if (text !== '') setColumn(tx, record, type, name, text === '#N/A' ? null : text);
    });
    if (operation !== 'insert' && operation !== 'upsert' && record.id === null) {
      throw new OrgError('MISSING_ARGUMENT', 'Id not specified', ['Id']);
    }
    return { values, record, error: null };
  } catch (thrown) {
    if (!(thrown instanceof OrgError)) throw thrown;
    return { values, record: null, error: `${thrown.errorCode}:${thrown.message}:${thrown.fields.join(', ')}--` };
  }
}

function setColumn(tx: Transaction, record: SObject, type: ObjectType, name: string, text: string | null): void {
  const field = type.fields.get(name);
  if (field !== undefined) {
    record.fields.set(field.apiName.toLowerCase(), fieldValue(field, text));
    return;
  }
  const { reference, parent, key } = externalReference(tx, type, name);
  if (text === null) {
    record.fields.set(reference.apiName.toLowerCase(), null);
    return;
  }
  const stub = tx.newRecord(parent);
  stub.fields.set(key.apiName.toLowerCase(), fieldValue(key, text));
  record.fields.set((reference.relationshipName ?? '').toLowerCase(), stub);
}

/**
 * `Account.Key__c` or `User:Owner.Username`: a reference by the parent's external id.
 * https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/datafiles_csv_rel_field_header_row.htm
 */
function externalReference(
  tx: Transaction,
  type: ObjectType,
  name: string,
): { reference: FieldType; parent: ObjectType; key: FieldType } {
  const match = /^(?:(\w+):)?(\w+)\.(\w+)$/.exec(name);
  const reference = type.parentRelationships.get(match?.[2] ?? '');
  const target = match?.[1] ?? (reference?.referenceTo.includes('User') ? 'User' : reference?.referenceTo[0]);
  const parent = target === undefined ? undefined : tx.schema.object(target);
  const key = parent?.fields.get(match?.[3] ?? '');
  if (reference === undefined || parent === undefined || key === undefined) {
    throw new OrgError('INVALIDBATCH', `InvalidBatch : Field name not found : ${name}`);
  }
  if (!key.externalId && !key.idLookup) {
    throw new OrgError(
      'INVALIDBATCH',
      `InvalidBatch : Field name provided, ${name}, is not an External ID or indexed field for ${parent.apiName}`,
    );
  }
  return { reference, parent, key };
}
