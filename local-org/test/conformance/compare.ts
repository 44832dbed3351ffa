/** What is known of a public suite, and how a run differs from it. */

/** `expected/<repository>.json`. */
export interface ExpectedSuite {
  /** `owner/name` on GitHub. */
  readonly repository: string;
  /** The commit that is to be checked out. */
  readonly commit: string;
  /** Folders of other repositories deployed before this one. */
  readonly with: readonly string[];
  /** Number of tests that pass. */
  readonly passed: number;
  /** Tests that fail, as `Class.method`, each with the reason: the platform feature that is missing, and why. */
  readonly failures: Readonly<Record<string, string>>;
  /** How a run of all its source in a namespace differs from that. */
  readonly namespaced?: NamespacedDifference;
}

/** Tests that end otherwise in a namespace than without. */
export interface NamespacedDifference {
  /** Tests that fail, each with the reason. */
  readonly failures: Readonly<Record<string, string>>;
  /** Tests that pass although they fail without. */
  readonly passes: readonly string[];
}

/** What is expected of a suite in a namespace. */
export function inNamespace(expected: ExpectedSuite): ExpectedSuite {
  const { failures: more, passes } = expected.namespaced ?? { failures: {}, passes: [] };
  const kept = Object.entries(expected.failures).filter(([test]) => !passes.includes(test));
  return {
    ...expected,
    passed: expected.passed - Object.keys(more).length + passes.length,
    failures: { ...Object.fromEntries(kept), ...more },
  };
}

/** The difference a run in a namespace made, with the reasons that are known. */
export function namespacedDifference(plain: ExpectedSuite, seen: SeenSuite): NamespacedDifference {
  const known = plain.namespaced?.failures ?? {};
  const failures = [...seen.failed]
    .filter(([test]) => !(test in plain.failures))
    .map(([test, message]): [string, string] => [test, known[test] ?? firstLine(message)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    failures: Object.fromEntries(failures),
    passes: seen.passed.filter((test) => test in plain.failures).sort(),
  };
}

/** A run: tests that passed, and the messages of those that did not. */
export interface SeenSuite {
  readonly passed: readonly string[];
  readonly failed: ReadonlyMap<string, string>;
}

/** The difference of a run from what is expected. */
export interface Comparison {
  readonly wrong: readonly string[];
  /** Tests that did what was expected of them. */
  readonly asExpected: number;
  /** The expected suite as this run would have it. */
  readonly renewed: ExpectedSuite;
}

/** Compares a run with what is expected. */
export function compareSuite(expected: ExpectedSuite, seen: SeenSuite): Comparison {
  const listed = new Set(Object.keys(expected.failures));
  const wrong: string[] = [];
  for (const [test, message] of seen.failed) if (!listed.has(test)) wrong.push(`${test} fails: ${firstLine(message)}`);
  for (const test of seen.passed) if (listed.has(test)) wrong.push(`${test} passes, and is listed as a failure`);
  for (const test of listed) {
    if (!seen.failed.has(test) && !seen.passed.includes(test)) wrong.push(`${test} is listed and was not run`);
  }
  const unlisted = seen.passed.filter((test) => !listed.has(test)).length;
  if (unlisted < expected.passed) wrong.push(`${expected.passed} tests are expected to pass, ${unlisted} did`);
  const asExpected = unlisted + [...listed].filter((test) => seen.failed.has(test)).length;
  const failures = [...seen.failed].map(([test, message]) => [test, expected.failures[test] ?? firstLine(message)]);
  failures.sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  return {
    wrong,
    asExpected,
    renewed: {
      ...expected,
      passed: seen.passed.length,
      failures: Object.fromEntries(failures) as Record<string, string>,
    },
  };
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? '';
}
