/**
 * One run of a flow. It is a generator: where the platform works on many interviews at once (queries, DML, Apex actions), it yields what it
 * needs and goes on with the answer. `runInterviews` brings the interviews of a batch together.
 * https://help.salesforce.com/s/articleView?id=platform.flow_concepts_bulkification.htm
 */
import type { SObject } from '../../runtime/values/sObject.ts';
import type { DmlRowResult } from '../../abi/ports.ts';
import { assign } from './assignments.ts';
import { holds } from './conditions.ts';
import type { ElementOf, Flow, FlowElement, FlowLogic } from './model.ts';
import { runRecordElement } from './recordElements.ts';
import type { FlowState } from './state.ts';
import { runAction, runSubflow } from './calls.ts';

/** What an interview waits for. */
export type FlowRequest =
  | { readonly kind: 'query'; readonly soql: string; readonly binds: ReadonlyMap<string, unknown> }
  | { readonly kind: 'dml'; readonly operation: 'insert' | 'update' | 'delete'; readonly records: readonly SObject[] }
  | { readonly kind: 'action'; readonly name: string; readonly inputs: ReadonlyMap<string, unknown> };

/** What it gets. */
export type FlowAnswer =
  | { readonly kind: 'rows'; readonly rows: readonly SObject[] }
  | { readonly kind: 'results'; readonly results: readonly DmlRowResult[] }
  | { readonly kind: 'outputs'; readonly outputs: ReadonlyMap<string, unknown> }
  | { readonly kind: 'fault'; readonly message: string; readonly cause: unknown };

export type Running = Generator<{ readonly element: string; readonly request: FlowRequest }, void, FlowAnswer>;

/** An element failed and has no fault path: the interview ends. */
export class FlowFault extends Error {
  readonly flow: Flow;
  readonly element: FlowElement;
  readonly detail: string;
  readonly apexCause: unknown;

  constructor(flow: Flow, element: FlowElement, detail: string, apexCause: unknown) {
    super(detail);
    this.name = 'FlowFault';
    this.flow = flow;
    this.element = element;
    this.detail = detail;
    this.apexCause = apexCause;
  }
}

/** Failure of an element, before it is known where it leads. */
export class ElementFault extends Error {
  readonly apexCause: unknown;
  constructor(message: string, apexCause: unknown = null) {
    super(message);
    this.apexCause = apexCause;
  }
}

/** Elements an interview may run through; the platform's limit up to API version 56 was 2,000, loops that never end meet it here. */
const MAX_STEPS = 100_000;

/** Runs a flow from its start to an end. */
export function* interview(state: FlowState): Running {
  const { flow } = state;
  let next = flow.start;
  for (let steps = 0; next !== null; steps++) {
    if (steps > MAX_STEPS) throw new Error(`flow ${flow.name} does not end`);
    const element = flow.elements.get(next.toLowerCase());
    if (element === undefined) throw new Error(`flow ${flow.name} has no element ${next}`);
    state.host.step();
    try {
      next = yield* runElement(state, element);
    } catch (error) {
      if (!(error instanceof ElementFault)) throw error;
      if (element.fault === null) throw new FlowFault(flow, element, error.message, error.apexCause);
      state.faultMessage = error.message;
      next = element.fault;
    }
  }
}

/** Runs one element; gives the one that follows. */
function* runElement(state: FlowState, element: FlowElement): Generator<never | Yielded, string | null, FlowAnswer> {
  switch (element.kind) {
    case 'assignment':
      for (const item of element.items) assign(state, item);
      return element.next;
    case 'decision':
      return decide(state, element);
    case 'loop':
      return loop(state, element);
    case 'lookup':
    case 'create':
    case 'update':
    case 'delete':
      yield* runRecordElement(state, element);
      return element.next;
    case 'action':
      yield* runAction(state, element);
      return element.next;
    case 'subflow':
      yield* runSubflow(state, element);
      return element.next;
    case 'customError':
      for (const { message, field } of element.messages) state.addError(String(state.value(message) ?? ''), field);
      return element.next;
  }
}

type Yielded = { readonly element: string; readonly request: FlowRequest };

function decide(state: FlowState, element: ElementOf<'decision'>): string | null {
  const rule = element.rules.find((one) => meets(state, one));
  return rule === undefined ? element.next : rule.next;
}

/** An outcome may also ask that its conditions did not hold before the record was changed. */
function meets(state: FlowState, rule: FlowLogic): boolean {
  if (!holds(state, rule)) return false;
  return !rule.requiresChange || state.prior === null || !holds(state.before(), rule);
}

function loop(state: FlowState, element: ElementOf<'loop'>): string | null {
  const key = element.name.toLowerCase();
  let items = state.loops.get(key);
  if (items === undefined) {
    items = [...state.collection(element.collection)];
    if (element.descending) items.reverse();
    state.loops.set(key, items);
  }
  if (items.length === 0) {
    state.loops.delete(key);
    return element.done;
  }
  state.set(element.item, items.shift());
  return element.next;
}
