import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync, version as compilerVersion } from '@lwc/compiler';
import { stripTypes } from './stripTypes.ts';

/** One file of a component bundle. */
export interface ModuleSource {
  readonly namespace: string;
  readonly bundle: string;
  /** File name inside the bundle, such as `board.ts`. */
  readonly file: string;
  readonly text: string;
  /** Style sheets named `*.scoped.css` are imported with `?scoped=true`. */
  readonly scoped: boolean;
}

/** A file that does not compile; the message names the file and the place. */
export class CompileError extends Error {
  override readonly name = 'CompileError';
}

const REPLACED: readonly (readonly [string, string])[] = [
  ['import.meta.env.SSR', 'false'],
  ['process.env.NODE_ENV', '"production"'],
];

/** Returns the function that compiles one bundle file to an ES module, remembering results by content in `cacheDir`. */
export function moduleCompiler(cacheDir: string): (source: ModuleSource) => string {
  mkdirSync(cacheDir, { recursive: true });
  const memory = new Map<string, string>();
  return (source) => {
    const key = createHash('sha256')
      .update(JSON.stringify([compilerVersion, 2, source]))
      .digest('hex');
    const known = memory.get(key);
    if (known !== undefined) return known;
    const cached = join(cacheDir, key);
    const code = existsSync(cached) ? readFileSync(cached, 'utf8') : compileAndKeep(source, cached);
    memory.set(key, code);
    return code;
  };
}

function compileAndKeep(source: ModuleSource, cached: string): string {
  const code = compile(source);
  writeFileSync(`${cached}.${process.pid}`, code);
  renameSync(`${cached}.${process.pid}`, cached);
  return code;
}

// board.ts ──types blanked──► board.js ──LWC compiler──► ES module + inline source map that shows board.ts
function compile({ namespace, bundle, file, text, scoped }: ModuleSource): string {
  const shown = `${namespace}/${bundle}/${file}`;
  try {
    const script = file.endsWith('.ts') ? stripTypes(text) : text;
    const { code, map } = transformSync(script, file.replace(/\.ts$/, '.js'), {
      namespace,
      name: bundle,
      scopedStyles: scoped,
      outputConfig: { sourcemap: true },
      experimentalDynamicComponent: { loader: '', strictSpecifier: false },
      enableDynamicComponents: true,
      enableSyntheticElementInternals: true,
      enableStaticContentOptimization: true,
    });
    const ready = REPLACED.reduce((done, [from, to]) => done.replaceAll(from, to), code);
    return ready + sourceMapComment(map, shown, text);
  } catch (error) {
    throw new CompileError(`${shown}: ${withoutFolder(describe(error), file)}`, { cause: error });
  }
}

function sourceMapComment(map: unknown, shown: string, text: string): string {
  if (!map) return '';
  const parsed = typeof map === 'string' ? (JSON.parse(map) as object) : (map as object);
  const json = JSON.stringify({ ...parsed, sources: [shown], sourcesContent: [text] });
  return `\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(json).toString('base64')}\n`;
}

function describe(error: unknown): string {
  const { message, location, loc } = error as {
    message?: string;
    location?: { line?: number; column?: number };
    loc?: { line?: number; column?: number };
  };
  const place = location ?? loc;
  const where = place?.line ? `line ${place.line}, column ${(place.column ?? 0) + 1}: ` : '';
  return where + (message ?? String(error));
}

// Babel names the file as if it lay in the working directory
function withoutFolder(message: string, file: string): string {
  const name = file.replace(/\.ts$/, '.js');
  return message.replace(`${join(process.cwd(), name)}: `, '').replace('SyntaxError: ', '');
}
