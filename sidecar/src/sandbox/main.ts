import closeWithGrace from 'close-with-grace';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createLog } from '../platform/log.ts';
import { SentenceError } from '../platform/sentenceError.ts';
import { startDelivery } from './delivery.ts';
import { readSandboxConfig, type SandboxConfig } from './sandboxConfig.ts';
import { buildSandboxServer } from './sandboxServer.ts';
import { SandboxStore } from './sandboxStore.ts';

// A gift-card provider of our own: a server like a real one, with a store of its own, that moves no money.
try {
  await start(readSandboxConfig(process.env));
} catch (error) {
  process.stderr.write(`${startFailure(error)}\n`);
  process.exit(1);
}

async function start(config: SandboxConfig): Promise<void> {
  const log = createLog(process.env['LOG_LEVEL'] ?? 'info').child({ service: 'sandbox-provider' });
  const store = new SandboxStore(join(config.SANDBOX_DATA_DIR, 'orders.sqlite'), config.SANDBOX_FUNDS_MINOR);
  const faults = { current: config.SANDBOX_FAULTS };
  const server = buildSandboxServer({
    store,
    apiKey: config.SANDBOX_API_KEY,
    ratePerSecond: config.SANDBOX_RATE_PER_SECOND,
    deliveryMs: config.SANDBOX_DELIVERY_MS,
    faults,
    random: Math.random,
    log,
  });
  await server.listen({ host: config.SANDBOX_HOST, port: config.SANDBOX_PORT });
  const loops = startDelivery({
    store,
    faults: () => faults.current,
    random: Math.random,
    webhookUrl: config.SANDBOX_WEBHOOK_URL,
    webhookSecret: config.SANDBOX_WEBHOOK_SECRET,
    log,
  });
  const { port } = server.server.address() as AddressInfo;
  log.info({ port }, 'The sandbox provider is running.');
  closeWithGrace({ delay: 10_000, logger: false }, async ({ err }) => {
    if (err)
      log.fatal(
        { reason: err.message, stack: err.stack },
        'The sandbox provider stops because of an unexpected error.',
      );
    await server.close();
    await Promise.all(loops.map((loop) => loop.stop()));
    store.close();
  });
}

function startFailure(error: unknown): string {
  if (error instanceof SentenceError) return error.message;
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
    return 'The port in SANDBOX_PORT is in use; set another one.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
