import assert from 'node:assert/strict';
import { test } from 'node:test';
import { execute, output } from './apexProgram.ts';

test('arithmetic is chosen by static types', () => {
  const run = `
    Integer top = 2147483647; top++; System.debug(top);
    System.debug(7 / 2); System.debug(7 / 2.0); System.debug(-7 / 2); System.debug(1.10 + 2.20); System.debug(1.0 / 3);
    Long big = 1; big <<= 40; System.debug(big + ' ' + (big >> 2) + ' ' + ~big);
    System.debug(1 << 33); System.debug(-8 >>> 28); Integer x = 5; x = x++ + x; System.debug(x); x ^= 3; x |= 4; System.debug(x);
    Double d = 7 / 2; System.debug(d); Decimal q = 10; q /= 4; System.debug(q); System.debug(5L * 2 + 1.5);`;
  const expected = '-2147483648 3 3.5 -3 3.30 0.3333333333333333333333333333333333'.split(' ');
  const rest = ['1099511627776 274877906944 -1099511627777', '2', '15', '11', '12', '3.0', '2.5', '11.5'];
  assert.deepEqual(output({ run }), [...expected, ...rest]);
});

test('null in arithmetic and conditions throws, in comparison it is false', () => {
  const run = `
    Integer i; Boolean b; String s;
    System.debug(i < 5); System.debug(i == null); System.debug(s + 'x' + i);
    try { Integer j = i + 1; } catch (NullPointerException e) { System.debug('sum'); }
    try { if (b) { System.debug('no'); } } catch (NullPointerException e) { System.debug('condition'); }
    try { s.length(); } catch (NullPointerException e) { System.debug(e.getMessage()); }`;
  const expected = ['false', 'true', 'nullxnull', 'sum', 'condition', 'Attempt to de-reference a null object'];
  assert.deepEqual(output({ run }), expected);
});

test('a text that grows keeps the order of its parts', () => {
  const classes = [
    "public class Log { public static String all = ''; public static String note(String s) { all += s; return s; } }",
  ];
  const run = `String t = 'a'; String none; Integer i = 1;
    t += none + i + 'x'; System.debug(t); t = t + Log.note('b') + (Log.note('c') + none) + i; System.debug(t);
    System.debug(Log.all); t = none + t + none; System.debug(t);`;
  assert.deepEqual(output({ classes, run }), ['anull1x', 'anull1xbcnull1', 'bc', 'nullanull1xbcnull1null']);
});

test('loops over lists stop and go on as told, nested and over null', () => {
  const run = `List<Integer> ns = new List<Integer>{ 1, 2, 3, 4 }; String seen = '';
    for (Integer n : ns) { if (n == 2) continue; if (n == 4) break; n = n * 10; seen += n + ' '; for (Integer m : ns) { if (m > n) break; seen += m; } }
    System.debug(seen); System.debug(ns);
    List<Integer> none; try { for (Integer n : none) { seen += n; } } catch (NullPointerException e) { System.debug('null'); }
    try { for (Integer n : ns) { ns.remove(0); } } catch (Exception e) { System.debug(e.getTypeName()); }`;
  assert.deepEqual(output({ run }), ['10 123430 1234', '(1, 2, 3, 4)', 'null', 'System.FinalException']);
});

test('strings compare without case, equals with it; escapes and multi-line strings', () => {
  const run = `System.debug('aB' == 'AB'); System.debug('aB'.equals('AB')); System.debug('a' < 'B');
    System.debug('q\\'\\u0041\`\${}"\\\\'); System.debug('''
one
two''');`;
  assert.deepEqual(output({ run }), ['true', 'false', 'true', 'q\'A`${}"\\', 'one\ntwo']);
});

test('safe navigation ends the whole chain; ?? gives the other value', () => {
  const classes = [
    `public class Node { public Node next; public Integer v; public Integer calls = 0;
      public Node me() { calls++; return this; } public Node none() { return null; } }`,
  ];
  const run = `Node n = new Node(); System.debug(n.next?.next.v); System.debug(n?.me().none()?.me().calls); System.debug(n.calls);
    String s; System.debug(s?.length() ?? 7); try { System.debug(n?.next.v); } catch (NullPointerException e) { System.debug('npe'); }`;
  assert.deepEqual(output({ classes, run }), ['null', 'null', '1', '7', 'npe']);
});

test('compound assignment evaluates its target once', () => {
  const classes = [
    `public class Box { public List<Integer> l = new List<Integer>{ 1, 2 }; public Integer v = 3; public Integer calls = 0;
      public Box me() { calls++; return this; } }`,
  ];
  const run = `Box b = new Box(); b.me().l[0] += 5; b.me().v *= 4; System.debug(b.me().v++ + ' ' + b.v + ' ' + b.calls + ' ' + b.l);
    Account a = new Account(NumberOfEmployees = 3); a.NumberOfEmployees++; a.NumberOfEmployees += 2; System.debug(a.NumberOfEmployees);`;
  assert.deepEqual(output({ classes, run }), ['12 13 3 (6, 2)', '6']);
});

test('classes: virtual methods, super, constructors, initialisers in order', () => {
  const classes = [
    `public abstract class Base { protected String s = 'base'; public Base() { this('!'); } public Base(String t) { s += t + init(); }
      protected abstract String init(); public virtual String who() { return 'I am ' + s; } }`,
    `public class Kid extends Base { Integer n = 5; { n *= 2; } protected override String init() { return 'kid' + n; }
      public override String who() { return super.who() + n; } public override String toString() { return 'kid'; } }`,
  ];
  assert.deepEqual(output({ classes, run: `Base b = new Kid(); System.debug(b.who()); System.debug('' + b);` }), [
    'I am base!kid1010',
    'kid',
  ]);
});

test('properties: bodies, automatic ones, lazy statics', () => {
  const classes = [
    `public class Conf {
      public static Conf current { get { if (current == null) { System.debug('make'); current = new Conf(); } return current; } private set; }
      public Integer x { get; set { x = value + 1; } }
    }`,
  ];
  const run = `Conf.current.x = 5; Conf.current.x += 2; System.debug(Conf.current.x++); System.debug(Conf.current.x);`;
  assert.deepEqual(output({ classes, run }), ['make', '9', '11']);
});

test('statics run once per transaction, on first use', () => {
  const classes = [
    `public class Count { public static Integer n = start(); static Integer start() { System.debug('init'); return 1; } }`,
  ];
  const { env, lines } = execute({ classes, run: `System.debug('before'); Count.n++; System.debug(Count.n);` });
  assert.deepEqual(lines, ['before', 'init', '2']);
  env.beginTransaction();
  const cls = env.modules.readyClass('Count') as unknown as { f_n: number };
  assert.equal(cls.f_n, 1);
});

test('interfaces of the library: Comparator, Iterable, Iterator, Comparable', () => {
  const classes = [
    `public class Backwards implements Comparator<String> { public Integer compare(String a, String b) { return b.compareTo(a); } }`,
    `public class Range implements Iterable<Integer>, Iterator<Integer> { Integer i = 0, n; public Range(Integer n) { this.n = n; }
      public Iterator<Integer> iterator() { return this; } public Boolean hasNext() { return i < n; } public Integer next() { return i++; } }`,
    `public class Weight implements Comparable { Decimal w; public Weight(Decimal w) { this.w = w; }
      public Integer compareTo(Object o) { Decimal v = ((Weight) o).w; return w > v ? 1 : w < v ? -1 : 0; } public override String toString() { return '' + w; } }`,
  ];
  const run = `List<String> l = new List<String>{ 'a', 'c', 'b' }; l.sort(new Backwards()); System.debug(l);
    Integer s = 0; for (Integer i : new Range(4)) { s += i; } System.debug(s);
    List<Weight> ws = new List<Weight>{ new Weight(2), new Weight(1.5) }; ws.sort(); System.debug(ws);`;
  assert.deepEqual(output({ classes, run }), ['(c, b, a)', '6', '(1.5, 2)']);
});

test('overloads: the most specific one for the static types', () => {
  const kinds = [
    'Object',
    'String',
    'Integer',
    'Long',
    'Decimal',
    'SObject',
    'Account',
    'List<SObject>',
    'List<Object>',
  ];
  const classes = [
    `public class O { ${kinds.map((kind) => `public static String f(${kind} x) { return '${kind}'; }`).join(' ')} }`,
  ];
  const args = [
    "'a'",
    '1',
    '1L',
    '1.5',
    'new Account()',
    'new Contact()',
    'true',
    'new List<Account>()',
    'new List<String>()',
  ];
  const run = args.map((arg) => `System.debug(O.f(${arg}));`).join(' ');
  const expected = [
    'String',
    'Integer',
    'Long',
    'Decimal',
    'Account',
    'SObject',
    'Object',
    'List<SObject>',
    'List<Object>',
  ];
  assert.deepEqual(output({ classes, run }), expected);
});

test('exceptions: own classes, causes, finally, stack traces in Apex lines', () => {
  const classes = [
    `public class Fail {
  public class XException extends Exception { public Integer code = 7; }
  public static void deep(Integer n) {
    if (n == 0)
      throw new XException('deep', new XException('cause'));
    deep(n - 1);
  }
  public static Integer last() { try { return 1; } finally { System.debug('finally'); } }
}`,
  ];
  const run = `System.debug(Fail.last());
try { Fail.deep(1); } catch (NullPointerException e) { System.debug('no'); } catch (Fail.XException e) {
System.debug(e.getMessage() + e.getCause().getMessage() + e.code + ' ' + e.getTypeName() + ' ' + e.getLineNumber());
System.debug(e.getStackTraceString().substringBefore(','));
}
try { Integer z = 0; z = 1 / z; } catch (MathException e) { System.debug(e.getMessage()); }`;
  const expected = ['finally', '1', 'deepcause7 Fail.XException 5', 'Class.Fail.deep: line 5', 'Divide by 0'];
  assert.deepEqual(output({ classes, run }), expected);
});

test('constructors are not virtual', () => {
  const classes = [
    `public virtual class BaseException extends Exception { public String code; public BaseException(String code, String text) { this(text); this.code = code; } }`,
    `public class SubException extends BaseException { public SubException(String code, String text) { super(code + '1', text); } }`,
    `public virtual class A { public String s; public A() { this('a'); } public A(String t) { s = t; } }`,
    `public class B extends A { public B() { super(); } public B(String t) { super(t + '!'); } }`,
  ];
  const run = `try { throw new SubException('C', 'boom'); } catch (BaseException e) { System.debug(e.code + e.getMessage()); }
    System.debug(new B().s + new B('b').s);`;
  assert.deepEqual(output({ classes, run }), ['C1boom', 'ab!']);
});

test('a superclass constructor finds the fields of the subclass set', () => {
  const classes = [
    `public abstract class Base { protected List<String> seen = new List<String>{ 'base' }; public Base() { note(); } protected abstract void note(); }`,
    `public class Derived extends Base { private List<String> more = new List<String>(seen); public Derived() { super(); System.debug(more); } protected override void note() { more.add('noted'); } }`,
  ];
  assert.deepEqual(output({ classes, run: 'new Derived();' }), ['(base, noted)']);
});

test('objects with equals alone are kept apart by sets and compared by lists', () => {
  const classes = [`public class Same { public Boolean equals(Object other) { return other instanceof Same; } }`];
  const run = `System.debug(new Set<Same>{ new Same(), new Same() }.size());
    System.debug(new List<Same>{ new Same() } == new List<Same>{ new Same() });`;
  assert.deepEqual(output({ classes, run }), ['2', 'true']);
});

test('enums and switch', () => {
  const classes = [`public class K { public enum Colour { RED, GREEN } }`];
  const run = `K.Colour c = K.Colour.GREEN; switch on c { when RED { System.debug('r'); } when GREEN { System.debug('g'); } }
    System.debug(c.name() + c.ordinal() + K.Colour.values().size() + K.Colour.valueOf('RED'));
    for (Integer i = 0; i < 3; i++) { switch on i { when 1, 2 { if (i == 1) { continue; } System.debug('two'); } when else { System.debug('else'); } } }
    SObject s = new Contact(LastName = 'L'); switch on s { when Account a { System.debug('a'); } when Contact k { System.debug(k.LastName); } }
    String t = null; switch on t { when 'x' { System.debug('x'); } when null { System.debug('null'); } }`;
  assert.deepEqual(output({ classes, run }), ['g', 'GREEN12RED', 'else', 'two', 'L', 'null']);
});

test('records: fields, parents, generic access, tokens, describes', () => {
  const run = `Account a = new Account(Name = 'x', Owner = new User(LastName = 'Doe')); System.debug(a.Owner.LastName); System.debug(a.Parent?.Name);
    SObject s = a; s.put('Name', 'y'); System.debug(a.Name + s.get('name')); System.debug(s.getSObjectType() == Account.SObjectType);
    System.debug(Account.Name.getDescribe().getName() + Schema.SObjectType.Account.getName() + Schema.SObjectType.Account.fields.Name.getName());
    Id i = '001000000000001'; System.debug(i + ' ' + (i == '001000000000001AAA')); Account b = a.clone(); System.debug(b == a);`;
  const expected = ['Doe', 'null', 'yy', 'true', 'NameAccountName', '001000000000001AAA true', 'true'];
  assert.deepEqual(output({ run }), expected);
});

test('names are found without regard to case, and local names hide types', () => {
  const classes = [
    `public class Thing { public STRING Name; public static integer COUNT = 2; public Thing ME() { return this; } }`,
  ];
  const run = `THING account = new thing(); ACCOUNT.name = 'n'; System.DEBUG(account.me().NAME + thing.count); Integer total = 0;
    FOR (integer i : NEW List<INTEGER>{ 1, 2 }) { TOTAL += I; } system.debug(Total);`;
  assert.deepEqual(output({ classes, run }), ['n2', '3']);
});

test('covered lines are counted', () => {
  const classes = [
    `public class C {\n  public static void f(Integer i) {\n    if (i > 0) {\n      i = 5;\n    } else {\n      i = 6;\n    }\n  }\n}`,
  ];
  const { env } = execute({ classes, run: 'C.f(1);', options: { coverage: true } });
  const lines = env.modules.coverableLines('C');
  const counts = env.coverage('C');
  assert.deepEqual(
    [...lines].map((line, index) => [line, (counts[index] ?? 0) > 0]),
    [
      [2, true],
      [3, true],
      [4, true],
      [6, false],
    ],
  );
});

test('a field read through a null relationship is null; writing it or calling on it is not possible', () => {
  const run = `Contact c = new Contact(LastName = 'x');
    System.debug(c.Account.Name); System.debug(c.Account.Owner.LastName); System.debug(c.Account.Contacts == null);
    try { c.Account.Name = 'y'; } catch (NullPointerException e) { System.debug('write'); }
    try { c.Account.Name.length(); } catch (NullPointerException e) { System.debug('call'); }
    Account a = c.Account;
    try { System.debug(a.Name); } catch (NullPointerException e) { System.debug('variable'); }`;
  assert.deepEqual(output({ run }), ['null', 'null', 'true', 'write', 'call', 'variable']);
});
