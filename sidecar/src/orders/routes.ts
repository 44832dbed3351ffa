import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Database } from '../platform/database.ts';
import { orderStates } from './order.ts';
import { orderStore } from './orderStore.ts';

const orderView = z
  .object({
    payoutId: z.string(),
    provider: z.string(),
    sku: z.string(),
    amountMinor: z.number().int(),
    currencyCode: z.string(),
    state: z.enum(orderStates),
    providerOrderId: z.string().nullable(),
    reason: z.string().nullable().describe('Why it is refused, parked or still waiting.'),
    unknownAttempts: z.number().int(),
    nextStepAt: z.string().nullable(),
    leasedAt: z.string(),
    changedAt: z.string(),
    deliveredAt: z.string().nullable(),
  })
  .describe('An order as support sees it: no code, no link, no name, no address.');
const notFound = z.object({ message: z.string() });

/** Routes for support. `mayRead` decides who gets an answer. */
export function registerOrderRoutes(
  server: FastifyInstance,
  database: Database,
  mayRead: (authorization?: string) => boolean,
) {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/orders/:payoutId',
    {
      schema: {
        summary: 'Where one payout stands',
        params: z.object({ payoutId: z.string().min(1).max(18) }),
        response: { 200: orderView, 401: notFound, 404: notFound },
      },
    },
    async (request, reply) => {
      if (!mayRead(request.headers.authorization))
        return reply.code(401).send({ message: 'A support token is needed.' });
      const order = await orderStore.find(database, request.params.payoutId);
      if (order === null) return reply.code(404).send({ message: 'This payout was never leased here.' });
      return {
        payoutId: order.payoutId,
        provider: order.provider,
        sku: order.sku,
        amountMinor: order.amountMinor,
        currencyCode: order.currencyCode,
        state: order.state,
        providerOrderId: order.providerOrderId,
        reason: order.reason,
        unknownAttempts: order.unknownAttempts,
        nextStepAt: order.dueAt?.toISOString() ?? null,
        leasedAt: order.leasedAt.toISOString(),
        changedAt: order.changedAt.toISOString(),
        deliveredAt: order.deliveredAt?.toISOString() ?? null,
      };
    },
  );
}
