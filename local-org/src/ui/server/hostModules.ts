import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MetadataFiles } from '../uiOrg.ts';
import type { LoadedMetadata } from '../metadata/loadPageModel.ts';
import type { Vendor } from '../vendor/ensureVendor.ts';
import { CompileError, type ModuleSource } from './compileModule.ts';

/** The folder of the shell's own modules: `localorg/*` (the shell) and `lightning/*` (modules the platform serves). */
export const HOST_MODULES = join(import.meta.dirname, '..', 'lwc');

/** Where the host's own routes start; everything else belongs to the org's API. */
export const PREFIX = '/_ui';

/** The import map of a page: every module the browser may ask for, and where it is. */
export function importMap(vendor: Vendor, metadata: LoadedMetadata): Record<string, string> {
  const imports: Record<string, string> = {
    lwc: `${PREFIX}/vendor/${vendor.fingerprint}/lwc.js`,
    'force/navigation': `${PREFIX}/m/lightning/navigation/navigation.js`,
    '@salesforce/': `${PREFIX}/sf/@salesforce/`,
    'lightning/': `${PREFIX}/missing/lightning/`,
    'force/': `${PREFIX}/missing/force/`,
    'c/': `${PREFIX}/missing/c/`,
  };
  for (const name of vendor.modules) imports[name] = `${PREFIX}/vendor/${vendor.fingerprint}/${name}.js`;
  for (const namespace of ['lightning', 'localorg']) {
    for (const bundle of readdirSync(join(HOST_MODULES, namespace))) {
      imports[`${namespace}/${bundle}`] = `${PREFIX}/m/${namespace}/${bundle}/${bundle}.js`;
    }
  }
  for (const bundle of metadata.bundleFolders.keys()) imports[`c/${bundle}`] = `${PREFIX}/m/c/${bundle}/${bundle}.js`;
  return imports;
}

/** Reads one file of a bundle, of the project or of the host; null when a template or style sheet is not there. */
export function readModule(
  request: { namespace: string; bundle: string; file: string; scoped: boolean },
  metadata: LoadedMetadata,
  files: MetadataFiles,
): ModuleSource | null {
  const { namespace, bundle, file } = request;
  const reader = namespace === 'c' ? projectBundle(bundle, metadata, files) : hostBundle(namespace, bundle);
  const name = candidates(file).find((candidate) => reader.has(candidate));
  if (name !== undefined) return { ...request, file: name, text: reader.read(name) };
  if (/\.(html|css)$/.test(file)) return null;
  throw new CompileError(`${namespace}/${bundle}/${file}: no such file in the bundle.`);
}

// board.js is asked for by its compiled name, ./util without an extension
function candidates(file: string): string[] {
  if (file.endsWith('.js')) return [file.replace(/\.js$/, '.ts'), file];
  if (/\.(html|css|ts)$/.test(file)) return [file];
  return [`${file}.ts`, `${file}.js`];
}

interface BundleReader {
  has(file: string): boolean;
  read(file: string): string;
}

function projectBundle(bundle: string, metadata: LoadedMetadata, files: MetadataFiles): BundleReader {
  const folder = metadata.bundleFolders.get(bundle);
  if (folder === undefined) throw new CompileError(`There is no Lightning component bundle c/${bundle} in this org.`);
  const known = new Set(files.list());
  return {
    has: (file) => known.has(`${folder}/${file}`),
    read: (file) => new TextDecoder().decode(files.read(`${folder}/${file}`)),
  };
}

function hostBundle(namespace: string, bundle: string): BundleReader {
  const folder = join(HOST_MODULES, namespace, bundle);
  return {
    has: (file) => existsSync(join(folder, file)),
    read: (file) => readFileSync(join(folder, file), 'utf8'),
  };
}
