/** Values of Apex: numbers, dates, ids, equality, collections. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ApexDate, ApexDatetime, ApexTime } from '../../../src/runtime/values/apexDate.ts';
import { ApexDouble, formatDouble } from '../../../src/runtime/values/apexDouble.ts';
import { ApexException, apexError } from '../../../src/runtime/values/apexException.ts';
import { addMonthsTo, fromDays, toDays } from '../../../src/runtime/values/calendar.ts';
import { ApexList, ApexMap, ApexSet } from '../../../src/runtime/values/collections.ts';
import { decimal, divideDecimal, formatDecimal } from '../../../src/runtime/values/decimal.ts';
import { keyOf, valuesEqual } from '../../../src/runtime/values/equality.ts';
import { idChecksum, normalizeId, restoreIdCase } from '../../../src/runtime/values/recordId.ts';
import { OBJECT_TYPE } from '../../../src/runtime/values/sharedTypes.ts';

describe('Decimal', () => {
  const quotient = (a: string, b: string): string => formatDecimal(divideDecimal(decimal(a), decimal(b)));

  it('divides to 34 digits, half up', () => {
    assert.equal(quotient('1', '31'), '0.0322580645161290322580645161290323');
    assert.equal(quotient('2', '3'), '0.6666666666666666666666666666666667');
    assert.equal(quotient('10', '4'), '2.5');
  });

  it('refuses to divide by zero', () => {
    assert.throws(
      () => quotient('1', '0'),
      (error) => String(error) === 'System.MathException: Divide by 0',
    );
  });

  it('keeps its scale in text and ignores it in equality', () => {
    assert.equal(formatDecimal(decimal('1.50')), '1.50');
    assert.equal(valuesEqual(decimal('1.50'), decimal('1.5')), true);
    assert.equal(keyOf(decimal('1.50')), keyOf(decimal('1.5')));
  });
});

describe('Double', () => {
  it('is shown in the form of Java', () => {
    const shown = [1, 0.1, 1e7, 1.5e-5, -0, NaN, 123456.789].map(formatDouble);
    assert.deepEqual(shown, ['1.0', '0.1', '1.0E7', '1.5E-5', '-0.0', 'NaN', '123456.789']);
  });
});

describe('Date', () => {
  it('survives the way to calendar days and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (days) => {
        const { year, month, day } = fromDays(days);
        assert.equal(toDays(year, month, day), days);
      }),
    );
  });

  it('moves by months to the last day where the month is shorter', () => {
    const moved = (year: number, month: number, day: number, months: number): string =>
      new ApexDate(addMonthsTo(toDays(year, month, day), months)).toIso();
    assert.equal(moved(2024, 1, 31, 1), '2024-02-29');
    assert.equal(moved(2024, 2, 29, 12), '2025-02-28');
    assert.equal(moved(2024, 3, 31, -1), '2024-02-29');
    assert.equal(moved(2024, 1, 15, -13), '2022-12-15');
  });

  it('reads and writes ISO texts', () => {
    assert.equal(ApexDate.parseIso('2026-02-29'), null);
    assert.equal(ApexDatetime.parseIso('2026-01-02T03:04:05.678+0200')?.toIso(), '2026-01-02T01:04:05.678Z');
    assert.equal(ApexTime.parseIso('23:59:59.9Z')?.toString(), '23:59:59.900Z');
  });
});

describe('Id', () => {
  it('gets its checksum, and its case back from it', () => {
    assert.equal(normalizeId('001D000000IqhSL'), '001D000000IqhSLIAZ');
    assert.equal(restoreIdCase('001d000000iqhsliaz'), '001D000000IqhSLIAZ');
  });

  it('is any text of 15 or 18 letters and digits, whatever the last three say', () => {
    for (const text of ['001000000000000000', '001D000000IqhSLIAA', '0066g00003VDGbF001'])
      assert.equal(normalizeId(text), text);
    for (const text of ['nonsense', '001D000000IqhSL-IA', '001D000000IqhSLI']) assert.equal(normalizeId(text), null);
  });

  it('is found again from any 18 characters whose case was lost', () => {
    const letters = fc.constantFrom(...'ABCXYZabcxyz019');
    fc.assert(
      fc.property(fc.array(letters, { minLength: 15, maxLength: 15 }), (parts) => {
        const id = parts.join('') + idChecksum(parts.join(''));
        assert.equal(restoreIdCase(id.toLowerCase()), id);
      }),
    );
  });
});

class UserKey {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  equals$object(other: UserKey): boolean {
    return this.text.toLowerCase() === other.text.toLowerCase();
  }
  hashcode(): number {
    return this.text.length;
  }
}

describe('collections', () => {
  it('compare members as Apex does', () => {
    const set = new ApexSet(OBJECT_TYPE, ['a', 'A', 1, 1n, decimal('1.0'), decimal('1'), null, null]);
    assert.equal(set.size, 6);
    const list = (...items: unknown[]): ApexList => new ApexList(OBJECT_TYPE, items);
    assert.equal(valuesEqual(list(1, list('x')), list(1, list('x'))), true);
    assert.equal(valuesEqual(new ApexSet(OBJECT_TYPE, [1, 2]), new ApexSet(OBJECT_TYPE, [2, 1])), true);
  });

  it('honour equals and hashCode of the class of a key', () => {
    const map = new ApexMap(OBJECT_TYPE);
    map.put(new UserKey('one'), 1);
    map.put(new UserKey('ONE'), 2);
    map.put(new UserKey('two'), 3);
    assert.equal(map.size, 2);
    assert.equal(map.get(new UserKey('One')), 2);
    assert.equal(map.remove(new UserKey('TWO')), 3);
    assert.equal(map.size, 1);
  });

  it('keep insertion order, also of keys that look like numbers', () => {
    const map = new ApexMap(OBJECT_TYPE, [
      ['b', 1],
      ['10', 2],
      ['2', 3],
      ['a', 4],
    ]);
    map.put('b', 5);
    assert.deepEqual(map.keys(), ['b', '10', '2', 'a']);
  });

  it('behave like a model', () => {
    const key = fc.oneof(fc.string({ maxLength: 2 }), fc.integer({ min: 0, max: 5 }), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.boolean())), (steps) => {
        const set = new ApexSet(OBJECT_TYPE);
        const model = new Set<unknown>();
        for (const [value, adds] of steps) {
          if (adds) assert.equal(set.add(value), !model.has(value));
          else assert.equal(set.remove(value), model.has(value));
          if (adds) model.add(value);
          else model.delete(value);
        }
        assert.deepEqual(set.members(), [...model]);
      }),
    );
  });
});

describe('exceptions', () => {
  it('show type and message, and a text of their own without one', () => {
    assert.equal(String(apexError('System.ListException', 'x')), 'System.ListException: x');
    assert.equal(new ApexException().text, 'Script-thrown exception');
  });

  it('LimitException cannot be caught', () => {
    assert.equal(apexError('System.LimitException', 'x').catchable, false);
    assert.equal(apexError('System.QueryException', 'x').catchable, true);
    assert.equal(new ApexDouble(1).toString(), '1.0');
  });
});
