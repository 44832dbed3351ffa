/** DML options of calls and of records, allowances of the org, standard platform events. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { results } from './apexTests.ts';

const LONG = `'x'.repeat(300)`;

test('too long texts are cut where the options of the call or of the record say so', async () => {
  const found = await results({
    refused: `try { insert new Account(Name = ${LONG}); System.assert(false); } catch (DmlException e) { System.assertEquals(StatusCode.STRING_TOO_LONG, e.getDmlType(0)); }`,
    call: `Database.DMLOptions o = new Database.DMLOptions(); o.AllowFieldTruncation = true; Account a = new Account(Name = ${LONG});
      System.assert(Database.insert(a, o).isSuccess()); System.assertEquals(255, [SELECT Name FROM Account].Name.length());
      System.assertEquals(null, a.getOptions());`,
    record: `Database.DMLOptions o = new Database.DMLOptions(); o.AllowFieldTruncation = true; Account a = new Account(Name = ${LONG});
      a.setOptions(o); insert a; System.assertEquals(255, [SELECT Name FROM Account].Name.length()); System.assertEquals(true, a.getOptions().AllowFieldTruncation);`,
    headers: `Database.DMLOptions o = new Database.DMLOptions(); o.EmailHeader.TriggerUserEmail = true; o.AssignmentRuleHeader.UseDefaultRule = true;
      o.LocaleOptions = 'de'; System.assertEquals(true, o.EmailHeader.TriggerUserEmail); System.assertEquals(null, o.EmailHeader.TriggerOtherEmail);
      insert new Case(Subject = 'x'); System.assert(o.AssignmentRuleHeader.UseDefaultRule);`,
  });
  assert.deepEqual([...new Set(Object.values(found))], ['Pass'], JSON.stringify(found, null, 1));
});

test('the org tells its allowances', async () => {
  const found = await results({
    allowances: `OrgLimit one = OrgLimits.getMap().get('DailyAsyncApexExecutions'); System.assertEquals(250000, one.getLimit());
      System.assertEquals(0, one.getValue()); System.assertEquals('DailyAsyncApexExecutions', one.getName()); System.assert(OrgLimits.getAll().size() > 20);`,
  });
  assert.deepEqual([...new Set(Object.values(found))], ['Pass'], JSON.stringify(found, null, 1));
});

test('standard platform events are published like own ones, and dynamic picklists extend their library class', async () => {
  const found = await results(
    {
      events: `Database.SaveResult r = EventBus.publish(new FlowOrchestrationEvent(OrchestrationInstanceId = 'x')); System.assert(r.isSuccess());
        System.assertEquals('EXECUTE', new BatchApexErrorEvent(Phase = 'EXECUTE').Phase);`,
      picklists: `VisualEditor.DynamicPickList p = new Colours(); System.assertEquals(2, p.getValues().size());
        System.assertEquals('Red', p.getDefaultValue().getLabel()); System.assert(p.isValid('blue')); System.assertEquals('Blue', p.getLabel('blue'));`,
    },
    {
      Colours: `public class Colours extends VisualEditor.DynamicPickList {
        public override VisualEditor.DataRow getDefaultValue() { return new VisualEditor.DataRow('Red', 'red'); }
        public override VisualEditor.DynamicPickListRows getValues() { VisualEditor.DynamicPickListRows rows = new VisualEditor.DynamicPickListRows();
          rows.addRow(getDefaultValue()); rows.addRow(new VisualEditor.DataRow('Blue', 'blue')); return rows; } }`,
    },
  );
  assert.deepEqual([...new Set(Object.values(found))], ['Pass'], JSON.stringify(found, null, 1));
});
