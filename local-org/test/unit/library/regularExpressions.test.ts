import assert from 'node:assert/strict';
import { test } from 'node:test';
import { output } from '../emit/apexProgram.ts';

/** What each expression gives as text. */
function values(...expressions: string[]): string[] {
  return output({ run: expressions.map((one) => `System.debug(${one});`).join('\n') });
}

test('possessive quantifiers and atomic groups give nothing back, and do not count as groups', () => {
  const run = `
    System.debug(Pattern.matches('a*+a', 'aaa')); System.debug('aaab'.replaceAll('a++', 'x'));
    Matcher m = Pattern.compile('(a)(?>b+)(c++)(d)\\\\3').matcher('xabbccdd');
    System.debug(m.find() + ' ' + m.groupCount() + ' ' + m.group(2) + ' ' + m.start(2) + ' ' + m.end(2));`;
  assert.deepEqual(output({ run }), ['false', 'xb', 'true 3 cc 4 6']);
});

test('flags hold from where they stand: (?i), (?x) with comments, (?m), (?s), and for one group', () => {
  assert.deepEqual(
    values(
      "'aAbB'.replaceAll('a(?i)a', '-')",
      "Pattern.matches('(?x) a b c # three letters', 'abc')",
      "'a\\nb'.replaceAll('(?m)^', '>')",
      "'a\\nb'.replaceAll('(?s)a.b', 'x')",
      "'AbB'.replaceAll('(?i:B)', '-')",
    ),
    ['-bB', 'true', '>a\n>b', 'x', 'A--'],
  );
});

test('classes: intersections, POSIX names, categories, quoted text', () => {
  assert.deepEqual(
    values(
      "'bca'.replaceAll('[a-z&&[^aeiou]]', '-')",
      "Pattern.matches('\\\\p{Alpha}+\\\\p{Punct}\\\\P{Digit}', 'ab!x')",
      "Pattern.matches('\\\\p{L}+', 'äß') + ' ' + Pattern.matches('\\\\w+', 'ä')",
      "'a.b'.replaceAll('\\\\Q.\\\\E', '-')",
      "'a-b]c'.replaceAll('[]\\\\-]', '+')",
    ),
    ['--a', 'true', 'true false', 'a-b', 'a+b+c'],
  );
});

test('a dollar sign also matches before the last line end', () => {
  const run = `System.debug(Pattern.compile('a$').matcher('a\\n').find()); System.debug(Pattern.compile('a\\\\z').matcher('a\\n').find());`;
  assert.deepEqual(output({ run }), ['true', 'false']);
});

test('replacements name groups by number and by name', () => {
  assert.deepEqual(
    values(
      "'ab'.replaceAll('(?<x>a)(?<y>b)', '${y}${x}')",
      "'ab'.replaceAll('(a)(b)', '$2$1\\\\$')",
      "'a'.replaceAll('(a)', '$12')",
    ),
    ['ba', 'ba$', 'a2'],
  );
});

test('a pattern that cannot be read is a StringException', () => {
  const run = `try { Pattern.compile('('); } catch (StringException e) { System.debug(e.getMessage()); }`;
  assert.match(output({ run })[0] ?? '', /^Invalid regex: Unclosed group near index 1/);
});
