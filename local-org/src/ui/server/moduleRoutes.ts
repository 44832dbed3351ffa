import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { UiOrg } from '../uiOrg.ts';
import type { LoadedMetadata } from '../metadata/loadPageModel.ts';
import type { ModuleSource } from './compileModule.ts';
import { PREFIX, readModule } from './hostModules.ts';
import { platformModule } from './platformModules.ts';
import type { Problems } from './problems.ts';
import { requireSession } from './session.ts';

/** What the module routes work with. */
export interface ModuleServices {
  readonly org: UiOrg;
  readonly metadata: () => LoadedMetadata;
  readonly compile: (source: ModuleSource) => string;
  readonly problems: Problems;
}

/** Compiled-on-request modules: components (`/_ui/m/`), platform modules (`/_ui/sf/`), and the answer for what is not there. */
export function moduleRoutes(app: FastifyInstance, services: ModuleServices): void {
  componentRoute(app, services);
  platformRoute(app, services);
  missingRoute(app, services);
  resourceRoute(app, services);
  app.get(`${PREFIX}/problems`, () => services.problems.list());
}

interface ModuleRequest {
  Params: { namespace: string; bundle: string; file: string };
  Querystring: { scoped?: string };
}

function componentRoute(app: FastifyInstance, { org, metadata, compile, problems }: ModuleServices): void {
  app.get<ModuleRequest>(`${PREFIX}/m/:namespace/:bundle/:file`, (request, reply) => {
    const { namespace, bundle, file } = request.params;
    const subject = `${namespace}/${bundle}/${file}`;
    try {
      const source = readModule(
        { namespace, bundle, file, scoped: request.query.scoped === 'true' },
        metadata(),
        org.metadata,
      );
      const code = source ? compile(source) : 'export default undefined;';
      problems.clear(subject);
      return sendModule(request, reply, code);
    } catch (error) {
      return refuse(reply, problems, subject, error);
    }
  });
}

function platformRoute(app: FastifyInstance, { org, metadata, problems }: ModuleServices): void {
  app.get<{ Params: { '*': string } }>(`${PREFIX}/sf/*`, (request, reply) => {
    const session = requireSession(org, request, reply);
    if (!session) return reply;
    const id = request.params['*'];
    const { labels, resources } = metadata();
    try {
      const code = platformModule(id, {
        session,
        labels,
        apiName: (name) => org.apiName(name),
        componentName: (name) => org.componentName(name),
        hasResource: (name) => resources.has(name),
        resourceUrl: (name) => `/resource/${name}`,
      });
      problems.clear(id);
      return sendModule(request, reply, code);
    } catch (error) {
      return refuse(reply, problems, id, error);
    }
  });
}

/** A component tag the org does not have becomes a visible box; a script import of a missing module fails with its name. */
function missingRoute(app: FastifyInstance, { problems }: ModuleServices): void {
  app.get<{ Params: { '*': string } }>(`${PREFIX}/missing/*`, (request, reply) => {
    const id = request.params['*'];
    if (id.startsWith('c/'))
      return refuse(reply, problems, id, new Error(`There is no Lightning component bundle ${id} in this org.`));
    problems.report(id, `${id} is not supported by the local org.`);
    return sendModule(
      request,
      reply,
      `import { refusedComponent } from 'localorg/refusal'; export default refusedComponent(${JSON.stringify(id)});`,
    );
  });
}

function resourceRoute(app: FastifyInstance, { org, metadata }: ModuleServices): void {
  app.get<{ Params: { name: string } }>('/resource/:name', (request, reply) => {
    const resource = metadata().resources.get(request.params.name);
    if (!resource) return reply.code(404).send();
    return reply.type(resource.contentType).send(Buffer.from(org.metadata.read(resource.path)));
  });
}

function sendModule(request: FastifyRequest, reply: FastifyReply, code: string): FastifyReply {
  const etag = `"${createHash('sha256').update(code).digest('base64url').slice(0, 22)}"`;
  void reply.header('cache-control', 'no-cache').header('etag', etag);
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  return reply.type('text/javascript; charset=utf-8').send(code);
}

function refuse(reply: FastifyReply, problems: Problems, subject: string, error: unknown): FastifyReply {
  const message = error instanceof Error ? error.message : String(error);
  problems.report(subject, message);
  return reply.code(500).type('text/plain; charset=utf-8').send(message);
}
