/** A place in a source file. Lines and columns start at 1, offsets at 0. */
export interface Span {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  readonly end: number;
}

/** Renders a span the way editors and the command line expect: `file:line:column`. */
export function showSpan(span: Span): string {
  return `${span.file}:${span.line}:${span.column}`;
}

/** The span of a thing that has no text (generated members, library declarations). */
export function noSpan(file: string): Span {
  return { file, line: 1, column: 1, offset: 0, end: 0 };
}
