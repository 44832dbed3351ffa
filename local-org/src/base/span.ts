/** A place in a source file. Lines and columns start at 1, offsets at 0. */
export interface Span {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  readonly end: number;
}
