/** The tests of files that were left out of an org because they do not compile: each failed, with the first error of its file. */
import type { FileTree } from '../../project/loadProject.ts';
import { parseApex } from '../../syntax/parseApex.ts';
import type { Modifiers } from '../../syntax/ast.ts';
import type { Finding } from '../deploy/findings.ts';
import type { TestMethodResult } from './testTypes.ts';

/** One failed result per test method of the files with findings. A file that cannot be parsed counts as one. */
export function leftOutTests(findings: readonly Finding[], tree: FileTree): TestMethodResult[] {
  const firstOf = new Map<string, Finding>();
  for (const finding of findings) {
    if (finding.file.endsWith('.cls') && !firstOf.has(finding.file)) firstOf.set(finding.file, finding);
  }
  return [...firstOf.values()].flatMap((finding) => testsOf(finding, tree.text(finding.file)));
}

function testsOf({ file, line, column, message }: Finding, text: string): TestMethodResult[] {
  const failed = (className: string, methodName: string): TestMethodResult => ({
    className,
    methodName,
    outcome: 'Fail',
    message: `Does not compile: ${file}:${line}:${column}: ${message}`,
    stackTrace: null,
    time: 0,
    seeAllData: false,
    isTestSetup: false,
  });
  const { unit } = parseApex(text, file);
  const fileName = file.slice(file.lastIndexOf('/') + 1, -'.cls'.length);
  if (unit === null) return [failed(fileName, '(syntax)')];
  if (unit.kind !== 'class' || unit.declaration.kind !== 'class') return [];
  const { name, members, modifiers } = unit.declaration;
  if (!isTest(modifiers)) return [];
  return members.flatMap((member) =>
    member.kind === 'method' && isTest(member.modifiers) ? [failed(name, member.name)] : [],
  );
}

function isTest({ annotations, words }: Modifiers): boolean {
  return annotations.some(({ name }) => name.toLowerCase() === 'istest') || words.includes('testmethod');
}
