/** String, Pattern, numbers as text. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shows, throws } from './apex.ts';

describe('String', () => {
  it('splits as Java does', () => {
    const shown = shows([
      "'a,b,,c,,'.split(',')",
      "'a,b,,c,,'.split(',', -1).size()",
      "'a1b22c'.split('[0-9]+')",
      "'abc'.split('')",
    ]);
    assert.deepEqual(shown, ['(a, b, , c)', '6', '(a, b, c)', '(a, b, c)']);
  });

  it('formats messages with quotes and places', () => {
    assert.deepEqual(shows(["String.format('{0} isn\\'\\'t {1}', new List<Object>{ 1, true })"]), ["1 isn't true"]);
  });

  it('knows its blanks', () => {
    const calls = ['isBlank', 'isEmpty', 'isNotBlank'].map((name) => `String.${name}(' ')`);
    assert.deepEqual(
      shows([...calls, 'String.isBlank(null)']),
      ['true', 'false', 'true', 'true'].map((text, at) => (at === 2 ? 'false' : text)),
    );
  });

  it('replaces by expression with groups', () => {
    assert.deepEqual(shows(["'a1b2'.replaceAll('([a-z])([0-9])', '$2$1')", "'a.b'.replace('.', '-')"]), [
      '1a2b',
      'a-b',
    ]);
  });

  it('cuts, pads and joins', () => {
    const shown = shows([
      "'x'.leftPad(3, '-')",
      "'abcdefghij'.abbreviate(8)",
      "'a=b=c'.substringAfter('=')",
      "'a=b=c'.substringBeforeLast('=')",
      "String.join(new List<Integer>{ 1, 2 }, '; ')",
      "'fooBarBaz'.splitByCharacterTypeCamelCase()",
      "'ab'.repeat(3)",
    ]);
    assert.deepEqual(shown, ['--x', 'abcde...', 'b=c', 'a=b', '1; 2', '(foo, Bar, Baz)', 'ababab']);
  });

  it('compares without case by == and with it by equals', () => {
    assert.deepEqual(shows(["'a' == 'A'", "'a'.equals('A')", "'a' != 'B'"]), ['true', 'false', 'true']);
  });

  it('refuses positions outside', () => {
    assert.match(throws("'abc'.substring(5);"), /^System\.StringException: Starting position out of bounds: 5/);
  });
});

describe('Pattern and Matcher', () => {
  it('find groups and places', () => {
    const setUp = "Matcher m = Pattern.compile('(\\\\w+)@(\\\\w+)').matcher('ab@cd ef@gh');";
    const lines = shows(
      ['m.find()', 'm.group(2)', 'm.start(2)', 'm.find()', 'm.group()', 'm.end()', 'm.find()', 'm.groupCount()'],
      setUp,
    );
    assert.deepEqual(lines, ['true', 'cd', '3', 'true', 'ef@gh', '11', 'false', '2']);
  });

  it('match the whole text or none', () => {
    assert.deepEqual(
      shows([
        "Pattern.matches('[a-z]+', 'abc')",
        "Pattern.matches('[a-z]+', 'abc1')",
        "Pattern.matches('(?i)ABC|x', 'abc')",
      ]),
      ['true', 'false', 'true'],
    );
  });
});

describe('numbers from text', () => {
  it('are exact or refused', () => {
    assert.deepEqual(
      shows(["Integer.valueOf(' 12 ')", "Decimal.valueOf('1.50').scale()", "Long.valueOf('9000000000')"]),
      ['12', '2', '9000000000'],
    );
    assert.equal(throws("Integer.valueOf('1.5');"), 'System.TypeException: Invalid integer: 1.5');
    assert.equal(throws("Decimal.valueOf('x');"), 'System.TypeException: Invalid decimal: x');
  });

  it('round as their mode says', () => {
    const shown = shows([
      '(2.5).round()',
      '(3.5).round()',
      '(12.345).setScale(2)',
      '(12.345).setScale(2, RoundingMode.HALF_UP)',
      '(-1.5).setScale(0, RoundingMode.CEILING)',
      '(10.0).divide(3, 2)',
      'Math.mod(-7, 3)',
      '7 / 2',
      '7 / 2.0',
    ]);
    assert.deepEqual(shown, ['2', '4', '12.34', '12.35', '-1', '3.33', '-1', '3', '3.5']);
  });
});
