/** Which module of the package uses which: every type a class mentions must belong to a module its own may use. */
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { programOf } from './program.ts';
import { referencesOf } from './references.ts';

interface Layers {
  readonly root: string;
  readonly modules: Readonly<Record<string, readonly string[]>>;
  readonly globalOnlyIn: readonly string[];
}

/** Violations of the dependency rules, as `file:line: …` lines. */
export function checkLayers(folder: string, configFile: string): string[] {
  const layers = JSON.parse(readFileSync(configFile, 'utf8')) as Layers;
  const base = resolve(layers.root);
  const violations: string[] = [];
  const program = programOf(folder);
  const place = (file: string): string => relative(base, resolve(folder, file)).split('\\').join('/');
  for (const unit of program.units) {
    const from = place(unit.file);
    const module = from.split('/')[0] ?? '';
    if (from.startsWith('..')) continue;
    const allowed = layers.modules[module];
    if (allowed === undefined) {
      violations.push(`${unit.file}:1: ${module} is not a module of config/layers.json`);
      continue;
    }
    for (const reference of referencesOf(unit, program)) {
      const to = place(reference.file);
      const own = to.startsWith(`${module}/`);
      if (own || allowed.includes('*') || allowed.some((path) => to.startsWith(`${path}/`))) continue;
      violations.push(
        `${unit.file}:${reference.line}: ${module} must not use ${reference.name} of ${to.split('/')[0]}`,
      );
    }
  }
  return violations;
}
