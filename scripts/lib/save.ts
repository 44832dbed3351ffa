/** Saving lists of records through the collections API, 200 a call, with every refusal turned into one sentence. */
import type { Connection } from 'jsforce';

/** A record to save, field by field. */
export type SObjectInput = Record<string, string | number | boolean | null>;

/** A record the org refused; nothing after the refused call was sent. */
export class RefusedRecordError extends Error {}

/** Creates or updates all records, all or none per call of 200, and returns their ids in order. */
export async function saveAll(
  connection: Connection,
  object: string,
  records: readonly SObjectInput[],
  operation: 'create' | 'update' = 'create',
): Promise<string[]> {
  const ids: string[] = [];
  for (let start = 0; start < records.length; start += 200) {
    const chunk = records.slice(start, start + 200);
    const sobject = connection.sobject(object);
    const results =
      operation === 'create'
        ? await sobject.create(chunk, { allOrNone: true })
        : await sobject.update(chunk as never, { allOrNone: true });
    results.forEach((result, index) => {
      if (!result.success) throw new RefusedRecordError(refusal(object, chunk[index]!, result.errors));
      ids.push(result.id!);
    });
  }
  return ids;
}

/** Creates the records whose `key` is not in the org yet; returns the ids of all of them by key. */
export async function insertMissing(
  connection: Connection,
  object: string,
  key: string,
  records: readonly SObjectInput[],
): Promise<Map<string, string>> {
  const existing = await idsBy(connection, object, key);
  const missing = records.filter((record) => !existing.has(String(record[key])));
  const ids = await saveAll(connection, object, missing);
  const result = new Map<string, string>();
  for (const record of records) {
    const name = String(record[key]);
    const known = existing.get(name);
    if (known) result.set(name, known);
  }
  missing.forEach((record, index) => result.set(String(record[key]), ids[index]!));
  return result;
}

/** Ids of all records of an object by the text of one field; records without it are left out. */
export async function idsBy(connection: Connection, object: string, key: string): Promise<Map<string, string>> {
  const rows = await connection.query<Record<string, string | null>>(
    `SELECT Id, ${key} FROM ${object} WHERE ${key} != null`,
    {
      autoFetch: true,
      maxFetch: 100000,
    },
  );
  return new Map(rows.records.map((row) => [String(row[key]), String(row['Id'])]));
}

function refusal(
  object: string,
  record: SObjectInput,
  errors: readonly { message: string; errorCode?: string }[],
): string {
  const name = record['Name'] ?? record['Username'] ?? record['Id'] ?? JSON.stringify(record);
  return `The org refused ${object} "${name}": ${errors.map((error) => error.message).join('; ')}`;
}
