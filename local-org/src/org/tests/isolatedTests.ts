/**
 * Tests beside an org's data: they run on an empty database that has the org's setup rows (users, roles, permission sets, custom metadata)
 * and nothing else, which is what tests without SeeAllData may see.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_data_access.htm
 */
import type { ObjectType } from '../../schema/schema.ts';
import { Store } from '../../store/store.ts';
import type { ApexCore } from '../apexCore.ts';
import type { DeployedCode } from '../deployedCode.ts';
import { syncMetadataRows } from '../setup/metadataRows.ts';
import { createSystemTables } from '../systemTables.ts';
import { runTests, type TestOutcome } from './testRunner.ts';
import type { TestMethodResult, TestSelection } from './testTypes.ts';

/** Runs tests on an empty copy of an org. */
export function runIsolated(
  core: ApexCore,
  code: DeployedCode,
  userId: string,
  selection: TestSelection,
  onResult?: (result: TestMethodResult) => void,
): TestOutcome {
  const store = Store.open(':memory:', () => code.schema);
  try {
    createSystemTables(store.db);
    store.counters.goOnFrom(core.store.counters);
    copySetup(core.store, store, code);
    store.transaction(() => syncMetadataRows({ store, userId: core.adminUserId, now: core.now() }, code));
    const copy = core.copyOn(store, code);
    store.transaction(() => copy.events.setSubscribers(copy.eventSubscribers()));
    return runTests(copy, userId, selection, onResult);
  } finally {
    store.close();
  }
}

function isSetup(type: ObjectType): boolean {
  if (type.kind === 'setup') return !['AsyncApexJob', 'CronTrigger', 'CronJobDetail'].includes(type.apiName);
  return type.kind === 'customMetadata' || type.apiName === 'User' || type.apiName === 'Pricebook2';
}

function copySetup(from: Store, to: Store, code: DeployedCode): void {
  to.transaction(() => {
    for (const type of code.schema.objects.values()) {
      if (!isSetup(type) || from.schema.object(type.apiName) === undefined) continue;
      const own = to.table(type.apiName).loadAll();
      for (const [id, row] of from.table(type.apiName).loadAll()) {
        const wanted = type.apiName !== 'Pricebook2' || row.get('isstandard') === true;
        if (wanted && !own.has(id)) to.table(type.apiName).insert(row);
      }
    }
  });
}
