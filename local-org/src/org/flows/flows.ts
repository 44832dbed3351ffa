/**
 * Flows of an org: called from Apex, and started by records that are saved.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm
 */
import type { ActionOutcome, ActionPort, FlowInterview } from '../../abi/ports.ts';
import type { Sharing } from '../../abi/env.ts';
import type { FlowMoment, FlowRow, RowError } from '../../records/save.ts';
import { TriggerFailure } from '../../records/save.ts';
import { ApexException, apexError } from '../../runtime/values/apexException.ts';
import { SObject } from '../../runtime/values/sObject.ts';
import type { ObjectType } from '../../schema/schema.ts';
import { readGlobal } from '../../soql/formula/readGlobal.ts';
import type { ApexCore } from '../apexCore.ts';
import { runInterviews } from './batch.ts';
import type { FlowWorker } from './batch.ts';
import { FlowBook } from './flowBook.ts';
import { FlowFault } from './interview.ts';
import { callInvocable, invocableMethod } from './invocableMethods.ts';
import type { Flow } from './model.ts';
import { FlowState } from './state.ts';
import type { FlowHost } from './state.ts';
import { starts } from './starts.ts';

/** Flows that save records that start flows, at most this deep. */
const MAX_DEPTH = 16;

export class Flows implements ActionPort {
  readonly #core: ApexCore;
  readonly #book: FlowBook;
  #depth = 0;

  constructor(core: ApexCore) {
    this.#core = core;
    this.#book = new FlowBook(core.code.model);
  }

  // ---- called from Apex ----------------------------------------------------------------------------------------------------

  interview(flowName: string, inputs: ReadonlyMap<string, unknown>): FlowInterview {
    const flow = this.#book.flow(flowName);
    if (flow === null) throw apexError('System.TypeException', `Flow ${flowName} does not exist`);
    const state = this.#state(flow, inputs);
    return {
      flowName: flow.name,
      start: () => this.#start(state),
      value: (name) =>
        flow.variables.has(name.toLowerCase()) || flow.elements.has(name.toLowerCase()) ? state.read(name) : null,
    };
  }

  /** Flows that are called, not started by records. */
  called(): Flow[] {
    return this.#book.called();
  }

  #state(flow: Flow, inputs: ReadonlyMap<string, unknown>): FlowState {
    const state = new FlowState(flow, this.#host());
    for (const [name, value] of inputs) {
      if (name.toLowerCase() === '$record') state.record = value as SObject | null;
      else state.input(name, value);
    }
    return state;
  }

  #start(state: FlowState): void {
    const [failure] = runInterviews([state], this.#worker(this.#core.env.sharing));
    if (failure instanceof FlowFault) {
      const cause = failure.apexCause instanceof ApexException ? failure.apexCause : null;
      throw apexError('System.FlowException', faultMessage(failure), cause);
    }
    if (failure) throw failure;
  }

  invoke(type: string, name: string, inputs: readonly ReadonlyMap<string, unknown>[]): ActionOutcome[] {
    return type.toLowerCase() === 'apex' ? this.#invokeApex(name, inputs) : this.#invokeFlow(name, inputs);
  }

  #invokeApex(name: string, inputs: readonly ReadonlyMap<string, unknown>[]): ActionOutcome[] {
    const { env } = this.#core;
    const found = invocableMethod(env, name);
    if (found === null) return inputs.map(() => refused('NOT_FOUND', `The requested resource does not exist: ${name}`));
    try {
      return callInvocable(env, found.type, found.method, inputs).map((outputs) => ({ outputs, errors: [] }));
    } catch (error) {
      const message = this.#faultText(error);
      if (message === null) throw error;
      return inputs.map(() => refused('UNKNOWN_EXCEPTION', message));
    }
  }

  #invokeFlow(name: string, inputs: readonly ReadonlyMap<string, unknown>[]): ActionOutcome[] {
    const flow = this.#book.flow(name);
    if (flow === null) return inputs.map(() => refused('NOT_FOUND', `The requested resource does not exist: ${name}`));
    const states = inputs.map((input) => this.#state(flow, input));
    const failures = runInterviews(states, this.#worker(this.#core.env.sharing));
    return states.map((state, index) => {
      const failure = failures[index];
      if (failure instanceof FlowFault) return refused('FLOW_EXCEPTION', faultMessage(failure));
      if (failure) throw failure;
      return { outputs: new Map([...state.outputs(), ['Flow__InterviewStatus', 'Finished']]), errors: [] };
    });
  }

  // ---- started by records --------------------------------------------------------------------------------------------------

  /** Whether records of an object start flows, at that moment or at any. */
  has(object: ObjectType, moment: FlowMoment | null): boolean {
    const moments = moment === null ? (['before save', 'after save', 'before delete'] as const) : [moment];
    return moments.some((one) => this.#book.triggeredBy(object.apiName, one).length > 0);
  }

  /** Runs the flows of a moment, one after the other, each for all rows it is meant for; the errors of each row. */
  run(moment: FlowMoment, object: ObjectType, rows: readonly FlowRow[]): RowError[][] {
    const errors: RowError[][] = rows.map(() => []);
    if (this.#depth >= MAX_DEPTH) throw new TriggerFailure(`Maximum flow depth exceeded (${object.apiName})`, null);
    this.#depth++;
    try {
      for (const flow of this.#book.triggeredBy(object.apiName, moment)) {
        const live = rows.map((row, index) => ({ row, index })).filter(({ index }) => errors[index]!.length === 0);
        this.#runOne(flow, moment, live, errors);
      }
    } finally {
      this.#depth--;
    }
    return errors;
  }

  #runOne(
    flow: Flow,
    moment: FlowMoment,
    rows: readonly { row: FlowRow; index: number }[],
    errors: RowError[][],
  ): void {
    const host = this.#host();
    const made = rows.map(({ row, index }) => ({ index, state: triggered(flow, host, moment, row) }));
    const chosen = made.filter(({ state }) => starts(state));
    const sharing = flow.runInMode === 'SystemModeWithSharing' ? 'with' : 'without';
    const failures = runInterviews(
      chosen.map(({ state }) => state),
      this.#worker(sharing),
    );
    chosen.forEach(({ index, state }, at) => errors[index]!.push(...rowErrors(state, failures[at] ?? null)));
  }

  // ---- what interviews need ------------------------------------------------------------------------------------------------

  #host(): FlowHost {
    const core = this.#core;
    const { env, store } = core;
    return {
      timeZone: core.user.timeZone(),
      now: () => core.now(),
      type: (name) => env.type(name),
      newRecord: (name) => env.newRecord(name),
      newInstance: (name) => env.newInstance(env.type(name)) as object,
      global: (names) => readGlobal({ store, userId: core.userId, where: 'a flow' }, names),
      parent: (id) => this.#parent(id),
      flow: (name) => this.#book.flow(name),
      step: () => undefined,
    };
  }

  #parent(id: string): SObject | null {
    const { store } = this.#core;
    const type = store.schema.objectOfId(id);
    const values = type === undefined ? undefined : store.table(type.apiName).load([id]).get(id);
    if (type === undefined || values === undefined) return null;
    const record = new SObject(type);
    for (const [name, value] of values) if (value !== null) record.fields.set(name, value);
    return record;
  }

  #worker(sharing: Sharing): FlowWorker {
    const { env, queries, dml } = this.#core;
    const access = { mode: 'system', sharing } as const;
    return {
      countQuery: () => env.usage.count('Queries'),
      query: (soql, binds) => {
        const rows = queries.runText(soql, binds, access).rows as SObject[];
        env.usage.count('QueryRows', rows.length);
        return rows;
      },
      write: (operation, records) => {
        env.usage.count('DmlStatements');
        env.usage.count('DmlRows', records.length);
        const options = { allOrNone: false, externalId: null, duplicateRuleAllowSave: false };
        return dml.run(operation, records, access, options);
      },
      action: (name, inputs) => {
        const found = invocableMethod(env, name);
        if (found === null) throw apexError('System.FlowException', `The Apex action ${name} does not exist`);
        return callInvocable(env, found.type, found.method, inputs);
      },
      faultText: (error) => this.#faultText(error),
    };
  }

  /** Exceptions that Apex could catch are faults; all else ends the transaction. */
  #faultText(error: unknown): string | null {
    if (!(error instanceof ApexException) && !(error instanceof TypeError)) return null;
    const exception = this.#core.env.toApexException(error);
    return exception.catchable ? exception.toString() : null;
  }
}

function refused(code: string, message: string): ActionOutcome {
  return { outputs: new Map(), errors: [{ code, message }] };
}

function faultMessage({ flow, element, detail }: FlowFault): string {
  return `An unhandled fault has occurred in this flow: ${flow.label}, element ${element.label}. ${detail}`;
}

function triggered(flow: Flow, host: FlowHost, moment: FlowMoment, row: FlowRow): FlowState {
  const state = new FlowState(flow, host);
  state.writesRecord = moment === 'before save';
  state.record = state.writesRecord ? row.record : row.record.snapshot();
  state.prior = row.old;
  return state;
}

/** Custom errors, or the fault that nothing handled. */
function rowErrors(state: FlowState, failure: Error | null): RowError[] {
  if (failure === null) {
    return state.errors.map(({ message, field }) => ({
      statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      message,
      fields: field === null ? [] : [field],
    }));
  }
  if (!(failure instanceof FlowFault)) throw failure;
  const message =
    `We can't save this record because the \u201c${failure.flow.label}\u201d process failed. ` +
    `Give your Salesforce admin these details. ${failure.detail}`;
  return [{ statusCode: 'CANNOT_EXECUTE_FLOW_TRIGGER', message, fields: [] }];
}
