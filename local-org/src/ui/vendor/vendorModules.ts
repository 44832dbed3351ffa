import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Root folder of an installed npm package. */
export function packageRoot(name: string): string {
  return dirname(require.resolve(`${name}/package.json`));
}

interface BaseComponentsManifest {
  readonly version: string;
  readonly lwc: {
    readonly modules: readonly { name?: string; path?: string; dir?: string }[];
    readonly expose: readonly string[];
  };
}

const baseComponents = packageRoot('lightning-base-components');
const manifest = JSON.parse(readFileSync(join(baseComponents, 'package.json'), 'utf8')) as BaseComponentsManifest;

/** Modules that the host serves itself, per user or per session; the vendor bundle leaves their imports alone. */
export const HOST_LIGHTNING_MODULES = [
  'empApi',
  'messageService',
  'navigation',
  'platformResourceLoader',
  'platformShowToastEvent',
  'refresh',
  'uiObjectInfoApi',
  'uiRecordApi',
] as const;

/** Exposed by the package but not buildable from it: they import modules that are not in it. */
const UNBUILDABLE = ['lightning/barcodeScanner', 'lightning/primitiveFigure', 'lightning/iconSvgTemplates'];

/** True for the imports that stay imports in the vendor bundle. */
export function isHostModule(specifier: string): boolean {
  return (
    /^@salesforce\/(i18n|client|user)\//.test(specifier) ||
    specifier === 'force/navigation' ||
    HOST_LIGHTNING_MODULES.some((name) => specifier === `lightning/${name}`)
  );
}

const scoped = new Map(
  manifest.lwc.modules.flatMap((module) =>
    module.name && module.path ? [[module.name, join(baseComponents, module.path)] as const] : [],
  ),
);

/** The file behind `@salesforce/label/…`, `@salesforce/gate/…` and the like as the base components package ships it. */
export function scopedModuleFile(specifier: string): string | undefined {
  return scoped.get(specifier);
}

/** The main file of `lightning/x` in the base components package (some modules are style sheets only). */
export function lightningModuleFile(specifier: string): string | undefined {
  const name = basename(specifier);
  const main = join(baseComponents, 'src', 'lightning', name, name);
  return [`${main}.js`, `${main}.css`].find((file) => existsSync(file));
}

/** Every `lightning/*` module that the vendor bundle offers. */
export function vendorLightningModules(): string[] {
  return manifest.lwc.expose.filter(
    (name) => !UNBUILDABLE.includes(name) && !/iconSvgTemplates.*Rtl$/.test(name) && !isHostModule(name),
  );
}

/** Names the bundle by everything that decides its content: package versions and the code that builds it. */
export function vendorFingerprint(): string {
  const hash = createHash('sha256');
  for (const name of [
    '@lwc/engine-dom',
    '@lwc/synthetic-shadow',
    '@lwc/compiler',
    'lightning-base-components',
    'esbuild',
  ]) {
    hash.update(
      (JSON.parse(readFileSync(join(packageRoot(name), 'package.json'), 'utf8')) as { version: string }).version,
    );
  }
  for (const file of ['vendorModules.ts', 'buildVendor.ts', 'lwcPlugin.ts']) {
    hash.update(readFileSync(join(import.meta.dirname, file)));
  }
  return hash.digest('hex').slice(0, 16);
}
