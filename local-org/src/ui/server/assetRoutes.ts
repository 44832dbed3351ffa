import { createReadStream, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Vendor } from '../vendor/ensureVendor.ts';
import { packageRoot } from '../vendor/vendorModules.ts';
import { PREFIX } from './hostModules.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** The shell's own style sheets, in the order they apply. */
const OWN = ['shell', 'records', 'lists', 'path', 'entry'];

/** Style sheets in the order they apply: the design system, then the shell's own. */
export function stylesheets(): string[] {
  const folder = join(import.meta.dirname, '..', 'styles');
  const own = OWN.map((name) => {
    const changed = Math.round(statSync(join(folder, `${name}.css`)).mtimeMs);
    return `${PREFIX}/styles/${name}.css?${changed}`;
  });
  return [`${PREFIX}/slds/slds2.cosmos.css`, ...own];
}

/** Files that never change under their address: vendor bundle and design system. */
export function assetRoutes(app: FastifyInstance, vendor: () => Promise<Vendor>): void {
  const design = join(packageRoot('@salesforce-ux/design-system-2'), 'dist', 'css', 'bundled');
  app.get<{ Params: { '*': string } }>(`${PREFIX}/vendor/*`, async (request, reply) => {
    const { folder, fingerprint } = await vendor();
    const [version, ...rest] = request.params['*'].split('/');
    if (version !== fingerprint) return reply.code(404).send();
    return sendFile(reply, folder, rest.join('/'));
  });
  app.get<{ Params: { '*': string } }>(`${PREFIX}/slds/*`, (request, reply) =>
    sendFile(reply, design, request.params['*']),
  );
  app.get<{ Params: { '*': string } }>(`${PREFIX}/styles/*`, (request, reply) =>
    sendFile(reply, join(import.meta.dirname, '..', 'styles'), request.params['*']),
  );
}

function sendFile(reply: FastifyReply, folder: string, path: string): FastifyReply {
  const file = normalize(join(folder, path));
  const found = file.startsWith(folder) ? statSync(file, { throwIfNoEntry: false }) : undefined;
  if (!found?.isFile()) return reply.code(404).send();
  void reply.header('cache-control', 'public, max-age=31536000, immutable').header('content-length', found.size);
  return reply.type(TYPES[extname(file)] ?? 'application/octet-stream').send(createReadStream(file));
}
