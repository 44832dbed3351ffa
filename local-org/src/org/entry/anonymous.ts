/**
 * Anonymous Apex. It needs the permissions "API Enabled" and "Author Apex"; the restricted access that the documentation grants to others
 * without saying what it consists of is not offered: their blocks are refused.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_anonymous_block.htm
 */
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { ApexCore } from '../apexCore.ts';
import { compileAnonymous } from '../compileSource.ts';
import { LATEST_API_VERSION } from '../apiVersion.ts';
import { OrgError } from '../errors.ts';

/** The result of executing a block, in the shape of ExecuteAnonymousResult, with the debug log beside it. */
export interface AnonymousResult {
  readonly column: number;
  readonly compileProblem: string | null;
  readonly compiled: boolean;
  readonly exceptionMessage: string | null;
  readonly exceptionStackTrace: string | null;
  readonly line: number;
  readonly success: boolean;
  readonly log: string;
}

/** Compiles and runs a block as a user, in one transaction. */
export function executeAnonymous(core: ApexCore, userId: string, apex: string): AnonymousResult {
  requireAuthorApex(core, userId);
  const { module, diagnostics } = compileAnonymous(core.code, apex);
  const problem = diagnostics.find((diagnostic) => diagnostic.severity === 'error');
  if (module === null || problem !== undefined) return notCompiled(problem, apex);
  let failure: { message: string; stackTrace: string } | null = null;
  const { lines } = core.log.during(() => {
    try {
      core.run({ userId, profile: 'synchronous' }, () => core.env.modules.runAnonymous(module));
    } catch (thrown) {
      failure = core.describeFailure(thrown);
    }
  });
  return ran(failure, apex, lines);
}

function requireAuthorApex(core: ApexCore, userId: string): void {
  if (core.access(userId).systemPermissions.has('AuthorApex')) return;
  throw new OrgError('INSUFFICIENT_ACCESS', 'insufficient access rights: anonymous Apex needs "Author Apex"', [], 403);
}

function header(apex: string): string {
  const source = apex.split('\n').map((line) => `Execute Anonymous: ${line}`);
  return `${LATEST_API_VERSION} APEX_CODE,DEBUG\n${source.join('\n')}\n`;
}

function notCompiled(problem: Diagnostic | undefined, apex: string): AnonymousResult {
  return {
    column: problem?.span.column ?? 1,
    compileProblem: problem?.message ?? 'The block could not be compiled',
    compiled: false,
    exceptionMessage: null,
    exceptionStackTrace: null,
    line: problem?.span.line ?? 1,
    success: false,
    log: header(apex),
  };
}

function ran(
  failure: { message: string; stackTrace: string } | null,
  apex: string,
  lines: readonly string[],
): AnonymousResult {
  const place = /line (\d+), column (\d+)/.exec(failure?.stackTrace ?? '');
  const fatal = failure === null ? [] : [`FATAL_ERROR|${failure.message}\n\n${failure.stackTrace}`];
  return {
    column: place === null ? -1 : Number(place[2]),
    compileProblem: null,
    compiled: true,
    exceptionMessage: failure?.message ?? null,
    exceptionStackTrace: failure?.stackTrace ?? null,
    line: place === null ? -1 : Number(place[1]),
    success: failure === null,
    log: [header(apex), ...lines, ...fatal, ''].join('\n'),
  };
}
