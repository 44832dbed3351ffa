/** Which lines ran: totals, and per test method. */
import type { CompiledModule } from '../../abi/module.ts';
import type { ApexEnv } from '../../runtime/createEnv.ts';
import { isTestClass } from './testRunner.ts';
import type { LineCoverage, MethodCoverage } from './testTypes.ts';

/** Reads the counters that code compiled with coverage keeps. Test classes are not measured. */
export class CoverageMeter {
  readonly byMethod: MethodCoverage[] = [];
  readonly #env: ApexEnv;
  readonly #modules: readonly CompiledModule[];
  readonly #before = new Map<string, Int32Array>();

  constructor(env: ApexEnv, modules: readonly CompiledModule[]) {
    this.#env = env;
    this.#modules = modules.filter((module) => module.coverableLines.length > 0 && !isTest(module));
  }

  /** A test method begins. */
  begin(): void {
    for (const module of this.#modules) this.#before.set(key(module), Int32Array.from(this.#env.coverage(module.name)));
  }

  /** A test method has ended: what it touched is what grew. */
  end(testClass: string, testMethod: string): void {
    for (const module of this.#modules) {
      const before = this.#before.get(key(module));
      const counts = this.#env.coverage(module.name);
      const ran = (index: number): boolean => (counts[index] ?? 0) > (before?.[index] ?? 0);
      const lines = coverageOf(module, ran);
      if (lines.covered.length > 0) this.byMethod.push({ ...lines, testClass, testMethod });
    }
  }

  /** Lines covered by all tests together, classes that no test touched included. */
  total(): LineCoverage[] {
    return this.#modules.map((module) => {
      const counts = this.#env.coverage(module.name);
      return coverageOf(module, (index) => (counts[index] ?? 0) > 0);
    });
  }
}

function isTest(module: CompiledModule): boolean {
  const info = module.types[0];
  return info !== undefined && isTestClass(info);
}

function key(module: CompiledModule): string {
  return `${module.kind}:${module.name}`;
}

function coverageOf(module: CompiledModule, ran: (index: number) => boolean): LineCoverage {
  const covered: number[] = [];
  const uncovered: number[] = [];
  module.coverableLines.forEach((line, index) => (ran(index) ? covered : uncovered).push(line));
  return { name: module.name, kind: module.kind === 'trigger' ? 'trigger' : 'class', covered, uncovered };
}
