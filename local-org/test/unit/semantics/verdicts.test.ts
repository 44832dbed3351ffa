import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings } from '../emit/apexProgram.ts';

/** Source → the message, or null where there is none; every verdict is that of Salesforce's own front end. */
type Verdict = readonly [string, string | null];

function messagesOf(classes: readonly string[], apiVersion = 67): string[] {
  const all = findings({ classes, run: '', apiVersion });
  return all.map((line) => line.replace(/^.*?: error: /, ''));
}

/** Members of a class `Probe`. */
function holds(
  verdicts: readonly Verdict[],
  wrap = (text: string): string => `public virtual class Probe { ${text} }`,
): void {
  for (const [source, message] of verdicts) {
    const found = messagesOf([wrap(source)]);
    if (message === null) assert.deepEqual(found, [], source);
    else assert.ok(found.includes(message), `${source}\n  ${found.join('\n  ') || 'accepted'}`);
  }
}

test('code after a block that runs as another user is reachable, and a value must be returned there', () => {
  const test1 = 'static Integer b(User u) { System.runAs(u) { return 1; } return 2; }';
  const test2 = 'static Integer b(User u) { System.runAs(u) { return 1; } }';
  const wrap = (text: string): string => `@IsTest private class Probe { ${text} }`;
  holds(
    [
      [test1, null],
      [test2, 'Missing return statement required return type: Integer'],
    ],
    wrap,
  );
});

test('a finally block neither returns for a method nor makes what follows unreachable', () => {
  const missing = 'Missing return statement required return type: Integer';
  holds([
    ['Integer f() { try { Integer a = 1; } finally { return 1; } }', missing],
    ['Integer f() { try { Integer a = 1; } finally { return 1; } return 2; }', null],
    ['Integer f() { try { return 1; } catch (Exception e) { return 2; } finally { Integer a = 1; } }', null],
    ['Integer f() { try { throw new NullPointerException(); } catch (Exception e) { throw e; } }', null],
  ]);
});

test('the nearest overload wins in every argument or the call is ambiguous', () => {
  holds([
    [
      'void a(Double x) { } String a(Decimal x) { return null; } void f(Integer i) { String s = a(i); }',
      'Illegal assignment from void to String',
    ],
    ['void a(String x) { } void a(Object x) { } void f() { a(null); }', 'Ambiguous method signature: void a(NULL)'],
    [
      "void a(Object a, String b) { } void a(String a, Object b) { } void f() { a('x', 'y'); }",
      'Ambiguous method signature: void a(String, String)',
    ],
    ["void a(String a, Object b) { } void a(Object a, String b) { } void f() { a(null, 'y'); }", null],
    [
      'void a(Double x) { } void f(Decimal d) { a(d); }',
      'Method does not exist or incorrect signature: void a(Decimal) from the type Probe',
    ],
    ['void a(List<Object> x) { } void a(Object x) { } void f(List<String> l) { a(l); }', null],
    [
      'interface I { } virtual class A implements I { } virtual class B extends A { } class C extends B { } void a(B x) { } void a(I x) { } void f(C c) { a(c); }',
      'Ambiguous method signature: void a(Probe.C)',
    ],
  ]);
});

test('exact equality is for values with an identity', () => {
  holds([
    [
      'Boolean f(Integer a, Integer b) { return a === b; }',
      'Exact equality operator only allowed for reference types: Integer',
    ],
    ['Boolean f(String a) { return a === null; }', 'Comparison arguments must be compatible types: String, NULL'],
    ['Boolean f(Integer a, Object b) { return a === b; }', null],
    ['Boolean f(List<Id> a, List<Id> b) { return a !== b; }', null],
  ]);
});

test('loops narrow records only from queries and related records', () => {
  holds([
    ['void f(List<SObject> a) { for (Account b : a) { } }', 'Invalid loop variable type expected SObject was Account'],
    ["void f() { for (Account b : Database.query('x')) { } for (List<Account> c : Database.query('x')) { } }", null],
    ["void f(Account p) { for (Contact b : p.getSObjects('Contacts')) { } }", null],
    ['void f() { for (Account a : [SELECT Id FROM Account]); }', 'Loop with query must provide a statement'],
    ['void f() { for (Integer i = 0; i < 1; i++, i++) { } }', "Expecting ')' but was: ','"],
  ]);
});

test('numbers are as large as their type', () => {
  holds([
    ['Integer a = -2147483648;', 'Illegal integer'],
    ['Integer a = -2147483647;', null],
    ['Long a = -9223372036854775808L;', 'Illegal long'],
  ]);
});

test('text that no grammar reads is named', () => {
  holds([
    ["String a = 'a\nb';", 'Illegal string literal: Line breaks are not allowed in string literals'],
    ['Integer a = 5 % 2;', "Found punctuation symbol or operator '%' that isn't valid in Apex."],
    ['String a = "x";', "Unrecognized symbol '\"', which is not a valid Apex identifier."],
    ['void f(List<Integer>[] a) { }', "Unexpected token '['."],
    ['Integer a { static get; set; }', "Unexpected token 'static'."],
  ]);
});

test('every kind of declaration takes its own modifiers', () => {
  holds([
    ['static Probe() { }', 'static is not allowed on constructors'],
    ['virtual Integer a;', 'virtual is not allowed on fields'],
    ['public virtual Integer a { get; set; }', 'virtual is not allowed on properties'],
    ['protected static Integer a;', 'protected fields cannot be static'],
    ['with sharing void f() { }', 'withSharing is not allowed on methods'],
    ['void f(private Integer a) { }', 'private is not allowed on parameters'],
    ['void f() { transient Integer a; final Integer b = 1; }', null],
    ['static class Inner { }', 'static is not allowed on classes'],
    ['virtual abstract class Inner { }', 'abstract are by default virtual'],
    ['with sharing without sharing class Inner { }', 'withSharing classes cannot be withoutSharing'],
    ['abstract interface Inner { }', 'abstract is not allowed on interfaces'],
    ['virtual enum Inner { A }', 'virtual is not allowed on enums'],
    ['global class Inner { }', 'Enclosing type for global classes in apex classes must be declared as global'],
    [
      'class Inner implements Database.Batchable<SObject> { }',
      'Only top-level classes can implement Database.Batchable<SObject>',
    ],
    ['interface A { } interface B { } interface C extends A, B { }', "Expecting '{' but was: ','"],
  ]);
  holds([['private class Probe { }', 'Top-level type must have public or global visibility']], (text) => text);
});

test('annotations take their own properties and stand where they may', () => {
  holds([
    ['@Future(foo=true) static void f() { }', 'No such property, foo, defined on this annotation: Future'],
    [
      '@InvocableMethod(label=true) public static void f(List<Id> a) { }',
      'Invalid value for property label expected type String',
    ],
    [
      '@InvocableMethod public static Integer f(List<Id> a) { return 1; }',
      'InvocableMethod methods do not support return type of Integer',
    ],
    [
      '@InvocableMethod public static void f(List<Id> a) { } @InvocableMethod public static void g(List<Id> a) { }',
      'Only one method per type can be defined with: InvocableMethod',
    ],
    [
      '@InvocableVariable public Map<String, String> a;',
      'InvocableVariable fields do not support type of Map<String,String>',
    ],
    ['@RemoteAction public String g() { return null; }', 'RemoteAction methods must be declared as static'],
    ['@AuraEnabled(cacheable=true, scope=1) public static void f() { }', "Expecting ')' but was: ','"],
  ]);
  const whole = (text: string): string => text;
  holds(
    [
      [
        "@RestResource(urlMapping='x') global class Probe { }",
        "Rest Resource url must begin with a forward slash, '/'",
      ],
      ['@RestResource global class Probe { }', 'Required property is missing: urlMapping'],
      ["@RestResource(urlMapping='/x') public class Probe { }", 'RestResource classes must be declared as global'],
      [
        "@JsonAccess(serializable='x') public class Probe { }",
        'Annotation property, serializable on JsonAccess, unknown value: x',
      ],
      [
        '@IsTest private class Probe { @TestSetup static Integer f() { return 1; } }',
        'Test setup method must return void',
      ],
    ],
    whole,
  );
});

test('from API version 65 on a method that overrides states its access', () => {
  const classes = [
    'public class Probe { virtual class A { virtual void f() { } } class B extends A { override void f() { } } }',
  ];
  const rule = 'override methods require at least one of the following global, public, protected';
  assert.deepEqual([messagesOf(classes, 64), messagesOf(classes, 65)], [[], [rule]]);
});

test('bind values fit the column they are compared with', () => {
  const query = (
    where: string,
  ): string => `List<Account> f(Integer i, List<Id> ids, Date d, Boolean b, Set<String> names, List<Account> rows) {
    return [SELECT Id FROM Account WHERE ${where}]; }`;
  holds([
    [query('Name = :i'), 'Invalid bind expression type of Integer for column of type String'],
    [query('NumberOfEmployees IN :names'), 'Invalid bind expression type of String for column of type Integer'],
    [query('CreatedDate > :b'), 'Invalid bind expression type of Boolean for column of type Datetime'],
    [query('Id IN :names AND Name IN :ids AND CreatedDate > :d AND AnnualRevenue > :i AND IsDeleted = :b'), null],
    [query('Id IN :rows AND Name = :names'), null],
  ]);
});

test('a class has at most a million characters', () => {
  const text = `public class Probe { /* ${'x'.repeat(1_000_000)} */ }`;
  assert.match(messagesOf([text])[0] ?? '', /^Script too large: public class Probe \{ \/\* x{76}\.\.\.$/);
});
