/** A partial save tries again with the rows that are good, as if the first attempt had used nothing. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { Org } from '../../../src/org/org.ts';
import { memoryTree } from '../../../src/project/loadProject.ts';

const org = Org.open({ dataDir: ':memory:', log: () => undefined });
const admin = org.login(org.adminUsername);
const META =
  '<ApexTrigger xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion><status>Active</status></ApexTrigger>';
const files = {
  'package.xml': '<Package/>',
  'triggers/AccountTrigger.trigger': `trigger AccountTrigger on Account (before insert) {
    for (Integer i = 0; i < 60; i++) { Integer found = [SELECT COUNT() FROM Contact]; }
    for (Account each : Trigger.new) { if (each.Name == 'bad') { each.addError('no'); } }
  }`,
  'triggers/AccountTrigger.trigger-meta.xml': META,
};

describe('a partial save', () => {
  after(() => org.close());

  it('counts the limits of its last attempt only', () => {
    const deployed = org.deploy(memoryTree(files), { checkOnly: false, testLevel: 'NoTestRun', runTests: [] });
    assert.equal(deployed.success, true, JSON.stringify(deployed.details.componentFailures));
    const apex = `Integer none = [SELECT COUNT() FROM Contact];
      List<Database.SaveResult> results = Database.insert(
        new List<Account>{ new Account(Name = 'good'), new Account(Name = 'bad') }, false);
      System.assertEquals(true, results[0].isSuccess());
      System.assertEquals(false, results[1].isSuccess());
      System.assertEquals(61, Limits.getQueries());`;
    const { success, exceptionMessage, compileProblem } = org.executeAnonymous(admin, apex);
    assert.equal(success, true, `${exceptionMessage} ${compileProblem}`);
  });
});
