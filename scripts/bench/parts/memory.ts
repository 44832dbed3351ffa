/** How much memory an org needs at most, with many rows and with many records in one save. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { nodeArguments, root } from '../../lib/paths.ts';
import type { Measured } from '../measure.ts';

const SCRIPT = join(root, 'scripts', 'bench', 'parts', 'memoryOnce.ts');

/** Measures the peak of processes that each do one thing. */
export async function measureMemory(report: (line: Measured) => void): Promise<void> {
  const theirs = peakOf('nothing');
  const line = (name: string, work: string): void => {
    const ours = peakOf(work);
    const against = 'an org with nothing in it';
    report({
      group: 'memory',
      name,
      unit: 'process',
      ours,
      theirs,
      against,
      ratio: ours / theirs,
      runs: 1,
      bytes: true,
    });
  };
  line('query of 50000 of 200000 rows', 'query');
  line('insert of 10000 records, with a trigger', 'save');
}

function peakOf(work: string): number {
  return Number(execFileSync(process.execPath, [...nodeArguments, SCRIPT, work], { encoding: 'utf8' }));
}
