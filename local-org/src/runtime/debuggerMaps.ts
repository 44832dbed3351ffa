/** Source maps for a debugger attached to the process: breakpoints are set in the Apex files themselves. */
import { url as inspectorUrl } from 'node:inspector';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CompiledModule } from '../abi/module.ts';

/** Full paths of the Apex files by name. Names of classes and triggers are unique in an org. */
const files = new Map<string, string>();

/** Tells where the source on disk is; does nothing unless a debugger is attached. */
export function knowSourceFiles(paths: readonly string[]): void {
  if (inspectorUrl() === undefined) return;
  for (const path of paths) if (/\.(cls|trigger)$/.test(path)) files.set(basename(path).toLowerCase(), resolve(path));
}

/** The comment that gives a script its source map; empty without a debugger. */
export function debuggerMap(module: CompiledModule): string {
  if (inspectorUrl() === undefined) return '';
  const source = pathToFileURL(files.get(basename(module.file).toLowerCase()) ?? resolve(module.file)).href;
  const map = { ...(JSON.parse(module.map) as object), sources: [source], sourcesContent: undefined };
  return `\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}`;
}
