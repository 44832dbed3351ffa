import type { Span } from './span.ts';

/** One finding of the compiler, in Salesforce's wording. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly span: Span;
}

/** `file:line:column: error: message`, the line the command line prints. */
export function showDiagnostic(diagnostic: Diagnostic): string {
  const { span } = diagnostic;
  return `${span.file}:${span.line}:${span.column}: ${diagnostic.severity}: ${diagnostic.message}`;
}

/** Orders findings by file, then by place. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  if (a.span.file !== b.span.file) return a.span.file < b.span.file ? -1 : 1;
  return a.span.line - b.span.line || a.span.column - b.span.column;
}
