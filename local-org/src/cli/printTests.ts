/** Test results and coverage for people. */
import type { LineCoverage, TestMethodResult } from '../org/tests/testTypes.ts';
import type { Output } from './output.ts';

/** One test; with --quiet only when it failed. */
export function printResult(result: TestMethodResult, out: Output): void {
  const name = `${result.className}.${result.methodName}`;
  if (result.outcome === 'Pass') return out.detail(`ok   ${name} (${result.time} ms)`);
  const details = [result.message, result.stackTrace].filter((text) => text).join('\n');
  out.line(`FAIL ${name} (${result.time} ms)\n     ${details.replaceAll('\n', '\n     ')}`);
}

/** The share of lines that ran, by class and trigger and in all. */
export function printCoverage(coverage: readonly LineCoverage[], out: Output): void {
  let covered = 0;
  let lines = 0;
  for (const unit of [...coverage].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const count = unit.covered.length + unit.uncovered.length;
    covered += unit.covered.length;
    lines += count;
    const missed = unit.uncovered.length === 0 ? '' : `  not covered: ${unit.uncovered.join(', ')}`;
    out.line(`${percent(unit.covered.length, count).padStart(5)} ${unit.name}${missed}`);
  }
  out.line(`${percent(covered, lines).padStart(5)} of ${lines} lines covered`);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '100%' : `${Math.floor((part / whole) * 100)}%`;
}
