import type { Provider, ProviderAnswer } from '../providers/provider.ts';
import { eventOf } from '../providers/provider.ts';
import type { ProviderGate } from '../providers/providerGate.ts';
import type { RateLimit } from '../providers/rateLimit.ts';
import type { AdvanceTask } from '../queue/queue.ts';
import type { Order } from './order.ts';
import { isFinal } from './order.ts';
import { record, type OrderDeps } from './orders.ts';
import { orderStore } from './orderStore.ts';

/** A provider with what guards the way to it. */
export interface GuardedProvider {
  readonly provider: Provider;
  readonly gate: ProviderGate;
  readonly rate: RateLimit;
}

/** What advancing needs besides the store. */
export interface AdvanceDeps extends OrderDeps {
  readonly providers: ReadonlyMap<string, GuardedProvider>;
  /** Counts the provider's answers. */
  answered(provider: string, answer: ProviderAnswer): void;
}

/**
 * Does one step of one order: note the attempt, call the provider outside any transaction, record what it said.
 * A crash anywhere in between leaves an order in `ordering`, whose next step looks the key up before it orders.
 */
export async function advanceOrder(deps: AdvanceDeps, task: AdvanceTask): Promise<void> {
  const order = await orderStore.find(deps.database, task.payoutId);
  if (order === null || order.step !== task.step || isFinal(order.state)) return;
  const guarded = deps.providers.get(order.provider);
  if (guarded === undefined) return refuseUnknownProvider(deps, order);
  const pause = guarded.gate.pause();
  if (pause !== null) {
    const spread = new Date(pause.until.getTime() + deps.random() * 1000);
    return record(deps, order.payoutId, { kind: 'notSent', reason: pause.reason }, { notBefore: spread });
  }
  await recordAnswer(deps, guarded, order, await ask(deps, guarded, order));
}

/** Money that was never sent goes back: an order that may exist elsewhere is left for a person. */
function refuseUnknownProvider(deps: AdvanceDeps, order: Order): Promise<void> {
  const reason = `No provider named ${order.provider} is set up in the fulfilment service.`;
  if (order.state === 'accepted') return record(deps, order.payoutId, { kind: 'refused', reason });
  return record(deps, order.payoutId, { kind: 'outcomeUnknown', reason });
}

async function ask(deps: AdvanceDeps, guarded: GuardedProvider, order: Order): Promise<ProviderAnswer> {
  if (order.state === 'accepted') {
    await record(deps, order.payoutId, { kind: 'attemptStarted' });
  } else {
    const found = await call(deps, guarded, () => guarded.provider.findOrder(order.payoutId));
    if (found.kind !== 'notFound') return found;
    if (order.state === 'ordered') {
      return { kind: 'unknown', reason: `The provider no longer knows the order ${order.providerOrderId}.` };
    }
  }
  return call(deps, guarded, () => guarded.provider.placeOrder(order));
}

async function call(deps: AdvanceDeps, guarded: GuardedProvider, send: () => Promise<ProviderAnswer>) {
  await guarded.rate.turn();
  const answer = await send();
  deps.answered(guarded.provider.name, answer);
  return answer;
}

/** The retry table: what each kind of answer means for the order, the gate and the rate. */
async function recordAnswer(
  deps: AdvanceDeps,
  guarded: GuardedProvider,
  order: Order,
  answer: ProviderAnswer,
): Promise<void> {
  const { gate, rate } = guarded;
  const now = deps.clock.now();
  const note = (event: Parameters<typeof record>[2], notBefore?: Date) =>
    record(deps, order.payoutId, event, notBefore === undefined ? {} : { notBefore });
  switch (answer.kind) {
    case 'order':
      gate.opened();
      return note(eventOf(order, answer.order, now));
    case 'conflict':
      gate.opened();
      return note({ kind: 'fieldsDiffer', reason: answer.reason });
    case 'refused':
      gate.opened();
      return note({ kind: 'refused', reason: answer.reason });
    case 'throttled':
      // A short rest is a matter of pace; a long one must not keep tasks waiting inside a running call.
      if (answer.retryAfterMs <= 5000) rate.holdFor(answer.retryAfterMs);
      else gate.resting('The provider asked to slow down.', answer.retryAfterMs);
      return note(
        { kind: 'notSent', reason: 'The provider asked to slow down.' },
        new Date(now.getTime() + answer.retryAfterMs),
      );
    case 'blocked':
      gate.blocked(answer.reason);
      return note({ kind: 'notSent', reason: answer.reason }, gate.pause()?.until);
    case 'unreachable':
      gate.unreachable(answer.reason);
      return note({ kind: 'notSent', reason: answer.reason }, gate.pause()?.until);
    case 'notFound':
      return note({ kind: 'outcomeUnknown', reason: 'The provider has no such address for orders.' });
    case 'unknown':
      return note({ kind: 'outcomeUnknown', reason: answer.reason });
  }
}
