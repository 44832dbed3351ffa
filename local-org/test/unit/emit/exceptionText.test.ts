/** Exceptions as text. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { output } from './apexProgram.ts';

describe('the text of an exception', () => {
  it('has the fields of an exception of the project, and none for one of the platform', () => {
    const classes = ['public class PackingException extends Exception { public Integer box = 3; }'];
    const run = `Exception own = new PackingException('too heavy');
      System.debug(own);
      System.debug(own.toString() == '' + own);
      try { Integer i = 1 / 0; } catch (Exception e) { System.debug('' + e); }`;
    assert.deepEqual(output({ classes, run }), [
      'PackingException:[box=3]: too heavy',
      'true',
      'System.MathException: Divide by 0',
    ]);
  });

  it('shows a toString that gives null as null', () => {
    const classes = ['public class Blank { public override String toString() { return null; } }'];
    assert.deepEqual(output({ classes, run: 'System.debug(new List<Blank>{ new Blank() });' }), ['(null)']);
  });
});
