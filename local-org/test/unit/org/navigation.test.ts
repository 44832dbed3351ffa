/** Applications and tabs are seen by those whom a profile or permission set shows them. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { uiOrg } from '../../../src/api/uiOrg.ts';
import { Org } from '../../../src/org/org.ts';
import { memoryTree } from '../../../src/project/loadProject.ts';

const XMLNS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const org = Org.open({ dataDir: ':memory:', log: () => undefined });
const admin = org.login(org.adminUsername);

const app = (label: string): string => `<CustomApplication ${XMLNS}><label>${label}</label></CustomApplication>`;
const tab = (label: string): string =>
  `<CustomTab ${XMLNS}><label>${label}</label><url>https://example.com</url></CustomTab>`;
const visible = (name: string, shown: boolean): string =>
  `<applicationVisibilities><application>${name}</application><visible>${shown}</visible></applicationVisibilities>`;

const files = {
  'package.xml': '<Package/>',
  'applications/Dock.app': app('Dock'),
  'applications/Office.app': app('Office'),
  'applications/Open.app': app('Open'),
  'tabs/Cranes.tab': tab('Cranes'),
  'tabs/Papers.tab': tab('Papers'),
  'permissionsets/Docker.permissionset': `<PermissionSet ${XMLNS}><label>Docker</label>${visible('Dock', true)}
    <tabSettings><tab>Cranes</tab><visibility>Visible</visibility></tabSettings>
    <tabSettings><tab>Papers</tab><visibility>None</visibility></tabSettings></PermissionSet>`,
  'profiles/Admin.profile': `<Profile ${XMLNS}>${visible('Office', true)}${visible('Dock', false)}
    <tabVisibilities><tab>Cranes</tab><visibility>Hidden</visibility></tabVisibilities>
    <tabVisibilities><tab>Papers</tab><visibility>DefaultOff</visibility></tabVisibilities></Profile>`,
};

function seen(): { apps: unknown; tabs: unknown } {
  const session = uiOrg(org, []).session(admin.token);
  return { apps: session?.visibleApps, tabs: session?.visibleTabs };
}

describe('navigation', () => {
  after(() => org.close());

  it('shows what the profile shows, and what nothing speaks of', () => {
    const result = org.deploy(memoryTree(files), { checkOnly: false, testLevel: 'NoTestRun', runTests: [] });
    assert.equal(result.success, true, JSON.stringify(result.details.componentFailures));
    assert.deepEqual(seen(), { apps: ['Office', 'Open'], tabs: ['Papers'] });
  });

  it('adds what assigned permission sets show', () => {
    const assign = `insert new PermissionSetAssignment(AssigneeId = UserInfo.getUserId(),
      PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Docker'].Id);`;
    assert.equal(org.executeAnonymous(admin, assign).success, true);
    assert.deepEqual(seen(), { apps: ['Dock', 'Office', 'Open'], tabs: ['Cranes', 'Papers'] });
  });
});
