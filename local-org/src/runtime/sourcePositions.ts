/** Positions in Apex source for positions in the script made from it. */
import { TraceMap, originalPositionFor } from '@jridgewell/trace-mapping';

/** The source map of one module, read on first use. */
export class SourcePositions {
  readonly #text: string;
  #map: TraceMap | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  /** Apex line and column (both from 1) and frame name of a script position (both from 1); null where nothing was mapped. */
  find(line: number, column: number): { line: number; column: number; name: string | null } | null {
    this.#map ??= new TraceMap(this.#text);
    // Scripts are the module's code in parentheses: the first line is one column further.
    const place = originalPositionFor(this.#map, { line, column: Math.max(0, column - (line === 1 ? 2 : 1)) });
    return place.line === null ? null : { line: place.line, column: place.column + 1, name: place.name };
  }
}
