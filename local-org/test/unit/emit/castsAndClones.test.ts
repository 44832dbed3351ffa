/** Casts of null and clones of Apex objects. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings, output } from './apexProgram.ts';

test('a cast null stays null and chooses the overload of its type', () => {
  const classes = [
    `public class Picker {
       public static String pick(Boolean b) { return 'Boolean'; }
       public static String pick(String s) { return s == null ? 'String null' : 'String'; }
     }`,
  ];
  const run = `String text = (String) null; System.debug(text == null); System.debug(Picker.pick((String) null));`;
  assert.deepEqual(output({ classes, run }), ['true', 'String null']);
});

test('a cast literal stays the value it is', () => {
  const run = `Object d = (Object) 2.7; System.debug(d instanceof Decimal); Object t = (Object) 'text'; System.debug(t); System.debug((Object) 3L instanceof Long);`;
  assert.deepEqual(output({ run }), ['true', 'text', 'true']);
});

test('every Apex object can be cloned: a shallow copy of its own type', () => {
  const classes = ['public class Counter { public Integer n = 1; public List<String> names = new List<String>(); }'];
  const run = `Counter a = new Counter(); Counter b = a.clone(); b.n++; b.names.add('x');
    System.debug(a.n + ' ' + b.n + ' ' + a.names.size());`;
  assert.deepEqual(output({ classes, run }), ['1 2 1']);
});

test('values without a clone method of their own have none', () => {
  assert.match(findings({ run: `Object o = 'a'.clone();` })[0] ?? '', /Method does not exist/);
});

test('a query given as text may stand where a private field of the superclass hides a name', () => {
  const classes = [
    'public virtual class Base { private Integer size = 1; }',
    `public class Around { public static Integer size = 2;
       public class Within extends Base { public Object go(String text) { return Database.query(text); } } }`,
  ];
  assert.deepEqual(findings({ classes, run: 'Integer n = 1;' }), []);
});

test('methods of Object and narrower results answer the calls made through an interface', () => {
  const classes = [
    `public class Makers {
       public interface Maker { Object make(); String toString(); Maker again(); }
       public class Texts implements Maker { public String make() { return 'made'; } public Texts again() { return this; } }
     }`,
  ];
  const run = `Makers.Maker m = new Makers.Texts(); System.debug(m.again().make()); System.debug(m.toString());`;
  assert.deepEqual(output({ classes, run }), ['made', 'Texts:[]']);
});

test('safe navigation reaches the methods of enums', () => {
  const run = `TriggerOperation t = null; System.debug(t?.name()); System.debug(t?.ordinal()); t = TriggerOperation.AFTER_INSERT; System.debug(t?.name());`;
  assert.deepEqual(output({ run }), ['null', 'null', 'AFTER_INSERT']);
});

test('null is an instance of everything up to API version 31 and of nothing after it', () => {
  const run = `Object o = null; System.debug(o instanceof String); o = 1; System.debug(o instanceof String);`;
  assert.deepEqual(output({ run, apiVersion: 31 }), ['true', 'false']);
  assert.deepEqual(output({ run, apiVersion: 32 }), ['false', 'false']);
});
