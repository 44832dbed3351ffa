import { describe, fieldOf, nameFieldOf, objectOf, type FieldDescribe, type ObjectDescribe } from 'localorg/describe';
import { displayValue } from 'localorg/format';
import { query, restSend } from 'localorg/http';

/** A record as `lightning/uiRecordApi` gives it. */
export interface RecordView {
  readonly apiName: string;
  readonly id: string;
  readonly fields: Record<string, FieldView>;
  readonly childRelationships: Record<string, never>;
  readonly recordTypeInfo: null;
  readonly lastModifiedDate: string | null;
  readonly systemModstamp: string | null;
}

/** A field of such a record: plain value, or the record at the other end of a lookup. */
export interface FieldView {
  readonly value: unknown;
  readonly displayValue: string | null;
}

type Row = Record<string, unknown>;

/** Reads a record with the named fields (paths like `Owner.Name` too). Unknown required fields are an error, optional ones are left out. */
export async function readRecord(
  recordId: string,
  required: readonly string[],
  optional: readonly string[] = [],
): Promise<RecordView> {
  const object = await describe(await objectOf(recordId));
  const paths = [...new Set([...required, ...(await existing(object, optional))])];
  const columns = [...new Set(['Id', ...paths, ...(await lookupNames(object, paths))])];
  const rows = await query<Row>(`SELECT ${columns.join(', ')} FROM ${object.name} WHERE Id = '${quoted(recordId)}'`);
  const row = rows[0];
  if (!row) {
    throw Object.freeze({
      ok: false,
      status: 404,
      statusText: 'Not Found',
      headers: {},
      body: {
        statusCode: 404,
        errorCode: 'NOT_FOUND',
        message: 'The record does not exist or you do not have access to it.',
      },
    });
  }
  return view(object, row, paths);
}

/** Every field of an object that a record page may show. */
export function allFields(object: ObjectDescribe): string[] {
  return object.fields.map((field) => field.name);
}

/** `Name` paths of the lookups among the given fields, so that pages can show a name instead of an id. */
export async function lookupNames(object: ObjectDescribe, paths: readonly string[]): Promise<string[]> {
  const names = await Promise.all(
    paths.map(async (path) => {
      const field = fieldOf(object, path);
      if (field?.type !== 'reference' || !field.relationshipName) return null;
      const name = await targetNameField(field);
      return name && `${field.relationshipName}.${name}`;
    }),
  );
  return names.filter((name): name is string => name !== null);
}

/** The name field on the other side of a lookup; null when the user may not see that object. */
export async function targetNameField(field: FieldDescribe): Promise<string | null> {
  const [target] = field.referenceTo;
  if (field.referenceTo.length > 1 || !target) return 'Name';
  try {
    const object = await describe(target);
    return object.queryable ? nameFieldOf(object) : null;
  } catch {
    return null; // no access to the target: the page shows the bare id, as Lightning does
  }
}

/** The name a row carries for a lookup, or null. */
export function lookupName(row: Row, field: FieldDescribe): string | null {
  const parent = field.relationshipName ? (row[field.relationshipName] as Row | null | undefined) : null;
  if (!parent) return null;
  const name = Object.entries(parent).find(([key]) => key !== 'attributes' && key !== 'Id')?.[1];
  return typeof name === 'string' ? name : null;
}

async function existing(object: ObjectDescribe, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const [first = '', ...rest] = path.split('.');
    if (rest.length === 0) {
      if (fieldOf(object, first)) found.push(path);
      continue;
    }
    const lookup = object.fields.find((field) => field.relationshipName?.toLowerCase() === first.toLowerCase());
    const target = lookup?.referenceTo[0];
    if (target && (await existing(await describe(target), [rest.join('.')])).length > 0) found.push(path);
  }
  return found;
}

function view(object: ObjectDescribe, row: Row, paths: readonly string[]): RecordView {
  const fields: Record<string, FieldView> = {};
  for (const path of paths) {
    const [first = '', ...rest] = path.split('.');
    if (rest.length > 0) fields[first] = parentView(row[first], fields[first], rest);
    else {
      const field = fieldOf(object, first);
      const value = row[field?.name ?? first] ?? null;
      const name = field?.type === 'reference' ? lookupName(row, field) : null;
      fields[field?.name ?? first] = { value, displayValue: name ?? (field ? displayValue(field, value) : null) };
    }
  }
  return {
    apiName: object.name,
    id: String(row['Id']),
    fields,
    childRelationships: {},
    recordTypeInfo: null,
    lastModifiedDate: (row['LastModifiedDate'] as string | undefined) ?? null,
    systemModstamp: (row['SystemModstamp'] as string | undefined) ?? null,
  };
}

// Owner: { Name: 'Ana' } at path ['Name'] ──► { value: { apiName, fields: { Name: { value: 'Ana' } } }, displayValue: 'Ana' }
function parentView(parent: unknown, soFar: FieldView | undefined, path: readonly string[]): FieldView {
  if (parent === null || parent === undefined) return { value: null, displayValue: null };
  const row = parent as Row;
  const [first = '', ...rest] = path;
  const known = (soFar?.value as { fields?: Record<string, FieldView> } | null)?.fields ?? {};
  const fields = { ...known };
  fields[first] =
    rest.length > 0 ? parentView(row[first], known[first], rest) : { value: row[first] ?? null, displayValue: null };
  const apiName = (row['attributes'] as { type?: string } | undefined)?.type ?? null;
  const name = fields['Name']?.value;
  return { value: { apiName, id: row['Id'] ?? null, fields }, displayValue: typeof name === 'string' ? name : null };
}

/** Makes text safe inside a SOQL string. */
export function quoted(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/'/g, "\\'");
}

/** Makes text safe inside a SOQL `LIKE` pattern. */
export function likePattern(text: string): string {
  return quoted(text).replace(/[%_]/g, (character) => `\\${character}`);
}

const listeners = new Map<string, Set<() => void>>();

/** Calls back after the record was saved from this page; gives the function that stops it. */
export function onRecordChange(recordId: string, listener: () => void): () => void {
  const key = recordId.slice(0, 15);
  const known = listeners.get(key) ?? new Set();
  listeners.set(key, known);
  known.add(listener);
  return () => known.delete(listener);
}

/** Tells everything that shows the records to read them again. */
export function recordsChanged(recordIds: readonly string[]): void {
  for (const recordId of recordIds) {
    for (const listener of [...(listeners.get(recordId.slice(0, 15)) ?? [])]) listener();
  }
}

const anyListeners = new Set<() => void>();

/** Calls back after any record was created, changed or deleted from this page (related lists, list views). */
export function onAnyRecordChange(listener: () => void): () => void {
  anyListeners.add(listener);
  return () => anyListeners.delete(listener);
}

function announce(recordIds: readonly string[]): void {
  recordsChanged(recordIds);
  for (const listener of [...anyListeners]) listener();
}

/** Creates a record and returns its id. */
export async function createOne(objectApiName: string, values: Row): Promise<string> {
  const { id } = await restSend<{ id: string }>('POST', `/sobjects/${objectApiName}`, values);
  announce([id]);
  return id;
}

/** Changes fields of a record. */
export async function updateOne(objectApiName: string, recordId: string, values: Row): Promise<void> {
  await restSend('PATCH', `/sobjects/${objectApiName}/${recordId}`, values);
  announce([recordId]);
}

/** Deletes a record. */
export async function deleteOne(objectApiName: string, recordId: string): Promise<void> {
  await restSend('DELETE', `/sobjects/${objectApiName}/${recordId}`);
  for (const listener of [...anyListeners]) listener();
}
