/** Flows: called from Apex and started by records. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { results } from './apexTests.ts';

const flow = (inside: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<Flow xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>62.0</apiVersion><label>The Flow</label><processType>AutoLaunchedFlow</processType><status>Active</status>${inside}</Flow>`;
const to = (name: string, tag = 'connector'): string => `<${tag}><targetReference>${name}</targetReference></${tag}>`;
const start = (first: string, more = ''): string => `<start>${to(first)}${more}</start>`;
const on = (object: string, when: string, trigger: string, more = ''): string =>
  `<object>${object}</object><recordTriggerType>${when}</recordTriggerType><triggerType>${trigger}</triggerType>${more}`;
const text = (value: string): string => `<stringValue>${value}</stringValue>`;
const ref = (name: string): string => `<elementReference>${name}</elementReference>`;
const variable = (name: string, type: string, more = ''): string =>
  `<variables><name>${name}</name><dataType>${type}</dataType><isCollection>false</isCollection>${more}</variables>`;
const IN = '<isInput>true</isInput><isOutput>false</isOutput>';
const OUT = '<isInput>false</isInput><isOutput>true</isOutput>';
const assignment = (name: string, items: readonly [string, string, string][], next = ''): string =>
  `<assignments><name>${name}</name><label>${name}</label>${items
    .map(
      ([place, operator, value]) =>
        `<assignmentItems><assignToReference>${place}</assignToReference><operator>${operator}</operator><value>${value}</value></assignmentItems>`,
    )
    .join('')}${next}</assignments>`;
const condition = (left: string, operator: string, right: string): string =>
  `<conditions><leftValueReference>${left}</leftValueReference><operator>${operator}</operator><rightValue>${right}</rightValue></conditions>`;
const filter = (field: string, operator: string, value: string): string =>
  `<filters><field>${field}</field><operator>${operator}</operator><value>${value}</value></filters>`;
const set = (field: string, value: string): string =>
  `<inputAssignments><field>${field}</field><value>${value}</value></inputAssignments>`;

const SUMS = flow(
  start('Find') +
    variable('wanted', 'String', IN) +
    variable('total', 'Number', `${OUT}<scale>0</scale><value><numberValue>0.0</numberValue></value>`) +
    variable('verdict', 'String', OUT) +
    `<recordLookups><name>Find</name><label>Find</label>${to('Each')}<filterLogic>and</filterLogic>${filter('Name', 'StartsWith', ref('wanted'))}
      <getFirstRecordOnly>false</getFirstRecordOnly><object>Account</object><sortField>Name</sortField><sortOrder>Asc</sortOrder><storeOutputAutomatically>true</storeOutputAutomatically></recordLookups>
    <loops><name>Each</name><label>Each</label><collectionReference>Find</collectionReference><iterationOrder>Asc</iterationOrder>${to('Add', 'nextValueConnector')}${to('Judge', 'noMoreValuesConnector')}</loops>` +
    assignment('Add', [['total', 'Add', ref('Each.NumberOfEmployees')]], to('Each')) +
    `<decisions><name>Judge</name><label>Judge</label>${to('Small', 'defaultConnector')}
      <rules><name>Many</name><conditionLogic>1 AND (2 OR 3)</conditionLogic>${condition('total', 'GreaterThan', ref('Limit'))}${condition('wanted', 'IsNull', '<booleanValue>false</booleanValue>')}${condition('wanted', 'EqualTo', text('never'))}${to('Big')}<label>Many</label></rules></decisions>` +
    assignment('Big', [['verdict', 'Assign', ref('Message')]]) +
    assignment('Small', [['verdict', 'Assign', text('only {!total}')]]) +
    `<constants><name>Limit</name><dataType>Number</dataType><value><numberValue>10.0</numberValue></value></constants>
    <formulas><name>Twice</name><dataType>Number</dataType><expression>{!total} * 2</expression><scale>0</scale></formulas>
    <textTemplates><name>Message</name><isViewedAsPlainText>true</isViewedAsPlainText><text>{!wanted}: twice is {!Twice}</text></textTemplates>`,
);

test('a flow called from Apex queries, loops, decides and gives its variables back', async () => {
  const found = await results(
    {
      big: `insert new List<Account>{ new Account(Name = 'Ab', NumberOfEmployees = 4), new Account(Name = 'Ac', NumberOfEmployees = 8), new Account(Name = 'B', NumberOfEmployees = 9) };
        Flow.Interview.Sums i = new Flow.Interview.Sums(new Map<String, Object>{ 'wanted' => 'A' }); Integer before = Limits.getQueries(); i.start();
        System.assertEquals(12, i.getVariableValue('total')); System.assertEquals('A: twice is 24', i.getVariableValue('verdict'));
        System.assertEquals(before + 1, Limits.getQueries());`,
      small: `Flow.Interview i = Flow.Interview.createInterview('Sums', new Map<String, Object>{ 'wanted' => 'A' }); i.start();
        System.assertEquals('only 0', i.getVariableValue('verdict')); System.assert(i instanceof Flow.Interview.Sums);
        System.assertEquals('Flow.Interview.Sums', Flow.Interview.Sums.class.getName()); System.assertEquals('Flow.Interview', Flow.Interview.Nowhere.class.getName());`,
      action: `Invocable.Action a = Invocable.Action.createCustomAction('flow', 'Sums'); a.setInvocationParameter('wanted', 'x'); a.addInvocation(); a.setInvocationParameter('wanted', 'y');
        List<Invocable.Action.Result> rs = a.invoke(); System.assertEquals(2, rs.size()); System.assert(rs[0].isSuccess());
        System.assertEquals('only 0', rs[1].getOutputParameters().get('verdict'));
        Invocable.Action.Result gone = Invocable.Action.createCustomAction('flow', 'Nowhere').addInvocation().invoke()[0]; System.assert(!gone.isSuccess());`,
    },
    { 'flows/Sums.flow': SUMS },
  );
  for (const [name, outcome] of Object.entries(found)) assert.equal(outcome, 'Pass', name);
});

const BEFORE = flow(
  start(
    'Named',
    on(
      'Account',
      'CreateAndUpdate',
      'RecordBeforeSave',
      `<filterLogic>and</filterLogic>${filter('Site', 'EqualTo', text('flow'))}<doesRequireRecordChangedToMeetCriteria>true</doesRequireRecordChangedToMeetCriteria>`,
    ),
  ) + assignment('Named', [['$Record.Description', 'Assign', text('{!$Record.Name} by flow')]]),
);
const AFTER = flow(
  start(
    'Contact',
    on(
      'Account',
      'Create',
      'RecordAfterSave',
      `<filterFormula>{!$Record.NumberOfEmployees} &gt; 5 &amp;&amp; ISNEW()</filterFormula>`,
    ),
  ) +
    `<recordCreates><name>Contact</name><label>Contact</label>${to('Mark')}${set('LastName', ref('$Record.Name'))}${set('AccountId', ref('$Record.Id'))}<object>Contact</object><storeOutputAutomatically>true</storeOutputAutomatically></recordCreates>
    <recordUpdates><name>Mark</name><label>Mark</label>${set('AccountNumber', ref('Contact'))}<inputReference>$Record</inputReference></recordUpdates>`,
);
const GUARD = flow(
  start('Which', on('Account', 'Delete', 'RecordBeforeDelete')) +
    `<decisions><name>Which</name><label>Which</label><rules><name>Kept</name><conditionLogic>and</conditionLogic>${condition('$Record.Name', 'EqualTo', text('Keep'))}${to('No')}<label>Kept</label></rules></decisions>
    <customErrors><name>No</name><label>No</label><customErrorMessages><errorMessage>Not {!$Record.Name}</errorMessage><isFieldError>false</isFieldError></customErrorMessages></customErrors>`,
);
const WRONG = flow(
  start(
    'Bad',
    on(
      'Account',
      'Create',
      'RecordAfterSave',
      `<filterLogic>and</filterLogic>${filter('Name', 'EqualTo', text('Broken'))}`,
    ),
  ) +
    `<recordCreates><name>Bad</name><label>Bad</label><object>Contact</object>${set('FirstName', text('x'))}</recordCreates>`,
);
const CAUGHT = flow(
  start('Bad') +
    variable('why', 'String', OUT) +
    `<recordCreates><name>Bad</name><label>Bad</label>${to('Tell', 'faultConnector')}<object>Contact</object>${set('FirstName', text('x'))}</recordCreates>` +
    assignment('Tell', [['why', 'Assign', ref('$Flow.FaultMessage')]]),
);

test('records start flows before and after their save and before their delete', async () => {
  const found = await results(
    {
      before: `Account a = new Account(Name = 'X', Site = 'flow'); insert a; System.assertEquals('X by flow', [SELECT Description FROM Account].Description);
        update new Account(Id = a.Id, Description = 'mine'); System.assertEquals('mine', [SELECT Description FROM Account].Description);
        update new Account(Id = a.Id, Site = null); update new Account(Id = a.Id, Site = 'flow'); System.assertEquals('X by flow', [SELECT Description FROM Account].Description);`,
      after: `List<Account> accounts = new List<Account>(); for (Integer i = 0; i < 50; i++) accounts.add(new Account(Name = 'N' + i, NumberOfEmployees = i));
        insert accounts; System.assertEquals(44, [SELECT COUNT() FROM Contact]);
        Contact c = [SELECT Id, AccountId FROM Contact WHERE LastName = 'N7']; System.assertEquals(accounts[7].Id, c.AccountId);
        System.assertEquals((String) c.Id, [SELECT AccountNumber FROM Account WHERE Id = :accounts[7].Id].AccountNumber);
        System.assert(Limits.getDmlStatements() <= 3, 'dml ' + Limits.getDmlStatements());`,
      guarded: `Account a = new Account(Name = 'Keep'); insert a; try { delete a; System.assert(false); } catch (DmlException e) { System.assert(e.getMessage().contains('Not Keep'), e.getMessage()); }
        Account b = new Account(Name = 'Go'); insert b; delete b;`,
      failed: `try { insert new Account(Name = 'Broken'); System.assert(false); } catch (DmlException e) {
        System.assertEquals('CANNOT_EXECUTE_FLOW_TRIGGER', e.getDmlType(0).name());
        System.assert(e.getDmlMessage(0).startsWith('We can\\'t save this record because the \\u201cThe Flow\\u201d process failed. Give your Salesforce admin these details. This error occurred when the flow tried to create records: REQUIRED_FIELD_MISSING'), e.getDmlMessage(0)); }`,
      caught: `Flow.Interview i = Flow.Interview.createInterview('Caught', new Map<String, Object>()); i.start();
        System.assert(((String) i.getVariableValue('why')).contains('REQUIRED_FIELD_MISSING'));`,
    },
    {
      'flows/Before_Save.flow': BEFORE,
      'flows/After_Save.flow': AFTER,
      'flows/Guard.flow': GUARD,
      'flows/Wrong.flow': WRONG,
      'flows/Caught.flow': CAUGHT,
    },
  );
  for (const [name, outcome] of Object.entries(found)) assert.equal(outcome, 'Pass', name);
});

const GREETER = `public class Greeter { public class Request { @InvocableVariable(required=true) public String name; @InvocableVariable public Integer times; }
  public class Answer { @InvocableVariable public String greeting; }
  public static Integer calls = 0;
  @InvocableMethod(label='Greet') public static List<Answer> greet(List<Request> requests) { calls++; List<Answer> all = new List<Answer>();
    for (Request r : requests) { if (r.name == 'bad') throw new IllegalArgumentException('bad name'); Answer a = new Answer(); a.greeting = 'Hi '.repeat(r.times == null ? 1 : r.times) + r.name; all.add(a); } return all; } }`;
const CALLS = flow(
  start('Greet') +
    variable('who', 'String', IN) +
    variable('said', 'String', OUT) +
    `<actionCalls><name>Greet</name><label>Greet</label><actionName>Greeter</actionName><actionType>apex</actionType>${to('Keep')}
      <inputParameters><name>name</name><value>${ref('who')}</value></inputParameters><inputParameters><name>times</name><value><numberValue>2.0</numberValue></value></inputParameters><storeOutputAutomatically>true</storeOutputAutomatically></actionCalls>` +
    assignment('Keep', [['said', 'Assign', ref('Greet.greeting')]]),
);
const OUTER = flow(
  start('Sub') +
    variable('said', 'String', OUT) +
    `<subflows><name>Sub</name><label>Sub</label><flowName>Calls</flowName><inputAssignments><name>who</name><value>${text('Sub')}</value></inputAssignments>
      <outputAssignments><assignToReference>said</assignToReference><name>said</name></outputAssignments></subflows>`,
);

test('flows and Apex call invocable methods, for many at once', async () => {
  const found = await results(
    {
      fromFlow: `Flow.Interview.Calls i = new Flow.Interview.Calls(new Map<String, Object>{ 'who' => 'Ann' }); i.start(); System.assertEquals('Hi Hi Ann', i.getVariableValue('said'));`,
      subflow: `Flow.Interview.Outer i = new Flow.Interview.Outer(new Map<String, Object>()); i.start(); System.assertEquals('Hi Hi Sub', i.getVariableValue('said'));`,
      together: `Invocable.Action a = Invocable.Action.createCustomAction('flow', 'Calls');
        for (String who : new List<String>{ 'A', 'B', 'C' }) { a.addInvocation(); a.setInvocationParameter('who', who); }
        List<Invocable.Action.Result> rs = a.invoke(); System.assertEquals('Hi Hi C', rs[2].getOutputParameters().get('said')); System.assertEquals(1, Greeter.calls);`,
      fromApex: `Invocable.Action a = Invocable.Action.createCustomAction('apex', 'Greeter'); a.setInvocationParameter('name', 'Bo');
        System.assertEquals('Hi Bo', a.invoke()[0].getOutputParameters().get('greeting')); System.assert(!a.isStandard()); System.assertEquals('Greeter', a.getName());
        Invocable.Action b = (Invocable.Action) a.clone(); b.setInvocationParameter('name', 'bad'); Invocable.Action.Result r = b.invoke()[0];
        System.assert(!r.isSuccess()); System.assert(r.getErrors()[0].getMessage().contains('bad name')); System.assertEquals('Bo', a.getInvocations()[0].get('name'));`,
      unhandled: `try { new Flow.Interview.Calls(new Map<String, Object>{ 'who' => 'bad' }).start(); System.assert(false); }
        catch (FlowException e) { System.assert(e.getMessage().contains('bad name'), e.getMessage()); }`,
    },
    { Greeter: GREETER, 'flows/Calls.flow': CALLS, 'flows/Outer.flow': OUTER },
  );
  for (const [name, outcome] of Object.entries(found)) assert.equal(outcome, 'Pass', name);
});

test('an active flow with a screen is refused by the name of the screen; a draft is kept and shown', async () => {
  const screen = flow(start('Ask') + '<screens><name>Ask</name><label>Ask</label></screens>');
  await assert.rejects(
    results({ any: '' }, { 'flows/Asks.flow': screen }),
    /Not supported by the local org: flow element Ask \(screens\)/,
  );
  const draft = screen.replace('<status>Active', '<status>Draft');
  const kept = await results(
    {
      shown: `FlowDefinitionView f = [SELECT ApiName, Label, IsActive, ActiveVersionId, LatestVersionId, DurableId FROM FlowDefinitionView WHERE ApiName = 'Asks'];
        System.assertEquals('The Flow', f.Label); System.assertEquals(false, f.IsActive); System.assertEquals(null, f.ActiveVersionId);
        FlowVersionView v = [SELECT Status, VersionNumber FROM FlowVersionView WHERE FlowDefinitionViewId = :f.DurableId];
        System.assertEquals('Draft', v.Status); System.assertEquals(1, v.VersionNumber);
        FlowDefinitionView saved = [SELECT TriggerType, RecordTriggerType, TriggerObjectOrEventLabel, IsActive FROM FlowDefinitionView WHERE ApiName = 'Before_Save'];
        System.assertEquals('RecordBeforeSave', saved.TriggerType); System.assertEquals('Account', saved.TriggerObjectOrEventLabel); System.assert(saved.IsActive);`,
    },
    { 'flows/Asks.flow': draft, 'flows/Before_Save.flow': BEFORE },
  );
  assert.deepEqual(kept, { shown: 'Pass' });
});
