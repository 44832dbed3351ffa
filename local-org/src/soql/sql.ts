/** SQL in the making: compiled pieces write text and parameters for one run. */
import type { Raw } from '../store/column.ts';
import type { UserAccess } from '../access/userAccess.ts';

/** What one run of a query knows. */
export interface RunContext {
  /** Apex values of the binds, in the order of the query's bind list. */
  readonly binds: readonly unknown[];
  readonly now: number;
  readonly timeZone: string;
  readonly userId: string;
  /** Whose sharing narrows the rows; null when everything is seen. */
  readonly sharing: UserAccess | null;
}

/** Where compiled pieces write to. */
export class SqlText {
  text = '';
  readonly parameters: Raw[] = [];
  readonly run: RunContext;

  constructor(run: RunContext) {
    this.run = run;
  }

  /** Writes a parameter. */
  value(raw: Raw): void {
    this.text += '?';
    this.parameters.push(raw);
  }
}

/** A compiled piece. */
export type Emit = (out: SqlText) => void;

/** A piece that is always the same text. */
export function fixed(text: string): Emit {
  return (out) => {
    out.text += text;
  };
}

/** Pieces one after another. */
export function sequence(...pieces: readonly (Emit | string)[]): Emit {
  return (out) => {
    for (const piece of pieces) {
      if (typeof piece === 'string') out.text += piece;
      else piece(out);
    }
  };
}

/** Pieces with a separator between them. */
export function joined(pieces: readonly Emit[], separator: string): Emit {
  return (out) => {
    pieces.forEach((piece, i) => {
      if (i > 0) out.text += separator;
      piece(out);
    });
  };
}
