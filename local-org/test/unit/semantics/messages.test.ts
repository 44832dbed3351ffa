import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings } from '../emit/apexProgram.ts';

const HELPERS = [
  'public abstract class Abs { public abstract void a(); }',
  'public interface Itf { Integer f(String s, List<Id> l); }',
  'public enum E { A, B }',
  'public class Closed { @TestVisible private interface Seen { void f(); } public static Object seen() { return null; } }',
  'public class T { private class Hidden {} public static Hidden hidden() { return null; } private static Integer privs; private void priv() {} public void inst() {} public static void stat() {} public static void ov(String s) {} public static void ov(Integer s) {} }',
];

/** Statement → message, checked against Salesforce's own front end. */
const STATEMENTS: readonly (readonly [string, string | null])[] = [
  ['Integer a = y;', 'Variable does not exist: y'],
  ['foo(1);', 'Method does not exist or incorrect signature: void foo(Integer) from the type Probe'],
  ['Foo x;', 'Invalid type: Foo'],
  ["Integer a = 'x';", 'Illegal assignment from String to Integer'],
  ['Integer a; Integer A;', 'Duplicate variable: A'],
  ['return 1;', 'Void method must not return a value'],
  ['if (1) {}', 'Condition expression must be of type Boolean: Integer'],
  ["Boolean b = 1 == 'x';", 'Comparison arguments must be compatible types: Integer, String'],
  ['Boolean b = true < false;', 'Inequality operator not allowed for this type: Boolean'],
  ['Integer i = true + 1;', 'Arithmetic expressions must use numeric arguments'],
  ["Account a = new Account(Namex = 'x');", 'Field does not exist: Namex on Account'],
  ['Integer i = 1.5;', 'Illegal assignment from Decimal to Integer'],
  ['List<Object> s = new List<Integer>();', null],
  ['Set<Object> m = new Set<String>();', 'Illegal assignment from Set<String> to Set<Object>'],
  ['Map<Id,SObject> m = new Map<Id,Account>();', null],
  ["Account a = (Account) 'x';", 'Incompatible types since an instance of String is never an instance of Account'],
  ['Abs a = new Abs();', 'Abstract classes cannot be constructed: Abs'],
  ['Itf a = new Itf();', 'Type cannot be constructed: Itf'],
  ["throw 'x';", 'Throw expression must be of type exception: String'],
  ['break;', 'Break statement must be in loop'],
  ["for (String s : 'x') {}", 'Loop must iterate over collection: String'],
  ['insert 1;', 'DML requires SObject or SObject list type: Integer'],
  ['1 + 1;', 'Expression cannot be a statement.'],
  ['5++;', 'Expression cannot be assigned'],
  ["Integer i = true ? 'a' : 1;", 'Incompatible types in ternary operator: Integer, String'],
  ['T.inst();', 'Non static method cannot be referenced from a static context: void T.inst()'],
  ['new T().stat();', 'Static method cannot be referenced from a non static context: void T.stat()'],
  ['new T().priv();', 'Method is not visible: void T.priv()'],
  ['T.privs = 1;', 'Variable is not visible: T.privs'],
  ['T.ov(null);', 'Ambiguous method signature: void ov(NULL)'],
  ['SObject s = new Account(); Account a = s;', 'Illegal assignment from SObject to Account'],
  ["List<Account> a = Database.query('x'); Account b = Database.query('x');", null],
  ['Integer i = [SELECT COUNT() FROM Account];', null],
  ['String s = [SELECT Name FROM Account].Name;', null],
  ['Account a = new Account(); a.CreatedDate = System.now();', 'Field is not writeable: Account.CreatedDate'],
  ['List<AggregateResult> r = [SELECT Name, COUNT(Id) n FROM Account];', 'Field must be grouped or aggregated: Name'],
  [
    'List<Account> r = [SELECT Id FROM Account WHERE Name = 5];',
    "value of filter criterion for field 'Name' must be of type string and should be enclosed in quotes",
  ],
  ['T.Hidden h;', 'Type is not visible: T.Hidden'],
  ['T.hidden();', 'Method return type T.Hidden is not visible for: T.Hidden T.hidden()'],
  ['static Integer i = 1;', 'static is not allowed on locals'],
  ['Object e = new Exception();', 'Type cannot be constructed: Exception'],
  ['Object t = Account.SObjectType.fields.Name;', null],
  ['Integer x_;', 'Invalid character in identifier: x_'],
  ['Integer group;', 'Identifier name is reserved: group'],
  ['return; Integer i;', 'Unreachable statement'],
  ['Integer i = 2147483648;', 'Illegal integer'],
  ['T t = new T(1);', 'Constructor not defined: [T].<Constructor>(Integer)'],
  ['switch on 1 { when 1 {} when 1 {} }', '1 occurs as more than one when branch for this switch statement'],
  ['Map<String> m;', 'Invalid type argument count for Map: expected 2 but found 1'],
  [
    'for (Contact c : [SELECT Id FROM Account]) {}',
    'Loop variable must be a generic SObject or List or a concrete SObject or List of: Account',
  ],
  ["AggregateResult a = [SELECT COUNT(Id) c FROM Account]; Integer n = (Integer) a.get('c');", null],
];

for (const [statement, message] of STATEMENTS) {
  test(`statement: ${statement}`, () => {
    const probe = `public class Probe { void m() { ${statement} } }`;
    const expected = message === null ? [] : [message];
    assert.deepEqual(messages(probe), expected);
  });
}

const CLASSES: readonly (readonly [string, string | null])[] = [
  ['public class Probe implements Itf {}', 'Class Probe must implement the method: Integer Itf.f(String, List<Id>)'],
  ['public class Probe extends Abs {}', 'Class Probe must implement the abstract method: void Abs.a()'],
  ['public class Probe extends T {}', 'Non-virtual and non-abstract type cannot be extended: T'],
  [
    'public class Probe { Integer f(Boolean b) { if (b) { return 1; } } }',
    'Missing return statement required return type: Integer',
  ],
  ['public class Probe { void f() {} void f() {} }', 'Method already defined: f void Probe.f() from the type Probe'],
  ['public class Probe { Integer f; Integer F; }', 'Duplicate field: F'],
  [
    'public class Probe { final Integer x; void f() { x = 1; } }',
    'Final members can only be assigned in their declaration, init blocks, or constructors: x',
  ],
  [
    'public class Probe extends Exception {}',
    'Classes extending Exception must have a name ending in Exception: Probe',
  ],
  [
    'public class Probe { @future static Integer f() { return 1; } }',
    'Future methods do not support return type of Integer',
  ],
  ['public class Probe { @Foo void f() {} }', 'Annotation does not exist: Foo'],
  [
    'public class Probe implements Comparable {}',
    'Class Probe must implement the method: Integer System.Comparable.compareTo(Object)',
  ],
  [
    'public class Probe { public String toString() { return null; } }',
    'Method must use the override keyword: String Probe.toString()',
  ],
  ['public class Probe { Integer x = y; Integer y = 1; }', 'Illegal forward reference: y'],
  ['public public class Probe {}', 'Duplicate modifier: public'],
  ['public class Probe { public private Integer x; }', 'Declarations can only have one scope'],
  [
    'public class Probe { @AuraEnabled Integer x; }',
    'AuraEnabled fields require at least one of the following global, public',
  ],
  ['public class Probe { @future void f() {} }', 'Future methods must be declared as static'],
  ['public class Probe { public virtual static void f() {} }', 'virtual methods cannot be static'],
  ['public class Probe { public final void f() {} }', 'methods are by default final'],
  [
    'public class Probe { private Integer x { public get; set; } }',
    'Cannot declare public accessor on private property',
  ],
  ['public class Probe { public Integer x { get; get; } }', "Missing '}' at 'get'"],
  ['public class Probe { global void f() {} }', 'Defining type for global methods must be declared as global'],
  ['public class Probe { class A {} class A {} }', 'Type name already in use: Probe.A'],
  ['public class Probe { interface A extends T {} }', 'Invalid interface: T'],
  [
    'public class Probe { void f() { try { f(); } } }',
    'Try block must have at least one catch block or a finally block',
  ],
  [
    'public class ProbeException extends Exception { public ProbeException(String s) {} }',
    'System exception constructor already defined: void <init>(String)',
  ],
  [
    'public class Probe implements Comparable { public Integer compareTo(Probe o) { return 1; } }',
    'Class Probe must implement the method: Integer System.Comparable.compareTo(Object)',
  ],
  [
    'public class Probe { interface Shown { String toString(); Integer hashCode(); } class A implements Shown {} }',
    null,
  ],
  [
    'public class Probe { interface Made { Object a(); Id b(); Made c(); } class A implements Made { public String a() { return null; } public String b() { return null; } public A c() { return this; } } }',
    null,
  ],
  [
    'public class Probe { interface Made { Integer a(); } class A implements Made { public Object a() { return null; } } }',
    'Class Probe.A must implement the method: Integer Probe.Made.a()',
  ],
  [
    'public class Probe { interface Made { void a(); } class A implements Made { public Integer a() { return 1; } } }',
    'Class Probe.A must implement the method: void Probe.Made.a()',
  ],
  [
    'public class Probe { interface Takes { void f(String s); } class A implements Takes { public void f(Object o) {} } }',
    null,
  ],
  [
    'public class Probe { interface Takes { void f(Object o); } class A implements Takes { public void f(String s) {} } }',
    'Class Probe.A must implement the method: void Probe.Takes.f(Object)',
  ],
  [
    'public class Probe implements Comparator<Account> { public Integer compare(SObject a, Object b) { return 1; } }',
    null,
  ],
  [
    "public class ProbeException extends Exception { public ProbeException(String a, String b) {} static void f() { throw new ProbeException('x', null); } }",
    null,
  ],
  ['public class Probe { String id = Network.getNetworkId(); SObjectType t = Name.SObjectType; }', null],
  ['public class Probe { public override Integer hashCode() { return 1; } }', null],
  [
    'public class Probe { public override Boolean equals(Object o) { return true; } }',
    '@Override specified for non-overriding method: Boolean Probe.equals(Object)',
  ],
  ['public abstract class Probe implements Itf { private Integer f(String s, List<Id> l) { return 1; } }', null],
  [
    'public class Probe implements Itf { private Integer f(String s, List<Id> l) { return 1; } }',
    'Probe: Overriding implementations of global or public interface methods must be global or public: Integer Itf.f(String, List<Id>)',
  ],
  [
    'global virtual class Probe { global virtual void f() {} class A extends Probe { public override void f() {} } }',
    null,
  ],
  [
    'public virtual class Probe { public virtual void f() {} class A extends Probe { protected override void f() {} } }',
    'Cannot reduce the visibility of method: void Probe.A.f()',
  ],
  [
    'public virtual class Probe { final Integer x; class A extends Probe { A() { this.x = 1; new Probe().x = 2; } { x = 3; } } }',
    null,
  ],
  [
    'public class Probe { static final Integer X; Probe() { X = 1; } }',
    'Final members can only be assigned in their declaration, init blocks, or constructors: X',
  ],
  [
    'public class Probe { public enum Kind { A } public Kind Kind; static Kind first() { return Probe.Kind.A; } }',
    null,
  ],
  ['public class Probe { class A { class B {} } }', 'Inner types are not allowed to have inner types'],
];

for (const [text, message] of CLASSES) {
  test(`class: ${text}`, () => assert.deepEqual(messages(text), message === null ? [] : [message]));
}

test('whoever sees an interface sees its methods', () => {
  assert.deepEqual(messages('@IsTest class Probe { static void f() { ((Closed.Seen) Closed.seen()).f(); } }'), []);
});

test('a finding says where it is', () => {
  assert.deepEqual(findings({ classes: ['public class P {\n  Integer i = z;\n}'], run: '' }), [
    'P.cls:2:15: error: Variable does not exist: z',
  ]);
});

function messages(text: string): string[] {
  return findings({ classes: [...HELPERS, text], run: '' }).map((line) => line.replace(/^.*?error: /, ''));
}
