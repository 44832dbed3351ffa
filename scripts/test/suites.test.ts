/** The suites' counts and what is shown again of failures. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { closingLine, failures, jestTests, nodeTests } from '../lib/suites.ts';

const finished = (output: string): Parameters<typeof nodeTests>[0] => ({ output, code: 1, seconds: 1 });

describe('suites', () => {
  it('counts cancelled tests of the test runner as failed', () => {
    assert.deepEqual(nodeTests(finished('ℹ pass 7\nℹ fail 1\nℹ cancelled 2\n')), { passed: 7, failed: 3 });
  });

  it('counts what Jest and the closing line say, and nothing when neither was printed', () => {
    assert.deepEqual(jestTests(finished('Tests:       1 failed, 100 passed, 101 total\n')), { passed: 100, failed: 1 });
    assert.deepEqual(closingLine(finished('noise\n143 passed, 0 failed\n')), { passed: 143, failed: 0 });
    assert.equal(closingLine(finished('killed')), null);
  });

  it('shows the failures again from the heading of the test runner on', () => {
    const noise = Array.from({ length: 50 }, (_, index) => `line ${index}`).join('\n');
    const shown = failures(`${noise}\n✖ failing tests:\n\ntest at a.test.ts:1\nexpected 1, got 2\n`);
    assert.equal(shown, '✖ failing tests:\n\ntest at a.test.ts:1\nexpected 1, got 2');
  });

  it('shows the end of the output when there is no heading', () => {
    const lines = Array.from({ length: 50 }, (_, index) => `line ${index}`);
    assert.equal(failures(lines.join('\n')), lines.slice(-30).join('\n'));
  });
});
