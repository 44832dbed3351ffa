/** What every test used of the governor limits, for programs and for a look at what grows. */
import { allowances } from '../../runtime/limits.ts';
import type { LimitReport } from '../../runtime/limits.ts';
import type { TestRun } from './testTypes.ts';

/** `test --limits FILE`. */
export interface LimitsOfRun {
  readonly allowed: {
    readonly synchronous: Readonly<Record<string, number>>;
    readonly asynchronous: Readonly<Record<string, number>>;
  };
  readonly tests: readonly {
    readonly name: string;
    /** The test itself, then what `Test.startTest` began, then jobs that ran inside, in the order they began. */
    readonly stretches: readonly LimitReport[];
  }[];
}

/** The report of a run, tests in the order they ran. */
export function limitReport(run: TestRun): LimitsOfRun {
  return {
    allowed: { synchronous: allowances('synchronous'), asynchronous: allowances('asynchronous') },
    tests: run.methods.flatMap(({ className, methodName, limits }) =>
      limits ? [{ name: `${className}.${methodName}`, stretches: limits }] : [],
    ),
  };
}
