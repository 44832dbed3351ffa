import type { FastifyInstance } from 'fastify';
import { ApexCallError, type ApexCall, type UiOrg } from '../uiOrg.ts';
import { PREFIX } from './hostModules.ts';
import { requireSession } from './session.ts';

/**
 * `POST /_ui/apex`: runs an `@AuraEnabled` method as the session's user. JSON only, so a form on another site cannot send it.
 * The failure body is what a component reads as `error.body`:
 * https://developer.salesforce.com/docs/platform/lwc/guide/apex-error-handling.html
 */
export function apexRoute(app: FastifyInstance, org: UiOrg): void {
  app.post<{ Body: Partial<ApexCall> }>(`${PREFIX}/apex`, async (request, reply) => {
    const session = requireSession(org, request, reply);
    if (!session) return reply;
    const { namespace = null, className, method, params = {}, wired = false } = request.body;
    if (typeof className !== 'string' || typeof method !== 'string') {
      return reply.code(400).send({ message: 'An Apex call needs className and method.' });
    }
    try {
      const value = await org.invokeApex(session.token, { namespace, className, method, params, wired });
      return await reply.header('content-type', 'application/json').send(JSON.stringify(value ?? null));
    } catch (error) {
      if (error instanceof ApexCallError) return reply.code(error.status).send(error.body);
      request.log.error(error);
      const message = error instanceof Error ? error.message : String(error);
      return reply
        .code(500)
        .send({ message, exceptionType: 'System.UnexpectedException', isUserDefinedException: false });
    }
  });
}
