/** Formulas that Apex builds and evaluates. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { results } from './apexTests.ts';

const BOAT = `global class Boat { global Integer length; global String name; global Account owner; public String secret;
  global Decimal price { get { return 12.5; } } global Datetime built; global Boat sister; }`;
const build = (type: string, returns: string, text: string, more = ''): string =>
  `Formula.builder().withType(${type}.class).withReturnType(FormulaEval.FormulaReturnType.${returns}).withFormula('${text}')${more}.build()`;
const refused = (type: string, returns: string, text: string, message: string): string =>
  `try { ${build(type, returns, text)}; System.assert(false); } catch (FormulaValidationException e) { System.assertEquals(${message}, e.getMessage()); }`;

test('a formula reads records and global members of classes', async () => {
  const found = await results(
    {
      record: `FormulaEval.FormulaInstance f = ${build('Schema.Account', 'STRING', 'name & " (" & website & ")"')};
        System.assertEquals(new Set<String>{ 'name', 'website' }, f.getReferencedFields());
        System.assertEquals('Acme (x.org)', f.evaluate(new Account(Name = 'Acme', Website = 'x.org')));`,
      parents: `FormulaEval.FormulaInstance f = ${build('Contact', 'BOOLEAN', 'Account.NumberOfEmployees > 10')};
        System.assertEquals(true, f.evaluate(new Contact(Account = new Account(NumberOfEmployees = 11))));
        System.assertEquals(null, f.evaluate(new Contact()));`,
      instance: `Boat b = new Boat(); b.length = 52; b.name = 'Foo'; b.owner = new Account(Name = 'Acme');
        System.assertEquals('Small', ${build('Boat', 'STRING', 'IF(length < 100, "Small", "Big")')}.evaluate(b));
        System.assertEquals('Foo of Acme', ${build('Boat', 'STRING', 'name & " of " & owner.Name')}.evaluate(b));
        System.assertEquals(26, ${build('Boat', 'INTEGER', 'length / 2')}.evaluate(b));
        System.assertEquals(25.0, ${build('Boat', 'DECIMAL', 'price * 2')}.evaluate(b));
        System.assertEquals(null, ${build('Boat', 'INTEGER', 'sister.length + 1')}.evaluate(b));
        System.assertEquals(1, ${build('Boat', 'INTEGER', 'sister.length + 1', '.treatNumericNullAsZero(true)')}.evaluate(b));`,
      nothing: `System.assertEquals(null, ${build('Account', 'BOOLEAN', 'CONTAINS(Description, "x")')}.evaluate(new Account()));`,
      globals: `FormulaEval.FormulaInstance f = ${build('Account', 'STRING', '$User.LastName', '.withGlobalVariables(FormulaEval.FormulaGlobal.values())')};
        System.assertEquals(UserInfo.getLastName(), f.evaluate(new Account()));`,
      template: `System.assertEquals('Dear Acme, 3 left', ${build('Account', 'STRING', 'Dear {!Name}, {!NumberOfEmployees + 1} left', '.parseAsTemplate(true)')}
        .evaluate(new Account(Name = 'Acme', NumberOfEmployees = 2)));`,
      division: `try { ${build('Account', 'DECIMAL', '1 / NumberOfEmployees')}.evaluate(new Account(NumberOfEmployees = 0)); System.assert(false); }
        catch (FormulaEvaluationException e) { System.assertEquals('Division by zero', e.getMessage()); }`,
    },
    { Boat: BOAT },
  );
  for (const [name, outcome] of Object.entries(found)) assert.equal(outcome, 'Pass', name);
});

test('a formula is judged when it is built', async () => {
  const found = await results(
    {
      syntax: refused('Account', 'BOOLEAN', 'This will not compile!!!', `'Syntax error. Extra \\'will\\''`),
      field: refused('Account', 'STRING', 'Nothing', `'Field Nothing does not exist. Check spelling.'`),
      kind: refused(
        'Account',
        'BOOLEAN',
        'Name',
        `'Formula result is data type (Text), incompatible with expected data type (true or false).'`,
      ),
      member: refused('Boat', 'STRING', 'secret', `'Field secret does not exist. Check spelling.'`),
      access: refused(
        'Raft',
        'STRING',
        'name',
        `'The context type Raft must be a global Apex class or an sObject type'`,
      ),
      globals: refused('Account', 'STRING', '$User.LastName', `'Field $User.LastName does not exist. Check spelling.'`),
    },
    { Boat: BOAT, Raft: `public class Raft { public String name; }` },
  );
  for (const [name, outcome] of Object.entries(found)) assert.equal(outcome, 'Pass', name);
});

test('formula fields of records in memory are computed anew', async () => {
  const found = await results(
    {
      recalculated: `Item__c i = new Item__c(Count__c = 4); Formula.recalculateFormulas(new List<SObject>{ i });
        System.assertEquals(8, i.Twice__c); i.Count__c = 5; i.recalculateFormulas(); System.assertEquals(10, i.Twice__c);`,
      unqueried: `insert new Item__c(Count__c = 4); Item__c i = [SELECT Id FROM Item__c];
        FormulaRecalcResult r = Formula.recalculateFormulas(new List<SObject>{ i })[0];
        System.assert(!r.isSuccess()); System.assertEquals('Twice__c', r.getErrors()[0].getFieldName());`,
    },
    {
      'objects/Item__c.object': `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>Item</label><pluralLabel>Items</pluralLabel><deploymentStatus>Deployed</deploymentStatus>
<nameField><label>Name</label><type>AutoNumber</type><displayFormat>I-{0}</displayFormat></nameField><sharingModel>ReadWrite</sharingModel>
<fields><fullName>Count__c</fullName><label>Count</label><type>Number</type><precision>5</precision><scale>0</scale></fields>
<fields><fullName>Twice__c</fullName><label>Twice</label><type>Number</type><precision>5</precision><scale>0</scale><formula>Count__c * 2</formula></fields></CustomObject>`,
    },
  );
  assert.deepEqual(found, { recalculated: 'Pass', unqueried: 'Pass' });
});
