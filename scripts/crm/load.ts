/** Loads a CRM folder into an org: people first, then what they sell to whom, then the deals through Bulk API 2.0. Repeating it changes nothing. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Connection } from 'jsforce';
import type { OrgAccess } from '../lib/connection.ts';
import { API_VERSION } from '../lib/connection.ts';
import { root } from '../lib/paths.ts';
import { prepareOrg } from '../lib/prepare.ts';
import { step } from '../lib/progress.ts';
import type { Crm } from './readCrm.ts';
import { account, lastCloseDate, opportunity, roles, users, usernameOf, USERNAME_SUFFIX } from './records.ts';
import { assign } from '../lib/permissions.ts';
import { saveAll, insertMissing, idsBy, type SObjectInput } from '../lib/save.ts';
import { loadDeals, type DealOutcome } from './deals.ts';
import { enrol } from './people.ts';

const run = promisify(execFile);

/** What happened, for the report. */
export interface LoadOutcome {
  readonly users: number;
  readonly accounts: number;
  readonly products: number;
  readonly deals: DealOutcome;
}

/**
 * Loads everything. `beforeDeals` runs once people, accounts and products exist (it publishes the program, so that deals find it).
 */
export async function loadCrm(
  connection: Connection,
  access: OrgAccess,
  crm: Crm,
  beforeDeals: () => Promise<void>,
): Promise<LoadOutcome> {
  await deployFields(connection, access);
  const userIds = await loadUsers(connection, crm);
  await enrol(connection, crm, userIds);
  const accountIds = await loadAccounts(connection, crm);
  const productIds = await loadProducts(connection, crm);
  await prepareOrg(connection);
  await beforeDeals();
  const links = { accountIds, userIds, productIds, openCloseDate: lastCloseDate(crm) };
  const deals = await loadDeals(
    connection,
    crm.deals.map((deal) => opportunity(deal, links)),
  );
  return { users: userIds.size, accounts: accountIds.size, products: productIds.size, deals };
}

/** Deploys the fields that keep the source's keys, with the same command as for a scratch org, and gives the current user access to them. */
async function deployFields(connection: Connection, access: OrgAccess): Promise<void> {
  const progress = step('Fields for source keys');
  await run('npx', ['sf', 'project', 'deploy', 'start', '--source-dir', 'unpackaged/crm-fields', '--json'], {
    cwd: root,
    env: {
      ...process.env,
      SF_ORG_INSTANCE_URL: access.instanceUrl,
      SF_TARGET_ORG: access.accessToken,
      SF_ORG_API_VERSION: API_VERSION,
      SF_DISABLE_TELEMETRY: 'true',
      SF_SKIP_NEW_VERSION_CHECK: 'true',
      SF_AUTOUPDATE_DISABLE: 'true',
    },
    maxBuffer: 64 * 1024 * 1024,
  });
  const identity = await connection.identity();
  await assign(connection, 'CrmDataLoader', [identity.user_id]);
  progress.done('deployed');
}

async function loadUsers(connection: Connection, crm: Crm): Promise<Map<string, string>> {
  const progress = step('Roles and users');
  const roleIds = await idsBy(connection, 'UserRole', 'Name');
  for (const role of roles(crm)) {
    if (roleIds.has(role.name)) continue;
    const parent = role.parent ? roleIds.get(role.parent)! : null;
    const [id] = await saveAll(connection, 'UserRole', [
      { Name: role.name, DeveloperName: role.name.replace(/[^A-Za-z]+/g, '_'), ParentRoleId: parent },
    ]);
    roleIds.set(role.name, id!);
  }
  const profiles = await idsBy(connection, 'Profile', 'Name');
  const wanted = users(crm, profiles.get('Standard User')!, roleIds, USERNAME_SUFFIX);
  const byUsername = await insertMissing(connection, 'User', 'Username', wanted);
  progress.done(`${wanted.length} users`);
  const people = new Map<string, string>();
  for (const agent of crm.agents) {
    for (const name of [agent.name, agent.manager])
      people.set(name, byUsername.get(usernameOf(name, USERNAME_SUFFIX))!);
  }
  return people;
}

async function loadAccounts(connection: Connection, crm: Crm): Promise<Map<string, string>> {
  const progress = step('Accounts');
  const ids = await insertMissing(connection, 'Account', 'CrmKey__c', crm.accounts.map(account));
  const withParent = crm.accounts.filter((row) => row.parent && ids.has(row.parent));
  const links: SObjectInput[] = withParent.map((row) => ({ Id: ids.get(row.name)!, ParentId: ids.get(row.parent!)! }));
  await saveAll(connection, 'Account', links, 'update');
  progress.done(`${ids.size} accounts, ${links.length} of them below another`);
  return ids;
}

async function loadProducts(connection: Connection, crm: Crm): Promise<Map<string, string>> {
  const progress = step('Products and price book');
  const ids = await insertMissing(
    connection,
    'Product2',
    'Name',
    crm.products.map((product) => ({
      Name: product.name,
      ProductCode: product.name,
      Family: product.series,
      IsActive: true,
    })),
  );
  const [book] = (await connection.query<{ Id: string }>('SELECT Id FROM Pricebook2 WHERE IsStandard = true')).records;
  const priced = await idsBy(connection, 'PricebookEntry', 'Product2Id');
  const entries = crm.products
    .filter((product) => !priced.has(ids.get(product.name)!))
    .map((product) => ({
      Pricebook2Id: book!.Id!,
      Product2Id: ids.get(product.name)!,
      UnitPrice: product.listPrice,
      IsActive: true,
    }));
  await saveAll(connection, 'PricebookEntry', entries);
  progress.done(`${ids.size} products`);
  return ids;
}
