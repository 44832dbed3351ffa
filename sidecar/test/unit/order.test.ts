import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  advance,
  isFinal,
  newProgress,
  orderEventKinds,
  orderStates,
  reportOf,
  transitions,
  type OrderEvent,
  type OrderProgress,
  type OrgReport,
} from '../../src/orders/order.ts';

const at = new Date('2026-11-23T12:00:00Z');
const anEvent = (kind: OrderEvent['kind']): OrderEvent => {
  switch (kind) {
    case 'attemptStarted':
      return { kind };
    case 'placed':
      return { kind, providerOrderId: 'ORD-1' };
    case 'delivered':
      return { kind, providerOrderId: 'ORD-1', at };
    case 'notSent':
    case 'outcomeUnknown':
    case 'refused':
    case 'fieldsDiffer':
      return { kind, reason: `because ${kind}` };
  }
};

/** A plausible way into each state. */
const wayTo: Record<OrderProgress['state'], OrderEvent['kind'][]> = {
  accepted: [],
  ordering: ['attemptStarted'],
  ordered: ['attemptStarted', 'placed'],
  delivered: ['attemptStarted', 'placed', 'delivered'],
  refused: ['attemptStarted', 'refused'],
  parked: ['attemptStarted', 'fieldsDiffer'],
};
const inState = (state: OrderProgress['state']) =>
  wayTo[state].reduce((progress, kind) => advance(progress, anEvent(kind)), newProgress());

const eventSequences = fc.array(fc.constantFrom(...orderEventKinds).map(anEvent), { maxLength: 30 });

describe('the life of an order', () => {
  for (const state of orderStates) {
    for (const kind of orderEventKinds) {
      it(`goes from ${state} on ${kind} to ${transitions[state][kind]}`, () => {
        const after = advance(inState(state), anEvent(kind));

        assert.equal(after.state, transitions[state][kind]);
        if (after.state === 'ordered' || after.state === 'delivered') assert.equal(after.providerOrderId, 'ORD-1');
        if (after.state === 'delivered') assert.ok(after.deliveredAt);
        if (after.state === 'refused' || after.state === 'parked') assert.ok(after.reason, 'says why');
      });
    }
  }

  it('neverLeavesDeliveredOrParked', () => {
    fc.assert(
      fc.property(fc.constantFrom('delivered' as const, 'parked' as const), eventSequences, (state, events) => {
        const before = inState(state);
        assert.deepEqual(events.reduce(advance, before), before);
      }),
    );
  });

  it('tellsTheOrgOnceWhateverIsRepeated', () => {
    fc.assert(
      fc.property(eventSequences, (events) => {
        const once = reportsOf(events);
        const repeated = reportsOf(events.flatMap((event) => [event, event]));
        assert.deepEqual(
          repeated.map((report) => report.status),
          once.map((report) => report.status),
        );
      }),
    );
  });

  it('neverTellsTheOrgThatMoneyIsBackAndThatACardCame', () => {
    fc.assert(
      fc.property(eventSequences, (events) => {
        const statuses = reportsOf(events).map((report) => report.status);
        assert.ok(!(statuses.includes('ActionNeeded') && statuses.includes('Delivered')));
        assert.ok(statuses.filter((status) => status === 'Delivered').length <= 1);
        const final = statuses.findIndex((status) => status === 'Delivered' || status === 'ActionNeeded');
        assert.ok(final === -1 || final === statuses.length - 1, 'nothing is said after the end');
      }),
    );
  });

  it('saysDeliveredExactlyWhenTheOrderIsDelivered', () => {
    fc.assert(
      fc.property(eventSequences, (events) => {
        const end = events.reduce(advance, newProgress());
        const told = reportsOf(events).at(-1)?.status;
        assert.equal(told === 'Delivered', end.state === 'delivered');
        if (isFinal(end.state)) assert.ok(told, 'the org hears of every end');
      }),
    );
  });

  it('countsAnAttemptOnlyWhenItsOutcomeIsUnknown', () => {
    const events = (['attemptStarted', 'notSent', 'outcomeUnknown', 'notSent', 'attemptStarted'] as const).map(anEvent);
    assert.equal(events.reduce(advance, newProgress()).unknownAttempts, 1);
  });
});

function reportsOf(events: readonly OrderEvent[]): OrgReport[] {
  const reports: OrgReport[] = [];
  let progress = newProgress();
  for (const event of events) {
    const after = advance(progress, event);
    const report = reportOf('a0P', progress, after, at);
    if (report !== null) reports.push(report);
    progress = after;
  }
  return reports;
}
