/** Modules that only compute: no query, no DML, no clock, no running user, no callout. */
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { nodesOf, programOf, type ProgramNode } from './program.ts';

/** Library types whose use makes code impure. */
const IMPURE_TYPES = new Set(['UserInfo', 'Database', 'EventBus', 'Http', 'Messaging', 'Limits']);
/** Members of System, Datetime and Date that read the clock or act. */
const IMPURE_MEMBERS = new Set([
  'now',
  'today',
  'currenttimemillis',
  'enqueuejob',
  'schedule',
  'debug',
  'random',
  'attachfinalizer',
]);

/** Violations, as `file:line: …` lines. */
export function checkPurity(folder: string, configFile: string): string[] {
  const { root, pure } = JSON.parse(readFileSync(configFile, 'utf8')) as { root: string; pure: readonly string[] };
  const base = resolve(root);
  const violations: string[] = [];
  for (const unit of programOf(folder).units) {
    const module = relative(base, resolve(folder, unit.file)).split(/[\\/]/)[0] ?? '';
    if (!pure.includes(module)) continue;
    for (const node of nodesOf(unit)) {
      const what = impurity(node);
      if (what !== null) violations.push(`${unit.file}:${node.at?.line ?? 1}: ${module} must be pure and uses ${what}`);
    }
  }
  return violations;
}

function impurity(node: ProgramNode): string | null {
  const kind = String(node.kind ?? '');
  if (/^(query|soql|sosl|dml|runAs)/i.test(kind)) return kind;
  const method = node['method'] as { name?: string; owner?: { name?: string } } | undefined;
  const owner = method?.owner?.name ?? '';
  if (IMPURE_TYPES.has(owner)) return `${owner}.${method?.name ?? ''}`;
  const clocks = owner === 'System' || owner === 'Date' || owner === 'Datetime' || owner === 'Math';
  if (clocks && IMPURE_MEMBERS.has(method?.name?.toLowerCase() ?? '')) return `${owner}.${method?.name ?? ''}`;
  return null;
}
