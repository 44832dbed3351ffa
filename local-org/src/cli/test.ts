/** `test`: runs Apex tests on an org in memory, once or after each change. */
import { defineCommand } from './command.ts';
import { UsageError } from './failure.ts';
import { RUN_OPTIONS, sourceGiven } from './sourceOptions.ts';

export const test = defineCommand({
  arguments: 'DIR…',
  count: [1, Infinity],
  summary: 'Runs the @IsTest methods of project folders on an org in memory.',
  details:
    'The last line is "N passed, N failed". --json prints the result as the Tooling API gives it (runTestsSynchronous). --quiet names failed tests alone.',
  options: {
    filter: { type: 'string', value: 'REGEX', help: 'Only tests whose Class.method it matches, in any case.' },
    coverage: { type: 'boolean', help: 'Shows the lines that no test reached.' },
    'keep-going': { type: 'boolean', help: 'Leaves out files with errors; their tests count as failed.' },
    report: { type: 'string', value: 'FILE', help: 'Writes what --json prints to a file.' },
    limits: { type: 'string', value: 'FILE', help: 'Writes what each test used of the governor limits to a file.' },
    watch: { type: 'boolean', help: 'Runs them again after each change, until it is stopped (Ctrl+C).' },
    ...RUN_OPTIONS,
  },
  examples: [
    ['force-app', 'Every test of a project.'],
    ['force-app --filter ^LedgerTest --watch', 'The tests of one class, again after each change.'],
    ['libs/core force-app --coverage --report out.json', 'Two folders as one program, with coverage.'],
  ],
  async run({ values, positionals, out }) {
    (await import('./folders.ts')).checkFolders(positionals);
    const { runTests, watchTests } = await import('./testing.ts');
    const given = sourceGiven('test', values);
    const plan = {
      folders: positionals,
      org: {
        dataDir: ':memory:',
        log: () => undefined,
        sources: positionals,
        coverage: values.coverage ?? false,
        ...given,
      },
      filter: values.filter === undefined ? null : filterOf(values.filter),
      keepGoing: values['keep-going'] ?? false,
      report: values.report ?? null,
      limits: values.limits ?? null,
    };
    return values.watch === true ? watchTests(plan, out) : runTests(plan, out);
  },
});

function filterOf(text: string): RegExp {
  try {
    return new RegExp(text, 'i');
  } catch (error) {
    throw new UsageError(`--filter is no regular expression: ${(error as Error).message}`, 'test');
  }
}
