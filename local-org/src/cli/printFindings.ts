/** Findings as editors and people read them: `file:line:col: error: message`. */
import type { Finding } from '../org/deploy/findings.ts';

/** Prints findings to standard error, warnings too unless told otherwise. */
export function printFindings(findings: readonly Finding[], options: { errorsOnly?: boolean } = {}): void {
  for (const { file, line, column, severity, message } of findings) {
    if (options.errorsOnly === true && severity !== 'error') continue;
    process.stderr.write(`${file}:${line}:${column}: ${severity}: ${message}\n`);
  }
}

/** How many of the findings are errors. */
export function errorsIn(findings: readonly Finding[]): number {
  return findings.filter((finding) => finding.severity === 'error').length;
}
