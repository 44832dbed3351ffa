import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';
import type { OnLoadResult, Plugin } from 'esbuild';
import { transformSync } from '@lwc/compiler';
import { isHostModule, lightningModuleFile, packageRoot, scopedModuleFile } from './vendorModules.ts';

/** esbuild plugin: finds the modules of the base components package and gives each file to the LWC compiler. */
export function lwcPlugin(onCompiled: () => void): Plugin {
  return {
    name: 'lwc',
    setup(build) {
      const engine = resolve(packageRoot('@lwc/engine-dom'), 'dist/index.js');
      build.onResolve({ filter: /^lwc$/ }, () => ({ path: engine }));
      build.onResolve({ filter: /^lightning\/iconSvgTemplates\w*Rtl$/ }, ({ path }) => ({ path, namespace: 'empty' }));
      build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'export default {};' }));
      build.onResolve({ filter: /^(lightning|force|@salesforce)\// }, ({ path }) => {
        if (isHostModule(path)) return { path, external: true };
        const file = scopedModuleFile(path) ?? (path.startsWith('lightning/') ? lightningModuleFile(path) : null);
        if (file) return { path: file, namespace: 'lwc' };
        return { errors: [{ text: `The base components import ${path}, which is not in their package` }] };
      });
      build.onResolve({ filter: /^\.{1,2}\// }, ({ path, importer, namespace }) =>
        namespace === 'lwc' ? { path: relativeFile(path, importer), namespace: 'lwc' } : null,
      );
      build.onLoad({ filter: /.*/, namespace: 'lwc' }, ({ path }) => {
        onCompiled();
        return compile(path);
      });
    },
  };
}

function relativeFile(path: string, importer: string): string {
  const [file = '', query] = path.split('?');
  const absolute = resolve(dirname(importer.split('?')[0] ?? ''), file);
  const found =
    extname(absolute) && (existsSync(absolute) || !existsSync(`${absolute}.js`)) ? absolute : `${absolute}.js`;
  return query ? `${found}?${query}` : found;
}

function compile(id: string): OnLoadResult {
  const [file = '', query] = id.split('?');
  const resolveDir = dirname(file);
  if (!existsSync(file)) {
    if (file.endsWith('.html') || file.endsWith('.css')) return { contents: 'export default undefined;', resolveDir };
    return { errors: [{ text: `No file ${file}` }] };
  }
  const source = inUserTimeZone(file, readFileSync(file, 'utf8'));
  if (!file.includes('/src/lightning/')) return { contents: source, loader: 'js', resolveDir };
  const { code } = transformSync(source, file, {
    namespace: 'lightning',
    name: basename(resolveDir),
    scopedStyles: query === 'scoped=true',
    outputConfig: { sourcemap: false },
    enableDynamicComponents: true,
    enableSyntheticElementInternals: true,
    enableStaticContentOptimization: true,
  });
  return { contents: code, loader: 'js', resolveDir };
}

// The platform's lightning-formatted-date-time shows times in the user's time zone; the open-source one leaves it to the browser.
// https://developer.salesforce.com/docs/platform/aura-platform/guide/components-l10n.md
function inUserTimeZone(file: string, source: string): string {
  if (!file.endsWith('/formattedDateTime/formattedDateTime.js')) return source;
  const placed = source.replace(/^(\s*)timeZone;$/m, '$1timeZone = userTimeZone;');
  if (placed === source) throw new Error(`${file} has no timeZone property to give the user's time zone to.`);
  return `import userTimeZone from '@salesforce/i18n/timeZone';\n${placed}`;
}
