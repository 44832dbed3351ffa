import type { FastifyError, FastifyInstance } from 'fastify';
import { reasonOf } from './sentenceError.ts';

/** Answers failures with one sentence. What went wrong inside is logged and not told to the caller. */
export function installErrorReply(server: FastifyInstance): void {
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.code(status).send({ message: error.message });
    request.log.error(
      { route: request.routeOptions.url, reason: reasonOf(error), stack: error.stack },
      'A request failed.',
    );
    return reply.code(status).send({ message: 'The request failed inside the service; its log says why.' });
  });
}
