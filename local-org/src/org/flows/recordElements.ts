/**
 * Get, create, update and delete records.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_data.htm
 */
import { UnsupportedError } from '../../base/unsupportedError.ts';
import type { DmlRowResult } from '../../abi/ports.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { SObject } from '../../runtime/values/sObject.ts';
import { fieldValue } from './fieldValue.ts';
import { ElementFault } from './interview.ts';
import type { FlowAnswer, FlowRequest } from './interview.ts';
import type { FlowSetting, RecordLookup as Lookup, RecordWrite as Write } from './model.ts';
import { querySoql } from './querySoql.ts';
import type { FlowState } from './state.ts';

type Asking<T> = Generator<{ readonly element: string; readonly request: FlowRequest }, T, FlowAnswer>;

/** Runs a record element. */
export function* runRecordElement(state: FlowState, element: Lookup | Write): Asking<void> {
  if (element.kind === 'lookup') return yield* lookUp(state, element);
  if (element.kind === 'create') return yield* create(state, element);
  const records = element.records === null ? yield* found(state, element) : recordsOf(state, element.records);
  if (element.kind === 'delete') return void (yield* write(element.name, 'delete', records));
  if (state.writesRecord && element.records !== null && records.includes(state.record!)) {
    setFields(state, state.record!, element.settings);
    return;
  }
  const changed = records.map((record) => (element.settings.length === 0 ? record : bare(record)));
  for (const record of changed) setFields(state, record, element.settings);
  if (element.records !== null) for (const record of records) setFields(state, record, element.settings);
  yield* write(element.name, 'update', changed.map(withoutReadOnly));
}

/** A record with nothing but its id. */
function bare(record: SObject): SObject {
  const copy = new SObject(record.type);
  copy.id = record.id;
  return copy;
}

/** A copy without what nobody may write: formulas, audit fields. */
function withoutReadOnly(record: SObject): SObject {
  const copy = new SObject(record.type);
  for (const [name, value] of record.scalars()) {
    const field = record.type.fields.get(name);
    if (name === 'id' || field?.updateable === true) copy.fields.set(name, value);
  }
  return copy;
}

function recordsOf(state: FlowState, path: string): SObject[] {
  return state.collection(path).filter((item): item is SObject => item instanceof SObject);
}

function setFields(state: FlowState, record: SObject, settings: readonly FlowSetting[]): void {
  for (const { name, value } of settings) {
    const field = record.type.fields.get(name);
    if (field === undefined)
      throw new UnsupportedError(`field ${record.type.apiName}.${name}`, `flow ${state.flow.name}`);
    record.fields.set(field.apiName.toLowerCase(), fieldValue(field.apexType, state.value(value)));
  }
}

function* ask(element: string, request: FlowRequest): Asking<FlowAnswer> {
  const answer = yield { element, request };
  if (answer.kind === 'fault') throw new ElementFault(answer.message, answer.cause);
  return answer;
}

function* rows(state: FlowState, element: Lookup | Write, limit: number | null): Asking<readonly SObject[]> {
  const query = querySoql(state, element, limit);
  const answer = yield* ask(element.name, { kind: 'query', ...query });
  return answer.kind === 'rows' ? answer.rows : [];
}

function found(state: FlowState, element: Write): Asking<readonly SObject[]> {
  return rows(state, element, null);
}

const TRIED = { insert: 'create', update: 'update', delete: 'delete' } as const;

function* write(
  element: string,
  operation: 'insert' | 'update' | 'delete',
  records: readonly SObject[],
): Asking<readonly DmlRowResult[]> {
  if (records.length === 0) return [];
  const answer = yield* ask(element, { kind: 'dml', operation, records });
  const results = answer.kind === 'results' ? answer.results : [];
  const failed = results.find((result) => !result.success);
  if (failed === undefined) return results;
  const { statusCode, message } = failed.errors[0]!;
  throw new ElementFault(
    `This error occurred when the flow tried to ${TRIED[operation]} records: ${statusCode}: ${message}. ` +
      'You can look up ExceptionCode values in the SOAP API Developer Guide.',
  );
}

function* create(state: FlowState, element: Write): Asking<void> {
  const isMade = element.records === null;
  const records = isMade ? [state.host.newRecord(element.object ?? '')!] : recordsOf(state, element.records!);
  if (isMade) setFields(state, records[0]!, element.settings);
  const results = yield* write(element.name, 'insert', records);
  results.forEach((result, index) => (records[index]!.id = result.id));
  if (!isMade) return;
  const id = results[0]?.id ?? null;
  if (element.idTo !== null) state.set(element.idTo, id);
  state.set(element.name, id);
}

/** Keeps what was found where the element says: in a variable, in fields, or under its own name. */
function* lookUp(state: FlowState, element: Lookup): Asking<void> {
  const variable = element.output === null ? undefined : state.flow.variables.get(element.output.toLowerCase());
  const single = variable === undefined ? element.firstOnly : !variable.isCollection;
  const given = state.value(element.limit);
  const limit = single ? 1 : given === null ? null : Number(String(given));
  const all = yield* rows(state, element, limit);
  const first = all[0] ?? null;
  if (element.outputs.length > 0) {
    if (first === null && !element.nullsWhereNone) return;
    for (const { to, name } of element.outputs) state.set(to, first?.peek(name.toLowerCase()) ?? null);
    return;
  }
  if (first === null && element.output !== null && !element.nullsWhereNone) return;
  const type = `List<${element.object ?? 'SObject'}>`;
  state.set(element.output ?? element.name, single ? first : new ApexList(state.host.type(type), [...all]));
}
