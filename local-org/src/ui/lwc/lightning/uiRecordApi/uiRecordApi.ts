import { describe, objectOf } from 'localorg/describe';
import {
  allFields,
  createOne,
  deleteOne,
  onRecordChange,
  readRecord,
  recordsChanged,
  updateOne,
  type RecordView,
} from 'localorg/records';
import { createAdapter, refreshWire } from 'localorg/wire';

type FieldReference = string | { readonly objectApiName: string; readonly fieldApiName: string };

interface GetRecordConfig {
  readonly recordId?: string | null;
  readonly fields?: FieldReference | readonly FieldReference[];
  readonly optionalFields?: FieldReference | readonly FieldReference[];
  readonly layoutTypes?: unknown;
}

// 'Account.Owner.Name' ──► 'Owner.Name'
function pathOf(field: FieldReference): string {
  return typeof field === 'string' ? field.slice(field.indexOf('.') + 1) : field.fieldApiName;
}

function paths(fields: GetRecordConfig['fields']): string[] {
  return [fields ?? []].flat().map((field) => pathOf(field as FieldReference));
}

async function load(config: GetRecordConfig): Promise<RecordView> {
  const recordId = String(config.recordId);
  if (config.layoutTypes) return readRecord(recordId, allFields(await describe(await objectOf(recordId))));
  try {
    return await readRecord(recordId, paths(config.fields), paths(config.optionalFields));
  } catch (error) {
    throw recordError(error);
  }
}

/** Wire adapter: a record. https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-record.html */
export const getRecord = createAdapter<GetRecordConfig, RecordView>({
  ready: (config) => Boolean(config.recordId) && Boolean(config.fields ?? config.optionalFields ?? config.layoutTypes),
  load,
  observe: (config, refresh) => onRecordChange(String(config.recordId), refresh),
});

function walk(
  record: RecordView | undefined,
  field: FieldReference,
): { value: unknown; displayValue: string | null } | undefined {
  type View = { fields?: Record<string, { value: unknown; displayValue: string | null }> } | null | undefined;
  const names = pathOf(field).split('.');
  const last = names.pop() ?? '';
  const holder = names.reduce<View>((view, name) => view?.fields?.[name]?.value as View, record);
  return holder?.fields?.[last];
}

/** The value of a field of a record that `getRecord` gave. */
export function getFieldValue(record: RecordView | undefined, field: FieldReference): unknown {
  return walk(record, field)?.value;
}

/** The value as the user's locale shows it. */
export function getFieldDisplayValue(record: RecordView | undefined, field: FieldReference): string | null | undefined {
  return walk(record, field)?.displayValue;
}

/** Creates a record. */
export async function createRecord(input: { apiName: string; fields: Record<string, unknown> }): Promise<RecordView> {
  try {
    const id = await createOne(input.apiName, input.fields);
    return await readRecord(id, allFields(await describe(input.apiName)));
  } catch (error) {
    throw recordError(error);
  }
}

/** Changes a record; every `getRecord` wire of the record emits again. */
export async function updateRecord(input: { fields: Record<string, unknown> }): Promise<RecordView> {
  const { Id: id, ...values } = input.fields;
  try {
    const objectApiName = await objectOf(String(id));
    await updateOne(objectApiName, String(id), values);
    return await readRecord(String(id), Object.keys(values));
  } catch (error) {
    throw recordError(error);
  }
}

/** Deletes a record. */
export async function deleteRecord(recordId: string): Promise<void> {
  try {
    await deleteOne(await objectOf(recordId), recordId);
  } catch (error) {
    throw recordError(error);
  }
}

/** Says that records changed by other means (Apex, for one): wires read them again. */
export function notifyRecordUpdateAvailable(items: readonly { recordId: string }[]): Promise<void> {
  recordsChanged(items.map((item) => item.recordId));
  return Promise.resolve();
}

/** The older name of `notifyRecordUpdateAvailable`. */
export function getRecordNotifyChange(items: readonly { recordId: string }[]): void {
  recordsChanged(items.map((item) => item.recordId));
}

/** Reads again what a wire emitted. */
export function refreshRecord(emitted: unknown): Promise<void> {
  return refreshWire(emitted);
}

// [{ message, errorCode, fields }] of the REST API ──► { message, errorCode, output: { errors, fieldErrors } } of the UI API
function recordError(error: unknown): unknown {
  const { body, status, statusText } = error as { body?: unknown; status?: number; statusText?: string };
  if (!Array.isArray(body)) return error;
  const list = body as { message: string; errorCode: string; fields?: string[] }[];
  const fieldErrors: Record<string, object[]> = {};
  for (const { message, errorCode, fields = [] } of list) {
    for (const field of fields)
      (fieldErrors[field] ??= []).push({ message, errorCode, field, fieldLabel: field, constituentField: null });
  }
  const errors = list
    .filter(({ fields = [] }) => fields.length === 0)
    .map(({ message, errorCode }) => ({ message, errorCode }));
  const shown = list[0];
  return Object.freeze({
    ok: false,
    status,
    statusText,
    headers: {},
    body: {
      statusCode: status,
      errorCode: shown?.errorCode,
      message: shown?.message ?? 'An error occurred while trying to update the record. Please try again.',
      output: { errors, fieldErrors },
    },
  });
}
