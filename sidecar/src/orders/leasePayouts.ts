import { z } from 'zod';
import type { Payout } from './order.ts';
import { acceptPayouts, refuseUnusablePayout, type OrderDeps } from './orders.ts';

const payoutSchema = z.object({
  payoutId: z.string().regex(/^[a-zA-Z0-9]{15,18}$/, 'is not a Salesforce id'),
  provider: z.string({ error: 'is missing' }).min(1, 'is missing'),
  sku: z.string({ error: 'is missing' }).min(1, 'is missing'),
  amountMinor: z.number({ error: 'is missing' }).int('is not in whole minor units').positive('is not positive'),
  currencyCode: z.string({ error: 'is missing' }).regex(/^[A-Z]{3}$/, 'is not an ISO 4217 code'),
  recipientName: z.string({ error: 'is missing' }).min(1, 'is missing'),
  recipientEmail: z.string({ error: 'is missing' }).regex(/^[^\s@]+@[^\s@]+$/, 'is not an e-mail address'),
});

/** Where payouts are leased from: the port the org client fills. */
export interface PayoutSource {
  lease(): Promise<{ readonly payoutId: string }[]>;
}

/** Leases one batch and stores it. Says how many payouts came, new or not. */
export async function leasePayouts(deps: OrderDeps, source: PayoutSource): Promise<number> {
  const leased = await source.lease();
  const usable: Payout[] = [];
  for (const payout of leased) {
    const parsed = payoutSchema.safeParse(payout);
    if (parsed.success) usable.push(parsed.data);
    else await refuseUnusablePayout(deps, payout.payoutId, sentenceOf(parsed.error));
  }
  if (usable.length > 0) {
    const accepted = await acceptPayouts(deps, usable);
    deps.log.info({ leased: leased.length, accepted }, 'Payouts leased.');
  }
  return leased.length;
}

function sentenceOf(error: z.ZodError): string {
  const faults = error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  return `This payout cannot be ordered: ${faults.join(', ')}.`;
}
