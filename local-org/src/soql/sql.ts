/** SQL in the making: compiled pieces write text and parameters for one run. */
import type { Raw } from '../store/column.ts';
import type { CalendarRules } from './dateLiterals.ts';
import type { UserAccess } from '../access/userAccess.ts';

/** What one run of a query knows. */
export interface RunContext {
  /** Apex values of the binds, in the order of the query's bind list. */
  readonly binds: readonly unknown[];
  readonly now: number;
  readonly timeZone: string;
  readonly userId: string;
  /** Locale and currency that FORMAT writes in. */
  readonly locale?: string;
  readonly currency?: string;
  /** Where fiscal years and weeks begin; January and Sunday unless said otherwise. */
  readonly calendar?: CalendarRules;
  /** Whose sharing narrows the rows; null when everything is seen. */
  readonly sharing: UserAccess | null;
  /** What a search narrows its objects to; null for queries. */
  readonly found: Found | null;
}

/** Ids set beforehand, or the words of the current search in the fields that `user` may read (null: in all). */
export type Found = { readonly ids: readonly string[] } | { readonly ids: null; readonly user: UserAccess | null };

/** What the caller of a query says of a run. */
export type QueryRun = Omit<RunContext, 'sharing' | 'found'>;

const NONE: ReadonlySet<number> = new Set();

/** Where compiled pieces write to. */
export class SqlText {
  text = '';
  /** Indexes of the groups that the rows being written sum over. */
  rolled: ReadonlySet<number> = NONE;
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
