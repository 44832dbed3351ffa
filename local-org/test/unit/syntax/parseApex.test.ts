import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseApex } from '../../../src/syntax/parseApex.ts';

test('a tree is plain data: it survives JSON', () => {
  const text = `public class A { @AuraEnabled(cacheable=true) public static Map<Id, List<Account>> f(Set<Id> ids) {
    return new Map<Id, List<Account>>(); } Integer[] xs { get; private set; } }`;
  const { unit, diagnostics } = parseApex(text, 'A.cls');
  assert.deepEqual(diagnostics, []);
  assert.deepEqual(JSON.parse(JSON.stringify(unit)), unit);
  assert.equal(unit?.kind, 'class');
});

test('binds of a query are numbered in its text', () => {
  const { unit } = parseApex(
    `List<Account> l = [SELECT Id FROM Account WHERE Name = :a.b(1) AND Id IN :ids];`,
    'x.apex',
  );
  assert.ok(JSON.stringify(unit).includes('"text":"SELECT Id FROM Account WHERE Name = :b0 AND Id IN :b1"'));
});

test('local variables of triggers are statements, in order', () => {
  const { unit } = parseApex(
    'trigger X on Account (before insert, after update) { Integer i = 1; i++; void f() {} }',
    'X.trigger',
  );
  assert.ok(unit?.kind === 'trigger');
  assert.deepEqual(unit.events, ['before insert', 'after update']);
  assert.deepEqual(
    unit.body.statements.map((statement) => statement.kind),
    ['variables', 'expression'],
  );
  assert.equal(unit.members.length, 1);
});

test('syntax errors have a place and no tree', () => {
  const { unit, diagnostics } = parseApex('public class A {\n  void f() { Integer i = ; }\n}', 'A.cls');
  assert.equal(unit, null);
  assert.equal(diagnostics[0]?.span.line, 2);
});
