/** JSON in both directions. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { output } from '../emit/apexProgram.ts';
import { shows, throws } from './apex.ts';

describe('JSON.serialize', () => {
  it('writes sObjects with their attributes, in the order they were set', () => {
    const [text] = shows(["JSON.serialize(new Account(Name = 'x', NumberOfEmployees = 3, Id = '001D000000IqhSL'))"]);
    const url = '/services/data/v67.0/sobjects/Account/001D000000IqhSLIAZ';
    assert.equal(
      text,
      `{"attributes":{"type":"Account","url":"${url}"},"Name":"x","NumberOfEmployees":3,"Id":"001D000000IqhSLIAZ"}`,
    );
  });

  it('writes members of classes, without transient and static ones', () => {
    const classes = [
      'public class Point { public Integer x = 1; public String name; public transient Integer t = 2; public static Integer s = 3; }',
    ];
    const run = 'System.debug(JSON.serialize(new Point())); System.debug(JSON.serialize(new Point(), true));';
    assert.deepEqual(output({ classes, run }), ['{"x":1,"name":null}', '{"x":1}']);
  });

  it('indents as the platform does', () => {
    const [text] = shows([
      "JSON.serializePretty(new Map<String, Object>{ 'a' => new List<Integer>{ 1, 2 }, 'b' => new Map<String, Object>() })",
    ]);
    assert.equal(text, '{\n  "a" : [ 1, 2 ],\n  "b" : { }\n}');
  });

  it('keeps the scale of decimals and writes dates in ISO form', () => {
    const setUp =
      'List<Object> l = new List<Object>{ 1.50, Date.newInstance(2026, 1, 2), Datetime.newInstanceGmt(2026, 1, 2, 3, 4, 5) };';
    assert.deepEqual(shows(['JSON.serialize(l)'], setUp), ['[1.50,"2026-01-02","2026-01-02T03:04:05.000Z"]']);
  });

  it('writes results of Database methods, and reads results that cannot be constructed', () => {
    const classes = [
      'public class Results { public static Database.SaveResult failed() { return (Database.SaveResult) JSON.deserialize(' +
        `'{"success":false,"errors":[{"message":"no","statusCode":"FIELD_INTEGRITY_EXCEPTION","fields":["Name"]}]}', ` +
        'Database.SaveResult.class); } }',
    ];
    const run = `Database.SaveResult made = Results.failed();
      System.debug(made.isSuccess() + ' ' + made.getErrors()[0].getStatusCode() + ' ' + made.getErrors()[0].getFields());
      Database.UpsertResult upserted = (Database.UpsertResult) JSON.deserialize('{"success":true,"created":true,"id":"001D000000IqhSL"}', Database.UpsertResult.class);
      System.debug(upserted.isCreated() + ' ' + upserted.getId());
      System.debug(JSON.serialize(upserted));`;
    assert.deepEqual(output({ classes, run }), [
      'false FIELD_INTEGRITY_EXCEPTION (Name)',
      'true 001D000000IqhSLIAZ',
      '{"success":true,"created":true,"id":"001D000000IqhSLIAZ","errors":[]}',
    ]);
  });

  it('refuses what has no JSON form', () => {
    assert.equal(
      throws('JSON.serialize(Account.Name);'),
      'System.JSONException: Apex Type unsupported in JSON: Schema.SObjectField',
    );
  });
});

describe('JSON.deserialize', () => {
  it('keeps document order and tells number kinds apart', () => {
    const setUp = `Map<String, Object> m = (Map<String, Object>) JSON.deserializeUntyped('{"b":1,"10":2.50,"2":3000000000,"a":[true,null]}');`;
    assert.deepEqual(
      shows(
        ['m', "m.get('b') instanceof Integer", "m.get('10') instanceof Decimal", "m.get('2') instanceof Long"],
        setUp,
      ),
      ['{b=1, 10=2.50, 2=3000000000, a=(true, null)}', 'true', 'true', 'true'],
    );
  });

  it('makes instances of classes, nested and in collections', () => {
    const classes = [
      'public class Node { public String name; public List<Node> children; public Map<String, Decimal> weights; public Date day; }',
    ];
    const json = `{"NAME":"a","children":[{"name":"b"}],"weights":{"x":1.5},"day":"2026-01-02","other":1}`;
    const run = `Node n = (Node) JSON.deserialize('${json}', Node.class); System.debug(n.name + n.children[0].name + n.weights.get('x') + n.day.year());`;
    assert.deepEqual(output({ classes, run }), ['ab1.52026']);
    const strict = `try { JSON.deserializeStrict('${json}', Node.class); } catch (JSONException e) { System.debug('refused'); }`;
    assert.deepEqual(output({ classes, run: strict }), ['refused']);
  });

  it('says what is wrong', () => {
    assert.match(throws("JSON.deserializeUntyped('not json');"), /^System\.JSONException: Unrecognized token 'not'/);
    assert.match(throws(`JSON.deserializeUntyped('{"a":');`), /^System\.JSONException: Unexpected end-of-input/);
    assert.match(throws(`JSON.deserialize('"x"', Integer.class);`), /^System\.JSONException/);
  });
});
