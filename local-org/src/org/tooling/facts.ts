/** What the Tooling tables show of the deployed code. */
import { qualified } from '../../base/nameScope.ts';
import type { DeployedCode } from '../deployedCode.ts';
import { isTestClass } from '../tests/testRunner.ts';
import type { TestRun } from '../tests/testTypes.ts';
import type { CodeUnit, ToolingFacts } from './toolingTables.ts';

export function toolingFactsOf(code: DeployedCode, runs: readonly TestRun[]): ToolingFacts {
  const units: CodeUnit[] = [];
  for (const { name: own, namespace, body, apiVersion } of code.model.classes) {
    const name = qualified(namespace, own);
    const info = code.modules.find((module) => module.kind === 'class' && module.name === name)?.types[0];
    const isTest = info !== undefined && isTestClass(info);
    units.push({ name, kind: 'class', body, apiVersion, objectName: null, isTest });
  }
  for (const { name: own, namespace, body, apiVersion } of code.model.triggers) {
    const name = qualified(namespace, own);
    const module = code.modules.find((candidate) => candidate.kind === 'trigger' && candidate.name === name);
    units.push({
      name,
      kind: 'trigger',
      body,
      apiVersion,
      objectName: module?.trigger?.objectName ?? null,
      isTest: false,
    });
  }
  return { code: units, runs };
}
