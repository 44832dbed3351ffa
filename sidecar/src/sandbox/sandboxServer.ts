import { timingSafeEqual } from 'node:crypto';
import Fastify, { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import { installErrorReply } from '../platform/errorReply.ts';
import type { Log } from '../platform/log.ts';
import { products, soldOutSku } from './catalog.ts';
import { drawOrderFault, faultsSchema, type Faults, type OrderFault } from './faults.ts';
import { renderPage } from './page.ts';
import type { OrderRequest, SandboxStore } from './sandboxStore.ts';

/** What the sandbox's HTTP side needs. */
export interface SandboxServerDeps {
  readonly store: SandboxStore;
  readonly apiKey: string;
  readonly ratePerSecond: number;
  readonly deliveryMs: number;
  readonly faults: { current: Faults };
  readonly random: () => number;
  readonly log: Log;
}

const orderSchema = z.strictObject({
  externalId: z.string().min(1).max(100),
  sku: z.string().min(1),
  amountMinor: z.number().int(),
  currencyCode: z.string(),
  recipient: z.strictObject({ name: z.string().min(1), email: z.string().min(3) }),
});
const topUpSchema = z.strictObject({ currencyCode: z.string(), amountMinor: z.number().int().positive() });

/** Builds the sandbox provider without starting it. */
export function buildSandboxServer(deps: SandboxServerDeps): FastifyInstance {
  const server = Fastify({
    loggerInstance: deps.log,
    logController: new LogController({ disableRequestLogging: true }),
  }) as unknown as FastifyInstance;
  const allowed = createWindow(deps.ratePerSecond);
  server.get('/', (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(renderPage(deps.store.deliveredCards(100))),
  );
  server.get('/health', () => ({ live: true }));
  server.register((api, _options, done) => {
    api.addHook('onRequest', (request, reply) => guard(deps, allowed, request, reply));
    registerOrders(api, deps);
    registerAccount(api, deps);
    done();
  });
  installErrorReply(server);
  server.setNotFoundHandler((_request, reply) => reply.code(404).send('There is nothing at this address.'));
  return server;
}

async function guard(deps: SandboxServerDeps, allowed: () => boolean, request: FastifyRequest, reply: FastifyReply) {
  const given = Buffer.from(request.headers.authorization ?? '');
  const expected = Buffer.from(`Bearer ${deps.apiKey}`);
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    return refuse(reply, 401, 'The API key is not valid.');
  if (!allowed()) return tooMany(reply);
}

function registerOrders(api: FastifyInstance, deps: SandboxServerDeps): void {
  api.get('/v1/catalog', () => ({ items: products }));
  api.get<{ Params: { externalId: string } }>('/v1/orders/:externalId', (request, reply) => {
    const order = deps.store.findOrder(request.params.externalId);
    return order === null ? refuse(reply, 404, 'There is no order with this external id.') : reply.send({ order });
  });
  api.post('/v1/orders', async (request, reply) => {
    const fault = drawOrderFault(deps.faults.current, deps.random);
    if (fault === 'tooManyRequests') return tooMany(reply);
    if (fault === 'errorBeforeCommit') return refuse(reply, 500, 'Something went wrong.');
    const parsed = orderSchema.safeParse(request.body);
    if (!parsed.success) return refuse(reply, 400, z.prettifyError(parsed.error).replaceAll('\n', ' '));
    const { status, body } = place(deps, parsed.data);
    return answerWith(deps, reply, fault, status, body);
  });
}

interface Answer {
  readonly status: number;
  readonly body: object;
}

/** New orders answer 200, a repeated one 201 with the first order, a different one under the same key 409. */
function place(deps: SandboxServerDeps, request: OrderRequest): Answer {
  const known = deps.store.findOrder(request.externalId);
  if (known !== null) {
    if (sameOrder(known, request)) return { status: 201, body: { order: known } };
    return failure(409, 'Another order was placed under this external id.');
  }
  const refusal = refusalOf(request);
  if (refusal !== null) return failure(422, refusal);
  const order = deps.store.placeOrder(request, new Date(), Date.now() + deps.deliveryMs);
  if (order === null) return failure(402, `The funds in ${request.currencyCode} do not suffice.`);
  return { status: 200, body: { order } };
}

function sameOrder(known: OrderRequest, request: OrderRequest): boolean {
  return (
    known.sku === request.sku &&
    known.amountMinor === request.amountMinor &&
    known.currencyCode === request.currencyCode &&
    known.recipient.name === request.recipient.name &&
    known.recipient.email === request.recipient.email
  );
}

function refusalOf({ sku, amountMinor, currencyCode, recipient }: OrderRequest): string | null {
  const product = products.find((candidate) => candidate.sku === sku && candidate.active);
  if (product === undefined) return `The product ${sku} is not on offer.`;
  if (sku === soldOutSku) return `${product.name} is out of stock.`;
  if (currencyCode !== product.currencyCode) return `${product.name} is sold in ${product.currencyCode} only.`;
  if (amountMinor < product.minMinor || amountMinor > product.maxMinor)
    return `${product.name} is not sold in this amount.`;
  if (!/^[^\s@]+@[^\s@]+$/.test(recipient.email)) return 'The recipient has no valid e-mail address.';
  return null;
}

async function answerWith(
  deps: SandboxServerDeps,
  reply: FastifyReply,
  fault: OrderFault,
  status: number,
  body: object,
) {
  if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, deps.faults.current.slowMs));
  if (fault === 'errorAfterCommit') return refuse(reply, 500, 'Something went wrong.');
  if (fault === 'resetAfterCommit') {
    reply.hijack();
    reply.raw.destroy();
    return reply;
  }
  return reply.code(status).send(body);
}

/** The account, and what a tester may change while the sandbox runs. */
function registerAccount(api: FastifyInstance, deps: SandboxServerDeps): void {
  api.get('/v1/account', () => deps.store.account());
  api.post('/v1/account/top-up', (request, reply) => {
    const parsed = topUpSchema.safeParse(request.body);
    if (!parsed.success) return refuse(reply, 400, z.prettifyError(parsed.error).replaceAll('\n', ' '));
    const { currencyCode, amountMinor } = parsed.data;
    if (!deps.store.topUp(currencyCode, amountMinor))
      return refuse(reply, 422, `There is no account in ${currencyCode}.`);
    return reply.send(deps.store.account());
  });
  api.put('/v1/faults', (request, reply) => {
    const parsed = faultsSchema.safeParse(request.body);
    if (!parsed.success) return refuse(reply, 400, z.prettifyError(parsed.error).replaceAll('\n', ' '));
    deps.faults.current = parsed.data;
    return reply.send(parsed.data);
  });
}

function failure(status: number, message: string): Answer {
  return { status, body: { error: { message } } };
}

function refuse(reply: FastifyReply, status: number, message: string): FastifyReply {
  return reply.code(status).send({ error: { message } });
}

function tooMany(reply: FastifyReply): FastifyReply {
  return refuse(reply.header('retry-after', '1'), 429, 'Too many requests.');
}

/** Allows so many calls in any second. */
function createWindow(perSecond: number): () => boolean {
  const recent: number[] = [];
  return () => {
    const now = performance.now();
    while (recent[0] !== undefined && recent[0] <= now - 1000) recent.shift();
    if (recent.length >= perSecond) return false;
    recent.push(now);
    return true;
  };
}
