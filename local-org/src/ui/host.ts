import { join, resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { loadPageModel, type LoadedMetadata } from './metadata/loadPageModel.ts';
import { apexRoute } from './server/apexRoute.ts';
import { assetRoutes } from './server/assetRoutes.ts';
import { moduleCompiler } from './server/compileModule.ts';
import { eventRoutes } from './server/eventRoutes.ts';
import { moduleRoutes } from './server/moduleRoutes.ts';
import { pageRoutes } from './server/pageRoutes.ts';
import { Problems } from './server/problems.ts';
import type { UiOrg } from './uiOrg.ts';
import { ensureVendor, type Vendor } from './vendor/ensureVendor.ts';

export type { ApexCall, MetadataFiles, PlatformEventMessage, UiOrg, UiSession, UserSummary } from './uiOrg.ts';
export { ApexCallError } from './uiOrg.ts';
export { diskFiles } from './diskFiles.ts';
export { ensureVendor } from './vendor/ensureVendor.ts';

/** How to mount the pages. */
export interface UiOptions {
  readonly org: UiOrg;
  /** Where the vendor bundle and compiled components are kept; default `.cache/local-org-ui` beside the lock file. */
  readonly cacheDir?: string;
  readonly log?: (line: string) => void;
}

/** What `mountUi` gives back. */
export interface MountedUi {
  /** Settles when the vendor bundle is there; pages asked for earlier wait for it. */
  readonly ready: Promise<void>;
}

/** The default cache folder of the pages. */
export const DEFAULT_CACHE = resolve(import.meta.dirname, '..', '..', '..', '.cache', 'local-org-ui');

/**
 * Mounts the Lightning-like pages: `/login`, `/lightning/…`, `/secur/…`, `/resource/…` and everything under `/_ui/`.
 * Records come from the same server's REST API.
 */
export async function mountUi(app: FastifyInstance, options: UiOptions): Promise<MountedUi> {
  const { org, cacheDir = DEFAULT_CACHE, log = console.log } = options;
  const problems = new Problems(log);
  let building: Promise<Vendor> | null = null;
  const vendor = (): Promise<Vendor> => {
    building ??= ensureVendor(cacheDir, log).catch((error: unknown) => {
      building = null;
      throw error;
    });
    return building;
  };
  const metadata = metadataReader(org, problems);
  const compile = moduleCompiler(join(cacheDir, 'modules'));
  await app.register((scope, _options, done) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, parsed) => {
      parsed(null, new URLSearchParams(String(body)));
    });
    pageRoutes(scope, { org, metadata, vendor });
    assetRoutes(scope, vendor);
    moduleRoutes(scope, { org, metadata, compile, problems });
    apexRoute(scope, org);
    eventRoutes(scope, org);
    done();
  });
  const ready = vendor().then(() => undefined);
  ready.catch((error: unknown) => log(String(error)));
  return { ready };
}

/** A page asks for some hundred modules; its metadata is looked at once for all of them. */
const METADATA_LIFE_MS = 300;

/** Reads the metadata again only when the list of files or one file's stamp has changed. */
function metadataReader(org: UiOrg, problems: Problems): () => LoadedMetadata {
  let known: { stamp: string; loaded: LoadedMetadata } | null = null;
  let looked = -Infinity;
  return () => {
    if (known && performance.now() - looked < METADATA_LIFE_MS) return known.loaded;
    looked = performance.now();
    const relevant = org.metadata.list().filter((path) => path.endsWith('.xml'));
    const stamp = relevant.map((path) => `${path}:${org.metadata.stamp(path)}`).join('\n');
    if (known?.stamp === stamp) return known.loaded;
    for (const problem of known?.loaded.problems ?? []) problems.clear(problem.path);
    const loaded = loadPageModel(org.metadata);
    for (const problem of loaded.problems) problems.report(problem.path, problem.message);
    known = { stamp, loaded };
    return loaded;
  };
}
