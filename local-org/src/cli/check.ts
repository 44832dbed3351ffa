/** `check`: compiles source without running it; `check layers` and `check purity`: rules about who may use what. */
import { resolve } from 'node:path';
import { defineCommand } from './command.ts';
import { EXIT } from './failure.ts';
import type { Output } from './output.ts';
import { errorsIn, printFindings } from './printFindings.ts';
import { SOURCE_OPTIONS, sourceGiven } from './sourceOptions.ts';

const RULES = 'config/layers.json';

export const check = defineCommand({
  arguments: 'DIR…',
  count: [1, Infinity],
  summary: 'Compiles project folders and prints what is wrong (file:line:col: error: message).',
  details: `"check layers [DIR]" and "check purity [DIR]" check the rules of ${RULES} instead: which class may use which.`,
  options: SOURCE_OPTIONS,
  examples: [
    ['force-app', 'Everything wrong with the source of one project.'],
    ['libs/core force-app --json', 'Two folders as one program; the findings for a program.'],
  ],
  async run({ values, positionals, out }) {
    const { checkFolders } = await import('./folders.ts');
    const [first = '', ...rest] = positionals;
    const folder = rest[0] ?? 'force-app';
    if (first === 'layers' || first === 'purity') {
      checkFolders([folder]);
      return report(await violationsOf(first, resolve(folder)), out);
    }
    checkFolders(positionals);
    const given = sourceGiven('check', values);
    out.step(`Compiling ${positionals.join(', ')}`);
    const { checkSource } = await import('../org/checkSource.ts');
    const findings = checkSource(positionals, given);
    const errors = errorsIn(findings);
    if (!out.json) printFindings(findings, { errorsOnly: out.quiet });
    out.result({ errors, warnings: findings.length - errors, findings });
    if (errors > 0) out.line(`${errors} errors`);
    else out.detail('No errors');
    return errors === 0 ? EXIT.done : EXIT.refused;
  },
});

async function violationsOf(rules: 'layers' | 'purity', folder: string): Promise<string[]> {
  if (rules === 'layers') return (await import('../checks/layers.ts')).checkLayers(folder, resolve(RULES));
  return (await import('../checks/purity.ts')).checkPurity(folder, resolve(RULES));
}

function report(violations: readonly string[], out: Output): number {
  for (const violation of violations) out.problem(violation);
  out.result({ violations });
  if (violations.length > 0) out.line(`${violations.length} violations`);
  else out.detail('No violations');
  return violations.length === 0 ? EXIT.done : EXIT.refused;
}
