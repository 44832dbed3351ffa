/** What asynchronous work needs of the org. */
import type { LimitProfile } from '../../runtime/limits.ts';
import type { ApexEnv } from '../../runtime/createEnv.ts';
import type { Store } from '../../store/store.ts';

/** How a piece of work is to run. */
export interface RunOptions {
  readonly userId: string;
  readonly profile: LimitProfile;
}

/** The org as its background work sees it. */
export interface ApexHost {
  readonly env: ApexEnv;
  readonly store: Store;
  readonly userId: string;
  /** The user that event triggers run as. */
  readonly automatedUserId: string;
  now(): number;
  timeZoneOf(userId: string): string;
  /**
   * One Apex transaction of its own: committed when the work returns, rolled back when it throws. While a test runs, it is a part of the
   * test's transaction with limits of its own instead.
   */
  run<T>(options: RunOptions, work: () => T): T;
  readonly testing: boolean;
  /** Tells whoever watches the org's log. */
  report(message: string): void;
  classIdOf(className: string): string | null;
  /** `Class.Foo: line 3` of an exception, and its text. */
  describeFailure(thrown: unknown): { message: string; stackTrace: string; exception: unknown };
  /** Tells of the changes of all objects until the test ends. */
  captureChanges(): void;
}
