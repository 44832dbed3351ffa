/**
 * `System.Test`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_test.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { tellPublishers } from '../support/publishCallbacks.ts';
import { UnsupportedError } from '../../base/unsupportedError.ts';
import type { MethodInfo } from '../../abi/types.ts';
import type { ApexDatetime } from '../../runtime/values/apexDate.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import type { ApexMap } from '../../runtime/values/collections.ts';
import { TypeToken } from '../../runtime/values/schemaTokens.ts';
import type { SObjectTypeToken } from '../../runtime/values/schemaTokens.ts';
import { pageState } from '../support/pageReference.ts';
import type { PageReference } from '../support/pageReference.ts';
import { invokeContinuation, responses } from '../support/continuations.ts';
import type { HttpResponse } from '../support/httpMessages.ts';
import { testInstall, testSandboxPostCopy, testUninstall } from '../support/packageScripts.ts';
import { loadData, stubRow } from '../support/testData.ts';
import { mocks, testRun } from '../support/testRun.ts';
import { TestBroker } from '../support/eventValues.ts';

function startTest(env: Env): void {
  const run = testRun(env);
  if (run.phase !== 'before') throw apexError('System.FinalException', 'Testing already started');
  run.phase = 'during';
  run.leaveFreshLimits = env.freshLimits();
  env.ports.async.startTest();
}

/** Runs what was queued since startTest, then goes back to the limits of before. */
function stopTest(env: Env): void {
  const run = testRun(env);
  if (run.phase !== 'during') throw apexError('System.FinalException', 'Testing not started');
  run.phase = 'after';
  try {
    env.ports.async.stopTest();
    tellPublishers(env, 'Success');
  } finally {
    run.leaveFreshLimits?.();
  }
}

function createStub(env: Env, token: TypeToken, provider: unknown): unknown {
  env.ops.nonNull(provider);
  const types = ['Object', 'String', 'Type', 'List<Type>', 'List<String>', 'List<Object>'];
  return env.stub(env.ops.nonNull(token).type, (stub, method, args) =>
    env.invoke(provider, 'handleMethodCall', types, [
      stub,
      method.name,
      method.returnType === 'void' ? null : tokenOf(env, method.returnType),
      ...describeArguments(env, method, args),
    ]),
  );
}

function tokenOf(env: Env, typeName: string): TypeToken {
  return new TypeToken(env.type(typeName));
}

function describeArguments(env: Env, method: MethodInfo, args: readonly unknown[]): ApexList[] {
  return [
    new ApexList(
      env.type('List<Type>'),
      method.paramTypes.map((name) => tokenOf(env, name)),
    ),
    new ApexList(env.type('List<String>'), [...method.paramNames]),
    new ApexList(env.type('List<Object>'), [...args]),
  ];
}

/** The standard price book's id is the same in every org of this kind; the query needs no right. */
function standardPricebook(env: Env): unknown {
  const access = { mode: 'system', sharing: 'without' } as const;
  const { rows } = env.ports.query.runText('SELECT Id FROM Pricebook2 WHERE IsStandard = true', new Map(), access);
  return (rows[0] as { id: string } | undefined)?.id ?? null;
}

function setCreatedDate(env: Env, id: string, moment: ApexDatetime): void {
  const { dml } = env.ports;
  if (!dml.setCreatedDate) throw new UnsupportedError('Test.setCreatedDate', 'this org has no such port');
  dml.setCreatedDate(id, moment.ms);
}

export const behaviour: LibraryType = {
  setFixedSearchResults: (env, ids: ApexList | null) => env.fixSearchResults((ids?.items ?? []).map(String)),
  startTest,
  stopTest,
  isRunningTest: (env) => env.ports.async.isRunningTest(),
  createStub,
  // Rights are worked out anew whenever they are asked for: nothing has to be calculated ahead.
  calculatePermissionSetGroup: () => undefined,
  setMock: (env, type: TypeToken, mock: unknown) => void mocks(env).set(type.type.name, env.ops.nonNull(mock)),
  getStandardPricebookId: standardPricebook,
  setCreatedDate,
  loadData,
  createStubQueryRow: (_env, type: SObjectTypeToken, values: ApexMap) => stubRow(type, values),
  createStubQueryRows: (env, type: SObjectTypeToken, rows: ApexList) =>
    new ApexList(
      env.type(`List<${type.objectType.apiName}>`),
      (rows.items as ApexMap[]).map((values) => stubRow(type, values)),
    ),
  setContinuationResponse: (env, label: string, response: HttpResponse) => void responses(env).set(label, response),
  invokeContinuationMethod: invokeContinuation,
  testInstall,
  testUninstall,
  testSandboxPostCopyScript: testSandboxPostCopy,
  clearApexPageMessages: (env) => void pageState(env).messages.splice(0),
  setCurrentPage: (env, page: PageReference) => void (pageState(env).page = page),
  setCurrentPageReference: (env, page: PageReference) => void (pageState(env).page = page),
  getEventBus: () => new TestBroker(),
  enableChangeDataCapture: (env) => env.ports.async.captureChanges?.(),
};
