/**
 * GROUP BY, plain or with subtotals: a rolled-up field is blank in the rows that sum over it.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_groupby_rollup.htm
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_groupby_cube.htm
 */
import type { SoqlGroupBy, SoqlPosition } from '../syntax/parseSoql.ts';
import { malformed } from './errors.ts';
import type { BoundOperand } from './operands.ts';
import type { Emit } from './sql.ts';
import { SqlText } from './sql.ts';

const MOST_SUBTOTALS = 3;

/** The groups of one level. */
export class Grouping {
  readonly operands: readonly BoundOperand[];
  /** For each kind of row the indexes of the fields it sums over; the rows of the groups themselves come first. */
  readonly sets: readonly ReadonlySet<number>[];
  readonly #keys: readonly string[];

  constructor(operands: readonly BoundOperand[], grouping: SoqlGroupBy['grouping'], at: SoqlPosition) {
    this.operands = operands;
    this.#keys = operands.map(signature);
    if (grouping !== 'plain' && operands.length > MOST_SUBTOTALS) {
      throw malformed(`GROUP BY ${grouping.toUpperCase()} takes at most ${MOST_SUBTOTALS} fields`, at);
    }
    this.sets = rolledSets(operands.length, grouping);
  }

  get hasSubtotals(): boolean {
    return this.sets.length > 1;
  }

  /** Whether the operand is one of the groups. */
  has(operand: BoundOperand): boolean {
    return this.#keys.includes(signature(operand));
  }

  /** The operand, blank where it is summed over. */
  wrap(operand: BoundOperand): BoundOperand {
    if (!this.hasSubtotals || operand.aggregate) return operand;
    const index = this.#keys.indexOf(signature(operand));
    if (index < 0) return operand;
    const emit: Emit = (out) => {
      if (out.rolled.has(index)) out.text += 'NULL';
      else operand.emit(out);
    };
    return { ...operand, emit };
  }

  /** `GROUPING(field)`: 1 in the rows that sum over the field. */
  flag(operand: BoundOperand, at: SoqlPosition): Emit {
    const index = this.#keys.indexOf(signature(operand));
    if (!this.hasSubtotals || index < 0) {
      throw malformed('GROUPING can only be used on a field of GROUP BY ROLLUP or CUBE', at);
    }
    return (out) => {
      out.text += out.rolled.has(index) ? '1' : '0';
    };
  }

  /** Writes ` GROUP BY …` for the kind of row that is being written. */
  write(out: SqlText): void {
    const kept = this.operands.filter((_, index) => !out.rolled.has(index));
    kept.forEach((operand, i) => {
      out.text += i === 0 ? ' GROUP BY ' : ', ';
      operand.emit(out);
    });
  }
}

function rolledSets(count: number, grouping: SoqlGroupBy['grouping']): ReadonlySet<number>[] {
  const indexes = Array.from({ length: count }, (_, index) => index);
  if (grouping === 'plain') return [new Set()];
  if (grouping === 'rollup') {
    return Array.from({ length: count + 1 }, (_, rolled) => new Set(indexes.slice(count - rolled)));
  }
  return Array.from({ length: 2 ** count }, (_, bits) => new Set(indexes.filter((index) => (bits >> index) & 1)));
}

const NO_RUN = { binds: [], now: 0, timeZone: 'user', userId: '', sharing: null, found: null };

/** The SQL of an operand with its parameters: equal for equal expressions. */
function signature(operand: BoundOperand): string {
  const out = new SqlText(NO_RUN);
  operand.emit(out);
  return `${out.text} ${out.parameters.join(' ')}`;
}
