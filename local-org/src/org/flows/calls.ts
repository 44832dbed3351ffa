/** Apex actions and subflows. */
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { PropertyBag } from '../../library/support/propertyBag.ts';
import { ElementFault, interview } from './interview.ts';
import type { Running } from './interview.ts';
import type { ElementOf, FlowOutput } from './model.ts';
import { FlowState } from './state.ts';

/** Calls an invocable method; the interviews of a batch call it together. */
export function* runAction(state: FlowState, element: ElementOf<'action'>): Running {
  const inputs = new Map(element.inputs.map(({ name, value }) => [name, state.value(value)]));
  const answer = yield { element: element.name, request: { kind: 'action', name: element.actionName, inputs } };
  if (answer.kind === 'fault') {
    throw new ElementFault(`An Apex error occurred: ${answer.message}`, answer.cause);
  }
  if (answer.kind === 'outputs') keep(state, element, answer.outputs);
}

/** Runs another flow with its own variables, in the same interview. */
export function* runSubflow(state: FlowState, element: ElementOf<'subflow'>): Running {
  const flow = state.host.flow(element.flowName);
  if (flow === null) throw new UnsupportedError(`subflow ${element.flowName}`, `it is not an active flow of this org`);
  const inner = new FlowState(flow, state.host);
  for (const { name, value } of element.inputs) inner.input(name, state.value(value));
  yield* interview(inner);
  keep(state, element, inner.outputs());
}

function keep(
  state: FlowState,
  element: { readonly name: string; readonly outputs: readonly FlowOutput[]; readonly storesOutput: boolean },
  outputs: ReadonlyMap<string, unknown>,
): void {
  const byName = new Map([...outputs].map(([name, value]) => [name.toLowerCase(), value]));
  for (const { to, name } of element.outputs) state.set(to, byName.get(name.toLowerCase()) ?? null);
  if (!element.storesOutput) return;
  const only = byName.size === 1 ? byName.get('output') : undefined;
  state.set(element.name, only === undefined ? new PropertyBag('Object', Object.fromEntries(byName)) : only);
}
