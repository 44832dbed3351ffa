/** State of one module under construction: its text, its pools, its coverage lines. */
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Place } from '../syntax/ast.ts';
import type { MethodSymbol, TypeSymbol } from '../semantics/symbols.ts';
import { Out } from './out.ts';
import type { Pools } from './pools.ts';
import { quote } from './pools.ts';

/** How a module is emitted. */
export interface ModuleOptions {
  readonly coverage?: boolean;
  /** Code of several namespaces runs in the org: every function says whose it is. */
  readonly switchesNamespace?: boolean;
}

/** What the parts of the emitter share. */
export class ModuleEmitter {
  readonly out = new Out();
  readonly pools: Pools;
  readonly file: string;
  readonly name: string;
  readonly warnings: Diagnostic[] = [];
  readonly coveredLines: number[] = [];
  /** Methods whose nested calls are counted. */
  recursive: ReadonlySet<MethodSymbol> = new Set();
  /** What `return;` means where the function must give something back (`return this;` in constructors). */
  returns: string | null = null;
  /** Code of several namespaces runs in the org. */
  readonly switchesNamespace: boolean;
  readonly #withCoverage: boolean;
  readonly #counters = new Map<number, number>();
  readonly #own: ReadonlySet<TypeSymbol>;

  constructor(name: string, file: string, pools: Pools, own: ReadonlySet<TypeSymbol>, options: ModuleOptions) {
    this.name = name;
    this.file = file;
    this.pools = pools;
    this.#own = own;
    this.#withCoverage = options.coverage ?? false;
    this.switchesNamespace = options.switchesNamespace ?? false;
  }

  warn(at: Place, message: string): void {
    this.warnings.push({ severity: 'warning', message, span: { file: this.file, ...at } });
  }

  /** Whether lines are counted. */
  get withCoverage(): boolean {
    return this.#withCoverage;
  }

  /** Counts lines as covered when what follows runs. */
  cover(lines: Iterable<number>): void {
    if (!this.#withCoverage) return;
    for (const line of lines) this.out.write(`$c[${this.#counter(line)}]++; `);
  }

  /** As `cover`, in front of an expression: `$c[1]++, `. */
  counting(lines: Iterable<number>): string {
    return this.#withCoverage ? [...lines].map((line) => `$c[${this.#counter(line)}]++, `).join('') : '';
  }

  #counter(line: number): number {
    const known = this.#counters.get(line);
    if (known !== undefined) return known;
    const index = this.coveredLines.push(line) - 1;
    this.#counters.set(line, index);
    return index;
  }

  /** Expression for the JavaScript class of an Apex class; `inside` = from its own methods. */
  classOf(symbol: TypeSymbol, inside = false): string {
    if (inside) return className(symbol);
    return this.#own.has(symbol) ? `$make${className(symbol)}()` : `${this.pools.link(symbol.name)}()`;
  }

  /** A pooled StatementMode. */
  mode(access: 'user' | 'system', stated: boolean): string {
    return this.pools.constant('m', `{ mode: ${quote(access)}, stated: ${stated} }`);
  }
}

/** JavaScript name of an Apex class: cannot collide with globals or keywords. */
export function className(symbol: TypeSymbol): string {
  return `_${symbol.name.replaceAll('.', '_')}`;
}
