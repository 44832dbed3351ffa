import { timingSafeEqual } from 'node:crypto';
import swagger from '@fastify/swagger';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import rawBody from 'fastify-raw-body';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { z } from 'zod';
import { eventOf } from './providers/provider.ts';
import type { GuardedProvider } from './orders/advanceOrder.ts';
import { record, type OrderDeps } from './orders/orders.ts';
import { orderStore } from './orders/orderStore.ts';
import { registerOrderRoutes } from './orders/routes.ts';
import { installErrorReply } from './platform/errorReply.ts';
import type { Metrics } from './platform/metrics.ts';
import { reasonOf } from './platform/sentenceError.ts';
import type { Status } from './platform/status.ts';

/** What the HTTP side needs. */
export interface ServerDeps {
  readonly orders: OrderDeps;
  readonly providers: ReadonlyMap<string, GuardedProvider>;
  readonly status: Status;
  readonly metrics: Metrics;
  readonly supportToken: string | undefined;
  /** Brings the gauges up to date before they are read. */
  refreshGauges(): Promise<void>;
}

/** Builds the HTTP server without starting it. */
export async function buildServer(deps: ServerDeps): Promise<FastifyInstance> {
  const server = Fastify({
    loggerInstance: deps.orders.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 262_144,
  }) as unknown as FastifyInstance;
  installErrorReply(server);
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Fulfilment sidecar',
        version: '0.1.0',
        description: 'Turns approved payouts into delivered gift cards.',
      },
    },
    transform: jsonSchemaTransform,
  });
  await server.register(rawBody, { global: false, encoding: false, runFirst: true });
  server.after(() => {
    registerHealth(server, deps);
    registerMetrics(server, deps);
    registerOrderRoutes(server, deps.orders.database, mayRead(deps.supportToken));
    for (const guarded of deps.providers.values()) registerWebhook(server, deps, guarded);
    server.get('/openapi.json', { schema: { hide: true } }, () => server.swagger());
  });
  await server.ready();
  return server;
}

/** Without a token set, whoever reaches the port may read: the port is then open to this machine alone. */
function mayRead(token: string | undefined): (authorization?: string) => boolean {
  if (token === undefined) return () => true;
  const expected = Buffer.from(`Bearer ${token}`);
  return (authorization = '') => {
    const given = Buffer.from(authorization);
    return given.length === expected.length && timingSafeEqual(given, expected);
  };
}

const health = z.object({
  live: z.boolean(),
  ready: z.boolean().describe('Whether payouts can be delivered at the moment.'),
  reasons: z.array(z.object({ area: z.string(), reason: z.string() })),
});

function registerHealth(server: FastifyInstance, { status, orders }: ServerDeps): void {
  server
    .withTypeProvider<ZodTypeProvider>()
    .get(
      '/health',
      { schema: { summary: 'Whether the service lives and can deliver', response: { 200: health, 503: health } } },
      async (_request, reply) => {
        const reasons = status.troubles();
        try {
          await orders.database.query('select 1');
        } catch (error) {
          reasons.push({ area: 'database', reason: reasonOf(error) });
        }
        const ready = reasons.length === 0;
        return reply.code(ready ? 200 : 503).send({ live: true, ready, reasons });
      },
    );
}

function registerMetrics(server: FastifyInstance, deps: ServerDeps): void {
  server.get('/metrics', { schema: { summary: 'Figures in Prometheus text format' } }, async (_request, reply) => {
    await deps.refreshGauges();
    return reply.type(deps.metrics.registry.contentType).send(await deps.metrics.registry.metrics());
  });
}

function registerWebhook(server: FastifyInstance, deps: ServerDeps, { provider }: GuardedProvider): void {
  const message = z.object({ message: z.string() });
  server.withTypeProvider<ZodTypeProvider>().post(
    `/webhooks/${provider.name}`,
    {
      config: { rawBody: true },
      schema: {
        summary: `News about an order, signed by the provider ${provider.name}`,
        response: { 200: message, 400: message, 401: message },
      },
    },
    async (request, reply) => {
      const reading = provider.readWebhook(request.rawBody as Buffer, request.headers);
      if (reading.kind === 'badSignature') {
        deps.metrics.badSignatures.inc({ provider: provider.name });
        return reply.code(401).send({ message: 'The signature does not match the body.' });
      }
      if (reading.kind === 'unreadable') return reply.code(400).send({ message: reading.reason });
      const { order, eventId } = reading;
      const ours = await orderStore.find(deps.orders.database, order.externalId);
      // Orders of others may share the provider's account; their news is taken and left aside.
      if (ours === null || ours.provider !== provider.name) return { message: 'This order is not ours.' };
      const event = eventOf(ours, order, deps.orders.clock.now());
      await record(deps.orders, ours.payoutId, event, { webhook: { provider: provider.name, eventId } });
      return { message: 'Taken.' };
    },
  );
}
