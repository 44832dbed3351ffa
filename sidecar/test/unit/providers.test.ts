import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { differenceFrom, eventOf, type ProviderOrder } from '../../src/providers/provider.ts';
import { createProviderGate } from '../../src/providers/providerGate.ts';
import { createRateLimit } from '../../src/providers/rateLimit.ts';
import { backoff, nextStepDelay } from '../../src/queue/retryPolicy.ts';
import { newProgress } from '../../src/orders/order.ts';
import { drawOrderFault, faultsSchema } from '../../src/sandbox/faults.ts';

const payout = {
  payoutId: 'a0P000000000001AAA',
  provider: 'sandbox',
  sku: 'SANDBOX-USD',
  amountMinor: 5000,
  currencyCode: 'USD',
  recipientName: 'Rita Rep',
  recipientEmail: 'Rita@example.com',
};
const order: ProviderOrder = {
  providerOrderId: 'sbx_1',
  externalId: payout.payoutId,
  sku: payout.sku,
  amountMinor: 5000,
  currencyCode: 'USD',
  recipientEmail: 'rita@example.com',
  status: 'pending',
  deliveredAt: null,
  failureReason: null,
};
const now = new Date('2026-11-23T12:00:00Z');

describe("a provider's order", () => {
  it('isTheOneAskedForWhenAllFieldsAgree', () => {
    assert.equal(differenceFrom(payout, order), null);
    assert.deepEqual(eventOf(payout, order, now), { kind: 'placed', providerOrderId: 'sbx_1' });
  });

  for (const [field, value] of [
    ['amountMinor', 5001],
    ['currencyCode', 'EUR'],
    ['sku', 'OTHER'],
    ['recipientEmail', 'else@example.com'],
    ['externalId', 'a0P000000000002AAA'],
  ] as const) {
    it(`isParkedWhenItDiffersIn ${field}, whatever its status`, () => {
      for (const status of ['pending', 'delivered', 'failed'] as const) {
        assert.equal(eventOf(payout, { ...order, [field]: value, status }, now).kind, 'fieldsDiffer');
      }
    });
  }
});

describe('the gate of a provider', () => {
  const gateAt = (time: { ms: number }) =>
    createProviderGate({ now: () => new Date(time.ms) }, 30_000, () => undefined);

  it('waitsTwiceAsLongEachTimeUpToTheLongestPause', () => {
    const time = { ms: 0 };
    const gate = gateAt(time);
    const pauses = Array.from({ length: 6 }, () => {
      gate.unreachable('gone');
      const length = (gate.pause()?.until.getTime() ?? 0) - time.ms;
      time.ms += length;
      return length;
    });
    assert.deepEqual(pauses, [2000, 4000, 8000, 16_000, 30_000, 30_000]);
    assert.equal(gate.pause(), null, 'one may try again');
    assert.equal(gate.trouble(), 'gone');
    gate.opened();
    assert.equal(gate.trouble(), null);
  });

  it('staysInTroubleForMissingFundsThoughTheProviderAnswers', () => {
    const gate = gateAt({ ms: 0 });
    gate.blocked('no funds');
    gate.reachable();
    assert.equal(gate.trouble(), 'no funds');
  });
});

describe('the retry policy', () => {
  it('doublesWithJitterUpToTheLongest', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (attempt, random) => {
          const delay = backoff(attempt, 1000, 300_000, () => random);
          const full = Math.min(1000 * 2 ** (attempt - 1), 300_000);
          assert.ok(delay >= full / 2 - 1 && delay <= full + 1);
        },
      ),
    );
  });

  it('hasNoNextStepAfterTheEnd', () => {
    for (const state of ['delivered', 'refused', 'parked'] as const) {
      assert.equal(
        nextStepDelay({ ...newProgress(), state }, 'delivered', () => 0),
        null,
      );
    }
  });
});

describe('the rate limit', () => {
  it('spacesCallsEvenly', async () => {
    const limit = createRateLimit(50);
    const started = performance.now();
    await Promise.all(Array.from({ length: 11 }, () => limit.turn()));
    assert.ok(performance.now() - started >= 195, 'ten spaces of 20 ms');
  });
});

describe('drawn faults', () => {
  it('comeInTheSharesAskedFor', () => {
    const faults = faultsSchema.parse({ tooManyRequests: 0.1, errorAfterCommit: 0.2 });
    assert.equal(
      drawOrderFault(faults, () => 0.05),
      'tooManyRequests',
    );
    assert.equal(
      drawOrderFault(faults, () => 0.25),
      'errorAfterCommit',
    );
    assert.equal(
      drawOrderFault(faults, () => 0.35),
      null,
    );
  });
});
