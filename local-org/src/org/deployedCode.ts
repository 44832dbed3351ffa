/** A version of the org's source, read and compiled. Immutable; a deploy makes a new one and the org swaps. */
import type { CompiledModule } from '../abi/module.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { ProjectModel, ProjectProblem } from '../project/model.ts';
import type { Schema } from '../schema/schema.ts';

export interface DeployedCode {
  readonly model: ProjectModel;
  readonly schema: Schema;
  readonly modules: readonly CompiledModule[];
  /** Compiled so that line coverage is counted. */
  readonly coverage: boolean;
}

/** What is wrong with a source: with its metadata, and with its code. */
export interface SourceFindings {
  readonly problems: readonly ProjectProblem[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether anything found is an error. */
export function hasErrors(findings: SourceFindings): boolean {
  return findings.problems.length > 0 || findings.diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
