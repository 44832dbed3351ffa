import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { UnsupportedError } from '../../../src/base/unsupportedError.ts';
import { ApexDate } from '../../../src/runtime/values/apexDate.ts';
import { decimal } from '../../../src/runtime/values/decimal.ts';
import { loadProject, memoryTree } from '../../../src/project/loadProject.ts';
import { buildSchema } from '../../../src/schema/buildSchema.ts';
import { checkFormulas } from '../../../src/soql/formula/checkFormulas.ts';
import { objectFile } from '../records/support.ts';
import { plainField } from '../../../src/schema/fieldDefaults.ts';
import { evaluate, FormulaError, textOf } from '../../../src/soql/formula/evaluate.ts';
import { FormulaSyntaxError, parseFormula } from '../../../src/syntax/parseFormula.ts';

const FIELDS: Record<string, { value: unknown; field: ReturnType<typeof plainField> }> = {
  amount: { value: decimal('12.5'), field: plainField('Amount', 'currency') },
  empty: { value: null, field: plainField('Empty', 'double') },
  name: { value: 'Acme Corp', field: plainField('Name', 'string') },
  blank: { value: null, field: plainField('Blank', 'string') },
  stage: { value: 'Won', field: plainField('Stage', 'picklist') },
  close: { value: ApexDate.of(2026, 1, 31), field: plainField('Close', 'date') },
};

function value(text: string, blanks: 'zero' | 'blank' = 'zero'): string {
  const read = (names: readonly string[]) => FIELDS[names.join('.').toLowerCase()]!;
  const result = evaluate(parseFormula(text), {
    now: Date.parse('2026-11-24T03:00:00Z'),
    timeZone: 'America/New_York',
    read,
    isNew: false,
    prior: (names) => (names[0] === 'Stage' ? { ...read(names), value: 'Lost' } : read(names)),
    blanks,
    where: 'test',
  });
  return textOf(result);
}

describe('formulas', () => {
  it('compute with precedence', () => {
    assert.equal(value('1 + 2 * 3 - -4'), '11');
    assert.equal(value('(1 + 2) * 3 / 4'), '2.25');
    assert.equal(value('2 ^ 3 ^ 1 & "x"'), '8x');
    assert.equal(value('2 * 3 ^ 2'), '36');
    assert.equal(value('Amount > 10 && NOT(Name = "acme corp")'), 'true');
    assert.equal(value('1 = 1.0 || FALSE'), 'true');
  });

  it('treat blanks as they are told', () => {
    assert.equal(value('Empty + 1'), '1');
    assert.equal(value('Empty + 1', 'blank'), '');
    assert.equal(value('ISBLANK(Empty)', 'blank'), 'true');
    assert.equal(value('ISBLANK(Empty)'), 'false');
    assert.equal(value('ISBLANK(Blank) && Blank = ""'), 'true');
    assert.equal(value('BLANKVALUE(Blank, "none")'), 'none');
  });

  it('have the functions people write rules with', () => {
    assert.equal(value('IF(ISPICKVAL(Stage, "Won"), "yes", "no")'), 'yes');
    assert.equal(value('CASE(Stage, "Lost", 1, "Won", 2, 3)'), '2');
    assert.equal(value('ISCHANGED(Stage) && NOT(ISCHANGED(Amount)) && ISPICKVAL(PRIORVALUE(Stage), "Lost")'), 'true');
    assert.equal(value('LEFT(Name, 4) & RIGHT(Name, 4) & TEXT(LEN(Name))'), 'AcmeCorp9');
    assert.equal(value('CONTAINS(Name, "Co") && BEGINS(Name, "Ac") && REGEX(Name, "[A-Za-z ]+")'), 'true');
    assert.equal(value('ROUND(2.345, 2) + MOD(7, 3) + MAX(1, 2, 3) + ABS(-1)'), '7.35');
    assert.equal(value('ADDMONTHS(Close, 1)'), '2026-02-28');
    assert.equal(value('TODAY() - Close'), '296');
    assert.equal(value('YEAR(Close) * 100 + MONTH(Close)'), '202601');
  });

  it('know neither true nor false where nothing is there to compare', () => {
    assert.equal(value('CONTAINS(Blank, "a")'), '');
    assert.equal(value('NOT(CONTAINS(Blank, "a"))'), '');
    assert.equal(value('Empty > 1', 'blank'), '');
    assert.equal(value('IF(Empty > 1, "more", "less")', 'blank'), 'less');
    assert.equal(value('Blank = NULL'), 'true');
  });

  it('round, count and format as the platform does', () => {
    assert.equal(value('ROUND(5, -1) + ROUND(15, -1)'), '20');
    assert.equal(value('MOD(-7, 3)'), '-1');
    assert.equal(value('TEXT(CEILING(-1.5)) & "," & TEXT(MCEILING(-1.5))'), '-2,-1');
    assert.equal(value('CEILING(1 / 3 * 3)'), '1');
    assert.equal(value('FORMATDURATION(3661) & " " & FORMATDURATION(90061, TRUE)'), '01:01:01 1:01:01:01');
    assert.equal(value('ISOWEEK(Close) * 100 + DAYOFYEAR(Close)'), '531');
    assert.equal(value('INITCAP("ada LOVELACE") & REVERSE("abc") & CHR(33)'), 'Ada Lovelacecba!');
    assert.equal(value('TIMEVALUE("10:40:55.666") + 3600000'), '11:40:55.666');
    assert.equal(value('HYPERLINK("/x?a=1&b=2", "go", "_blank")'), '<a href="/x?a=1&amp;b=2" target="_blank">go</a>');
  });

  it('say what is wrong', () => {
    assert.throws(() => value('1 +'), FormulaSyntaxError);
    assert.throws(() => value('1 / 0'), FormulaError);
    assert.throws(() => value('VLOOKUP(1, 2, 3)'), UnsupportedError);
  });
});

describe('checkFormulas', () => {
  it('names formulas that a deploy would refuse', () => {
    const rule = (name: string, condition: string): Record<string, string> => ({
      [`objects/A__c/validationRules/${name}.validationRule-meta.xml`]: `<ValidationRule><fullName>${name}</fullName><active>true</active><errorConditionFormula>${condition}</errorConditionFormula><errorMessage>m</errorMessage></ValidationRule>`,
    });
    const files = {
      ...objectFile('A__c', '<label>A</label>'),
      ...rule('Broken', 'AND(1'),
      ...rule('Good', 'ISBLANK(Owner.Name)'),
      ...rule('Lost', 'Nothing__c = 1'),
      ...rule('Odd', 'LEFT(Name, &quot;1&quot;) = Name'),
      ...rule('Far', 'DISTANCE(1, 2, &quot;mi&quot;) &lt; 1'),
      ...rule('Text', 'Name &amp; &quot;x&quot;'),
      ...rule('Count', 'IF(TRUE, 1) = 1'),
    };
    const { schema } = buildSchema(loadProject(memoryTree(files)));
    assert.deepEqual(
      checkFormulas(schema).map((problem) => `${problem.fullName}: ${problem.message}`),
      [
        "A__c.Broken: Syntax error.  Missing ')'",
        "A__c.Count: Incorrect number of parameters for function 'IF()'. Expected 3, received 2",
        'A__c.Far: Not supported by the local org: formula function DISTANCE',
        'A__c.Lost: Field Nothing__c does not exist. Check spelling.',
        "A__c.Odd: Incorrect parameter type for function 'LEFT()'. Expected Number, received Text",
        'A__c.Text: Formula result is data type (Text), incompatible with expected data type (true or false).',
      ],
    );
  });
});
