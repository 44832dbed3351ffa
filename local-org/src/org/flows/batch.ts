/**
 * Runs the interviews of a batch side by side: those that wait at the same element are answered together, so that 200 interviews make one
 * query, one DML statement and one call of an Apex action.
 * https://help.salesforce.com/s/articleView?id=platform.flow_concepts_bulkification.htm
 */
import type { DmlRowResult } from '../../abi/ports.ts';
import type { SObject } from '../../runtime/values/sObject.ts';
import { interview } from './interview.ts';
import type { FlowAnswer, FlowRequest, Running } from './interview.ts';
import type { FlowState } from './state.ts';

/** Does what interviews ask for. */
export interface FlowWorker {
  query(soql: string, binds: ReadonlyMap<string, unknown>): readonly SObject[];
  /** The queries of one element count as one. */
  countQuery(): void;
  write(operation: 'insert' | 'update' | 'delete', records: readonly SObject[]): readonly DmlRowResult[];
  /** One call with the inputs of several interviews; one outcome for each. */
  action(name: string, inputs: readonly ReadonlyMap<string, unknown>[]): readonly ReadonlyMap<string, unknown>[];
  /** The text of a failure that a fault path may handle; null for all others. */
  faultText(error: unknown): string | null;
}

interface Waiting {
  readonly index: number;
  readonly running: Running;
  readonly element: string;
  readonly request: FlowRequest;
}

/** Runs interviews to their end; the failure of each, or null. */
export function runInterviews(states: readonly FlowState[], worker: FlowWorker): (Error | null)[] {
  const failures: (Error | null)[] = states.map(() => null);
  let waiting: Waiting[] = [];
  const advance = (index: number, running: Running, answer: FlowAnswer | null): void => {
    try {
      const { done, value } = answer === null ? running.next() : running.next(answer);
      if (done !== true) waiting.push({ index, running, element: value.element, request: value.request });
    } catch (error) {
      failures[index] = error as Error;
    }
  };
  states.forEach((state, index) => advance(index, interview(state), null));
  while (waiting.length > 0) {
    const [first] = waiting;
    const together = waiting.filter((one) => one.element === first!.element && sameKind(one.request, first!.request));
    waiting = waiting.filter((one) => !together.includes(one));
    const answers = answer(together, worker);
    together.forEach((one, index) => advance(one.index, one.running, answers[index]!));
  }
  return failures;
}

function sameKind(a: FlowRequest, b: FlowRequest): boolean {
  if (a.kind !== b.kind) return false;
  return a.kind !== 'dml' || b.kind !== 'dml' || a.operation === b.operation;
}

function answer(together: readonly Waiting[], worker: FlowWorker): FlowAnswer[] {
  try {
    switch (together[0]!.request.kind) {
      case 'query':
        worker.countQuery();
        return together.map(({ request }) => queryAnswer(request, worker));
      case 'dml':
        return dmlAnswers(together, worker);
      case 'action':
        return actionAnswers(together, worker);
    }
  } catch (error) {
    const message = worker.faultText(error);
    if (message === null) throw error;
    return together.map(() => ({ kind: 'fault', message, cause: error }));
  }
}

function queryAnswer(request: FlowRequest, worker: FlowWorker): FlowAnswer {
  if (request.kind !== 'query') throw new Error('not a query');
  return { kind: 'rows', rows: worker.query(request.soql, request.binds) };
}

function dmlAnswers(together: readonly Waiting[], worker: FlowWorker): FlowAnswer[] {
  const requests = together.map(({ request }) => request as Extract<FlowRequest, { kind: 'dml' }>);
  const results = worker.write(
    requests[0]!.operation,
    requests.flatMap(({ records }) => records),
  );
  let at = 0;
  return requests.map(({ records }) => ({ kind: 'results', results: results.slice(at, (at += records.length)) }));
}

function actionAnswers(together: readonly Waiting[], worker: FlowWorker): FlowAnswer[] {
  const requests = together.map(({ request }) => request as Extract<FlowRequest, { kind: 'action' }>);
  const outputs = worker.action(
    requests[0]!.name,
    requests.map(({ inputs }) => inputs),
  );
  return requests.map((_request, index) => ({
    kind: 'outputs',
    outputs: outputs[index] ?? new Map<string, unknown>(),
  }));
}
