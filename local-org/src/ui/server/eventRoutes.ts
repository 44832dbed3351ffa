import type { FastifyInstance } from 'fastify';
import type { UiOrg } from '../uiOrg.ts';
import { PREFIX } from './hostModules.ts';
import { requireSession } from './session.ts';

const HEARTBEAT_MS = 20_000;

/**
 * `GET /_ui/events?channel=/event/Pulse__e:-1&channel=…`: server-sent events for all channels of a page in one connection,
 * because a browser opens only six connections to a host. The number after the colon is the replay id to start after.
 */
export function eventRoutes(app: FastifyInstance, org: UiOrg): void {
  app.get<{ Querystring: { channel?: string | string[] } }>(`${PREFIX}/events`, (request, reply) => {
    const session = requireSession(org, request, reply);
    if (!session) return;
    const wanted = [request.query.channel ?? []].flat();
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    raw.write(': open\n\n');
    const stops = wanted.map((entry) => {
      const colon = entry.lastIndexOf(':');
      return org.subscribe(session.token, entry.slice(0, colon), Number(entry.slice(colon + 1)), (message) => {
        raw.write(`data: ${JSON.stringify(message)}\n\n`);
      });
    });
    const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS);
    heartbeat.unref();
    raw.on('close', () => {
      clearInterval(heartbeat);
      for (const stop of stops) stop();
    });
  });
}
