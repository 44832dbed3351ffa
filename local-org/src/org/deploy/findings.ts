/** What a compile found, told in the places of the files that were deployed. */
import type { Component } from '../../project/model.ts';
import type { CompiledSource } from '../compileSource.ts';
import type { CanonicalSource } from '../source/canonicalSource.ts';

/** One problem of a deploy. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  /** File as the caller knows it; the canonical path for files that were there before. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly component: { readonly type: string; readonly fullName: string };
}

/** Problems of metadata and code, in file order. */
export function findingsOf(compiled: CompiledSource, given: CanonicalSource): Finding[] {
  const { code, findings } = compiled;
  const componentOfFile = new Map(code.model.components.map((component) => [component.file, component]));
  const place = (file: string, line: number): { file: string; line: number } => {
    const origin = given.origins.get(file);
    return origin === undefined ? { file, line } : { file: origin.path, line: line + origin.lineOffset };
  };
  const component = (file: string): Finding['component'] => {
    const { type, fullName } = componentOfFile.get(file) ?? { type: '', fullName: file };
    return { type, fullName };
  };
  const problems = findings.problems.map((problem): Finding => ({
    severity: 'error',
    ...place(problem.file, problem.line),
    column: 1,
    message: problem.message,
    component: problem.component ?? component(problem.file),
  }));
  const diagnostics = findings.diagnostics.map(({ severity, message, span }): Finding => ({
    severity,
    ...place(span.file, span.line),
    column: span.column,
    message,
    component: component(span.file),
  }));
  return [...problems, ...diagnostics, ...withoutEffect(code.model.components, place)];
}

/** Metadata that is kept and read by nothing: said aloud, so that nobody relies on it. */
const WITHOUT_EFFECT = new Set(['SharingRules', 'NamedCredential', 'ExternalCredential', 'Settings', 'QuickAction']);

function withoutEffect(
  components: readonly Component[],
  place: (file: string, line: number) => { file: string; line: number },
): Finding[] {
  return components
    .filter((component) => WITHOUT_EFFECT.has(component.type))
    .map(({ type, fullName, file }) => ({
      severity: 'warning',
      ...place(file, 1),
      column: 1,
      message:
        type === 'Profile'
          ? `Profile ${fullName}: only its applications and tabs have an effect in the local org`
          : `${type} ${fullName} is kept but has no effect in the local org`,
      component: { type, fullName },
    }));
}
