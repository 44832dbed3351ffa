/** Namespaces: a project's own components by their names with and without the prefix, and what others see of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { uiOrg } from '../../../src/api/uiOrg.ts';
import { messages, metadata, NUMBER, object, type Project, testResults, TEXT, withOrg } from './namespacedProjects.ts';

const BOX_FIELDS = {
  Size__c: NUMBER,
  Doubled__c: '<type>Number</type><precision>18</precision><scale>2</scale><formula>Size__c * 2</formula>',
  Parent__c: '<type>Lookup</type><referenceTo>Box__c</referenceTo><relationshipName>Boxes</relationshipName>',
};
const RULE =
  '<validationRules><fullName>Positive</fullName><active>true</active><errorConditionFormula>Size__c &lt; 0</errorConditionFormula><errorMessage>too small</errorMessage></validationRules>';
const SETTING = metadata(
  'CustomObject',
  '<label>Kind</label><pluralLabel>Kinds</pluralLabel><visibility>Public</visibility>',
);
const FIELD = `<fullName>Code__c</fullName><label>Code</label>${TEXT}`;
const RECORD =
  '<label>Big</label><protected>false</protected><values><field>Code__c</field><value xsi:type="xsd:string">B</value></values>';

/** A package with an object, a custom metadata type, a label and a permission. */
const FILES: Readonly<Record<string, string>> = {
  'objects/Box__c.object': object(BOX_FIELDS, RULE),
  'objects/Kind__mdt/Kind__mdt.object-meta.xml': SETTING,
  'objects/Kind__mdt/fields/Code__c.field-meta.xml': metadata('CustomField', FIELD),
  'objects/Account/fields/Rank__c.field-meta.xml': metadata(
    'CustomField',
    `<fullName>Rank__c</fullName><label>Rank</label>${NUMBER}`,
  ),
  'customMetadata/Kind.Big.md-meta.xml': metadata('CustomMetadata', RECORD),
  'labels/CustomLabels.labels-meta.xml': metadata(
    'CustomLabels',
    '<labels><fullName>Greeting</fullName><value>Hello</value><language>en_US</language><protected>false</protected><shortDescription>g</shortDescription></labels>',
  ),
};

function tests(bodies: Readonly<Record<string, string>>): string {
  const methods = Object.entries(bodies).map(([name, body]) => `@IsTest static void ${name}() { ${body} }`);
  return `@IsTest private class Checks { class OopsException extends Exception {} class Part { Integer n = 1; } ${methods.join('\n')} }`;
}

/** Runs bodies of test methods inside the namespace `acme`. */
async function inside(
  bodies: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
): Promise<Record<string, string>> {
  return testResults([{ namespace: 'acme', files: { ...FILES, ...more, Checks: tests(bodies) } }]);
}

function passed(results: Readonly<Record<string, string>>): void {
  assert.notDeepEqual(results, {});
  for (const [name, outcome] of Object.entries(results)) assert.equal(outcome, 'Pass', name);
}

const BOX = `Box__c box = new Box__c(Name = 'b', Size__c = 3); insert box;`;

test('code of a namespace names its objects and fields with and without the prefix', async () => {
  passed(
    await inside({
      apex: `${BOX} acme__Box__c same = box; System.assertEquals(3, same.acme__Size__c); same.Size__c = 4; System.assertEquals(4, box.acme__Size__c);`,
      soql: `${BOX} insert new Box__c(Name = 'child', Parent__c = box.Id);
        Box__c found = [SELECT Size__c, acme__Doubled__c, (SELECT Name, Parent__r.Size__c FROM Boxes__r) FROM acme__Box__c WHERE Size__c = 3];
        System.assertEquals(6, found.Doubled__c); System.assertEquals(3, found.Boxes__r[0].Parent__r.Size__c);
        System.assertEquals(1, [SELECT Box__c.Name FROM Box__c WHERE Parent__r.acme__Size__c = 3].size());`,
      dynamicSoql: `${BOX} SObject found = Database.query('SELECT Size__c FROM Box__c WHERE acme__Size__c > 0');
        System.assertEquals(3, found.get('size__c')); System.assertEquals(3, found.get('acme__Size__c'));
        found.put('Size__c', 5); System.assertEquals(5, ((Box__c) found).Size__c); System.assert(found.isSet('SIZE__C'));`,
      relationships: `${BOX} insert new Box__c(Name = 'child', Parent__c = box.Id);
        SObject found = Database.query('SELECT Id, Parent__r.Name, (SELECT Id FROM Boxes__r) FROM Box__c WHERE Parent__c = null LIMIT 1');
        System.assertEquals(1, found.getSObjects('Boxes__r').size()); System.assertEquals(1, found.getSObjects('acme__Boxes__r').size());`,
      grouped: `${BOX} AggregateResult row = [SELECT Size__c, COUNT(Id) n FROM Box__c GROUP BY Size__c]; System.assertEquals(3, row.get('Size__c')); System.assertEquals(1, row.get('n'));`,
      validation: `try { insert new Box__c(Size__c = -1); System.assert(false); } catch (DmlException e) { System.assert(e.getMessage().contains('too small')); }`,
    }),
  );
});

test('describes give names with the prefix, local names without', async () => {
  passed(
    await inside({
      names: `Schema.DescribeSObjectResult d = Box__c.SObjectType.getDescribe();
        System.assertEquals('acme__Box__c', d.getName()); System.assertEquals('Box__c', d.getLocalName());
        System.assertEquals('acme__Size__c', Box__c.Size__c.getDescribe().getName()); System.assertEquals('Size__c', Box__c.Size__c.getDescribe().getLocalName());
        System.assertEquals('acme__Box__c', String.valueOf(Box__c.SObjectType)); System.assertEquals('acme__Box__c', String.valueOf(Box__c.class));`,
      maps: `System.assert(Schema.getGlobalDescribe().containsKey('acme__box__c')); System.assertEquals(null, Schema.getGlobalDescribe().get('Box__c'));
        System.assert(Box__c.SObjectType.getDescribe().fields.getMap().containsKey('acme__size__c'));
        System.assertEquals(Box__c.SObjectType, Schema.describeSObjects(new List<String>{ 'Box__c' })[0].getSObjectType());`,
      json: `String text = JSON.serialize(new Box__c(Size__c = 1)); System.assert(text.contains('"acme__Size__c":1'), text); System.assert(text.contains('"type":"acme__Box__c"'), text);
        Box__c back = (Box__c) JSON.deserialize('{"Size__c":2}', Box__c.class); System.assertEquals(2, back.acme__Size__c);`,
      tokens: `System.assertEquals(acme__Box__c.Size__c, Box__c.acme__Size__c); System.assertEquals(Schema.SObjectType.Box__c.getName(), 'acme__Box__c');
        System.assertEquals('acme__Rank__c', Account.Rank__c.getDescribe().getName());`,
    }),
  );
});

test('types, exceptions and stack traces carry the namespace, texts of instances do not', async () => {
  passed(
    await inside(
      {
        types: `System.assertEquals('acme.Util', Util.class.getName()); System.assertEquals(Util.class, Type.forName('Util')); System.assertEquals(Util.class, Type.forName('acme.Util'));
        System.assertEquals(Util.Part.class, Type.forName('acme', 'Util.Part')); System.assertEquals(Util.Part.class, Type.forName('acme', 'acme.Util.Part')); System.assertEquals(Util.Part.class, Type.forName('ACME.util.part'));
        System.assertEquals(null, Type.forName('other', 'Nothing')); System.assertEquals(List<Util>.class, Type.forName('List<acme.Util>'));
        System.assertEquals(Box__c.class, Type.forName('Box__c')); System.assertEquals(Box__c.class, Type.forName('acme__Box__c')); System.assert(Type.forName('acme.Util').newInstance() instanceof acme.Util);`,
        exceptions: `try { throw new OopsException('no'); } catch (Exception e) { System.assertEquals('acme.Checks.OopsException', e.getTypeName()); System.assert(e.getStackTraceString().startsWith('Class.acme.Checks.exceptions: line '), e.getStackTraceString()); }
        try { Object o = new Util(); Integer i = (Integer) o; System.assert(false); } catch (TypeException e) { System.assertEquals('Invalid conversion from runtime type acme.Util to Integer', e.getMessage()); }`,
        texts: `System.assertEquals('Part:[n=1]', String.valueOf(new Part()));`,
        statics: `System.assertEquals(7, acme.Util.seven()); System.assertEquals(7, Util.seven()); Object p = new Util.Part(); System.assert(p instanceof acme.Util.Part);`,
        stubs: `Util stub = (Util) Test.createStub(Util.class, new Answers()); System.assertEquals('text from acme.Util', stub.text());`,
      },
      {
        Util: `public virtual class Util { public class Part {} public static Integer seven() { return 7; } public virtual String text() { return ''; } }`,
        Answers: `@IsTest public class Answers implements System.StubProvider { public Object handleMethodCall(Object stub, String name, Type returns, List<Type> types, List<String> names, List<Object> args) {
        return name + ' from ' + ((Object) stub instanceof Util ? Util.class.getName() : ''); } }`,
      },
    ),
  );
});

test('labels and custom metadata belong to the namespace', async () => {
  passed(
    await inside({
      labels: `System.assertEquals('Hello', System.Label.Greeting); System.assertEquals('Hello', Label.acme.Greeting); System.assertEquals('Hello', System.Label.get('acme', 'Greeting')); System.assertEquals('Hello', System.Label.get('', 'Greeting'));`,
      records: `System.assertEquals('B', Kind__mdt.getInstance('Big').Code__c); System.assertEquals('B', Kind__mdt.getInstance('acme__Big').Code__c); System.assert(Kind__mdt.getAll().containsKey('Big'));
        Kind__mdt row = [SELECT NamespacePrefix, QualifiedApiName, DeveloperName FROM Kind__mdt]; System.assertEquals('acme', row.NamespacePrefix); System.assertEquals('acme__Big', row.QualifiedApiName);`,
      setup: `System.assertEquals('acme', [SELECT NamespacePrefix FROM ApexClass WHERE Name = 'Checks'].NamespacePrefix); System.assertEquals('acme', [SELECT NamespacePrefix FROM Organization].NamespacePrefix);
        System.assertEquals('acme__Box__c', [SELECT QualifiedApiName FROM EntityDefinition WHERE DeveloperName = 'Box' AND NamespacePrefix = 'acme'].QualifiedApiName);`,
    }),
  );
});

const ASYNC: Readonly<Record<string, string>> = {
  ...FILES,
  'objects/Signal__e.object': object(
    { Text__c: TEXT },
    '<eventType>HighVolume</eventType><publishBehavior>PublishImmediately</publishBehavior>',
  ),
  'objects/Config__c.object': `${object({ Limit__c: NUMBER })
    .replace('<sharingModel>ReadWrite</sharingModel>', '<customSettingsType>Hierarchy</customSettingsType>')
    .replace(/<nameField>.*<\/nameField>/, '')}`,
  'customPermissions/Pack.customPermission-meta.xml': metadata(
    'CustomPermission',
    '<isLicensed>false</isLicensed><label>Pack</label>',
  ),
  'permissionsets/Packer.permissionset-meta.xml': metadata(
    'PermissionSet',
    '<label>Packer</label><hasActivationRequired>false</hasActivationRequired><customPermissions><enabled>true</enabled><name>Pack</name></customPermissions><fieldPermissions><editable>true</editable><field>Box__c.Size__c</field><readable>true</readable></fieldPermissions><objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Box__c</object><viewAllRecords>false</viewAllRecords></objectPermissions>',
  ),
  OnSignal: `trigger OnSignal on Signal__e (after insert) { insert new Box__c(Name = Trigger.new[0].Text__c, Size__c = 1); }`,
  Job: `public class Job implements Queueable, Database.Batchable<SObject>, Schedulable { Box__c box; public Job(Box__c box) { this.box = box; }
    public void execute(QueueableContext c) { box.Size__c = 7; insert box; }
    public void execute(SchedulableContext c) { insert box; }
    public Database.QueryLocator start(Database.BatchableContext c) { return Database.getQueryLocator('SELECT Size__c FROM Box__c'); }
    public void execute(Database.BatchableContext c, List<Box__c> boxes) { for (Box__c one : boxes) one.Size__c += 1; update boxes; }
    public void finish(Database.BatchableContext c) {} @future public static void later(String name) { insert new Box__c(Name = name, Size__c = 3); } }`,
};

test('jobs, events, settings and permissions work inside the namespace', async () => {
  const user = `Profile p = [SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce']; User u = new User(LastName = 'u', Alias = 'u', Email = 'u@example.com', Username = 'u@example.com.local', ProfileId = p.Id, TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US'); insert u;
    insert new PermissionSetAssignment(AssigneeId = u.Id, PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Packer' AND NamespacePrefix = 'acme'].Id);`;
  passed(
    await inside(
      {
        queueable: `Test.startTest(); System.enqueueJob(new Job(new Box__c(Name = 'q'))); Test.stopTest(); System.assertEquals(7, [SELECT Size__c FROM Box__c].Size__c); System.assertEquals('Job', [SELECT ApexClass.Name FROM AsyncApexJob].ApexClass.Name);`,
        batch: `insert new Box__c(Size__c = 1); Test.startTest(); Database.executeBatch(new Job(null)); Test.stopTest(); System.assertEquals(2, [SELECT Size__c FROM Box__c].Size__c);`,
        future: `Test.startTest(); Job.later('f'); Test.stopTest(); System.assertEquals(3, [SELECT Size__c FROM Box__c].Size__c);`,
        events: `Test.startTest(); EventBus.publish(new Signal__e(Text__c = 'e')); Test.stopTest(); System.assertEquals('e', [SELECT Name FROM Box__c].Name);`,
        settings: `insert new Config__c(SetupOwnerId = UserInfo.getOrganizationId(), Limit__c = 4); System.assertEquals(4, Config__c.getOrgDefaults().Limit__c); System.assertEquals(4, acme__Config__c.getInstance().acme__Limit__c);`,
        permissions: `${user} System.runAs(u) { System.assert(FeatureManagement.checkPermission('Pack')); System.assert(FeatureManagement.checkPermission('acme__Pack')); insert as user new Box__c(Name = 'u', Size__c = 1);
          System.assertEquals(1, [SELECT Size__c FROM Box__c WITH USER_MODE].Size__c); System.assert(!Account.Rank__c.getDescribe().isAccessible()); }`,
      },
      ASYNC,
    ),
  );
});

const GLOBAL: Project = {
  namespace: 'acme',
  files: {
    ...FILES,
    Gate: `global class Gate { global Integer n; public Integer hidden; global static String place() { return Type.forName('Gate').getName(); } public static void inner() {}
      global static Decimal sizeOf(SObject box) { return (Decimal) box.get('Size__c'); } global static Decimal first() { return [SELECT Size__c FROM Box__c LIMIT 1].Size__c; }
      global interface Shape { Decimal area(); } global static Decimal ask(Shape shape) { return shape.area() + sizeOf(new Box__c(Size__c = 1)); } public class Secret {} global Gate() {} }`,
    Hidden: `public class Hidden {}`,
  },
};

test('subscribers see what is global, with the namespace in front', async () => {
  const mine: Project = {
    namespace: '',
    files: {
      'objects/Box__c.object': object({ Size__c: TEXT }),
      Square: `global class Square implements acme.Gate.Shape { global Decimal area() { return new acme__Box__c(acme__Size__c = 4).acme__Size__c; } }`,
      Mine: `@IsTest private class Mine {
        @IsTest static void uses() { System.assertEquals('acme.Gate', acme.Gate.place()); System.assertEquals(5, acme.Gate.ask(new Square())); acme.Gate g = new acme.Gate(); g.n = 1; }
        @IsTest static void twoObjects() { insert new acme__Box__c(acme__Size__c = 2); insert new Box__c(Size__c = 'two'); System.assertEquals(2, acme.Gate.first());
          System.assertEquals('two', [SELECT Size__c FROM Box__c].Size__c); System.assertEquals(1, [SELECT COUNT() FROM acme__Box__c]); }
        @IsTest static void trace() { try { acme.Gate.sizeOf(null); System.assert(false); } catch (NullPointerException e) { System.assertEquals('(acme)\\nClass.Mine.trace: line 5, column 1', e.getStackTraceString()); } }
        @IsTest static void dynamicNames() { System.assertEquals(null, Type.forName('Gate')); System.assertEquals(null, Type.forName('acme.Hidden')); System.assertNotEquals(null, Type.forName('acme', 'Gate')); System.assertEquals(2, acme.Gate.sizeOf(new acme__Box__c(acme__Size__c = 2))); }
      }`,
    },
  };
  passed(await testResults([GLOBAL, mine]));
});

test('what a package does not make global cannot be seen from outside', () => {
  const using = (body: string): string[] =>
    messages([GLOBAL, { namespace: '', files: { Mine: `public class Mine { void m() { ${body} } }` } }]);
  assert.deepEqual(using('acme.Gate.inner();'), ['Method is not visible: void acme.Gate.inner()']);
  assert.deepEqual(using('Integer i = new acme.Gate().hidden;'), ['Variable is not visible: acme.Gate.hidden']);
  assert.deepEqual(using('acme.Hidden p;'), ['Type is not visible: acme.Hidden']);
  assert.deepEqual(using('acme.Gate.Secret s;'), ['Type is not visible: acme.Gate.Secret']);
  assert.deepEqual(using('Gate g;'), ['Invalid type: Gate']);
  assert.deepEqual(using('Box__c b;'), ['Invalid type: Box__c']);
});

test('triggers, anonymous code and REST classes belong to the namespace of their project', async () => {
  const files = {
    ...FILES,
    OnBox: `trigger OnBox on Box__c (before insert) { for (Box__c box : Trigger.new) box.Size__c = 9; }`,
    Rest: `@RestResource(urlMapping='/size/*') global class Rest { @HttpGet global static Decimal get() { return [SELECT Size__c FROM Box__c].Size__c; } }`,
  };
  await withOrg([{ namespace: 'acme', files }], (org) => {
    const session = org.login(org.adminUsername);
    assert.equal(org.executeAnonymous(session, `insert new Box__c(Name = 'b');`).exceptionMessage, null);
    const rest = (path: string): string =>
      String(
        org.invokeRest(session, { method: 'GET', path, baseUrl: '', query: [], headers: [], body: new Uint8Array() })
          .body,
      );
    assert.equal(rest('/acme/size/1'), '9.00');
    assert.throws(() => rest('/size/1'), /Could not find a match for URL/);
    assert.throws(() => org.transact(session, (tx) => tx.query('SELECT Size__c FROM Box__c')), /sObject type 'Box__c'/);
    assert.equal(org.transact(session, (tx) => tx.query('SELECT acme__Size__c FROM acme__Box__c')).records.length, 1);
  });
});

test('pages name the components of the org with and without the prefix', async () => {
  const files = {
    ...FILES,
    Shelf: `public class Shelf { @AuraEnabled public static List<Box__c> boxes() { return new List<Box__c>{ new Box__c(Size__c = 2) }; } }`,
  };
  await withOrg([{ namespace: 'acme', files }], (org) => {
    const pages = uiOrg(org, []);
    assert.equal(pages.apiName('Box__c.Parent__r.Size__c'), 'acme__Box__c.acme__Parent__r.acme__Size__c');
    assert.equal(pages.apiName('Account.Name'), 'Account.Name');
    const { token } = org.login(org.adminUsername);
    for (const namespace of [null, 'acme']) {
      const call = { namespace, className: 'Shelf', method: 'boxes', params: {}, wired: false };
      assert.deepEqual(pages.invokeApex(token, call), [{ acme__Size__c: 2 }]);
    }
  });
});

const QUERIES = `global class Asks { global static void ask(Integer times) { for (Integer i = 0; i < times; i++) Integer n = [SELECT COUNT() FROM Account]; }
  global static Integer used() { return Limits.getQueries(); } }`;

test('certified packages have governor limits of their own, and eleven times the limit together', async () => {
  const packages = Array.from({ length: 11 }, (_, n) => `p${n}`);
  const others = packages.slice(1);
  const projects: Project[] = packages.map((namespace) => ({ namespace, files: { Asks: QUERIES } }));
  const mine = `@IsTest private class Mine {
    static void ask(Integer times) { for (Integer i = 0; i < times; i++) Integer n = [SELECT COUNT() FROM Account]; }
    @IsTest static void own() { ask(100); p0.Asks.ask(100); System.assertEquals(100, p0.Asks.used()); System.assertEquals(100, Limits.getQueries()); }
    @IsTest static void tooMany() { p0.Asks.ask(101); }
    @IsTest static void together() { ask(100); ${packages.map((name) => `${name}.Asks.ask(100);`).join(' ')} }
    @IsTest static void almost() { ask(99); ${others.map((name) => `${name}.Asks.ask(100);`).join(' ')} }
  }`;
  const all = [...projects, { namespace: '', files: { Mine: mine } }];
  assert.deepEqual(await testResults(all, { certified: packages }), {
    'Mine.own': 'Pass',
    'Mine.tooMany': 'System.LimitException: Too many SOQL queries: 101',
    'Mine.together': 'System.LimitException: Too many SOQL queries: 1101',
    'Mine.almost': 'Pass',
  });
  assert.equal((await testResults(all))['Mine.own'], 'System.LimitException: Too many SOQL queries: 101');
});
