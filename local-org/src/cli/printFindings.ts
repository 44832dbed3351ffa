/** Findings as editors and people read them: `file:line:col: error: message`. */
import type { Finding } from '../org/deploy/findings.ts';

/** Prints findings to standard error and gives the number of errors. */
export function printFindings(findings: readonly Finding[]): number {
  for (const { file, line, column, severity, message } of findings) {
    process.stderr.write(`${file}:${line}:${column}: ${severity}: ${message}\n`);
  }
  return findings.filter((finding) => finding.severity === 'error').length;
}
