/** `check`: compiles source without running it; `check layers` and `check purity`: rules about who may use what. */
import { resolve } from 'node:path';
import { checkLayers } from '../checks/layers.ts';
import { checkPurity } from '../checks/purity.ts';
import { checkSource } from '../org/checkSource.ts';
import { type Command, namespaceGiven, readArgs, shapeGiven, UsageError } from './command.ts';
import { printFindings } from './printFindings.ts';

export const check: Command = {
  usage: 'check DIR… [--shape FILE] [--namespace NS] | check layers [DIR] | check purity [DIR]',
  summary:
    'Compiles project folders and prints what is wrong (file:line:col: error: message); --shape names the scratch org definition of the org it is for; layers and purity check the rules of config/layers.json.',
  run(args) {
    const { positionals, values } = readArgs({
      args: [...args],
      options: { shape: { type: 'string' }, namespace: { type: 'string' } },
      allowPositionals: true,
    });
    const [first, ...rest] = positionals;
    if (first === undefined) throw new UsageError('check: name at least one folder');
    if (first === 'layers') return report(checkLayers(resolve(rest[0] ?? 'force-app'), resolve('config/layers.json')));
    if (first === 'purity') return report(checkPurity(resolve(rest[0] ?? 'force-app'), resolve('config/layers.json')));
    const options = { ...shapeGiven(values.shape), ...namespaceGiven(values.namespace) };
    const errors = printFindings(checkSource(positionals, options));
    process.stdout.write(errors === 0 ? 'No errors\n' : `${errors} errors\n`);
    return errors === 0 ? 0 : 1;
  },
};

function report(violations: readonly string[]): number {
  for (const violation of violations) process.stderr.write(`${violation}\n`);
  process.stdout.write(violations.length === 0 ? 'No violations\n' : `${violations.length} violations\n`);
  return violations.length === 0 ? 0 : 1;
}
