import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { lwcPlugin } from './lwcPlugin.ts';
import { packageRoot, vendorLightningModules } from './vendorModules.ts';

const SHARED: BuildOptions = {
  bundle: true,
  target: 'es2022',
  minify: true,
  logLevel: 'warning',
  define: {
    'import.meta.env.SSR': 'false',
    'process.env.NODE_ENV': '"production"',
    'process.env.IS_BROWSER': 'true',
    'process.env.SKIP_LWC_VERSION_MISMATCH_CHECK': 'undefined',
  },
};

/**
 * lwc + lightning-base-components ──► ES modules with shared chunks in `outdir`; the synthetic shadow is a script of its own,
 * because it must have run before the engine is evaluated. Written beside and renamed, so a half-built folder is never used.
 */
export async function buildVendor(outdir: string, onProgress: (compiled: number) => void): Promise<void> {
  const draft = `${outdir}.draft-${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  let compiled = 0;
  const lightning = vendorLightningModules();
  await build({
    ...SHARED,
    entryPoints: ['lwc', ...lightning].map((name) => ({ in: name, out: name })),
    outdir: draft,
    splitting: true,
    format: 'esm',
    chunkNames: 'chunks/[hash]',
    plugins: [lwcPlugin(() => onProgress((compiled += 1)))],
  });
  await build({
    ...SHARED,
    entryPoints: [resolve(packageRoot('@lwc/synthetic-shadow'), 'dist/index.js')],
    outfile: join(draft, 'synthetic-shadow.js'),
    format: 'iife',
  });
  writeFileSync(join(draft, 'modules.json'), JSON.stringify(lightning));
  rmSync(outdir, { recursive: true, force: true });
  renameSync(draft, outdir);
}
