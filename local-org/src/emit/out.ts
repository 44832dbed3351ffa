/** Collects emitted text with its places in the Apex source; renders code and source map at the end. */
import { GenMapping, maybeAddMapping, setSourceContent, toEncodedMap } from '@jridgewell/gen-mapping';
import type { Place } from '../syntax/ast.ts';

type Chunk = string | { readonly line: number; readonly column: number; readonly frame: string } | (() => string);

/** Text under construction. */
export class Out {
  readonly #chunks: Chunk[] = [];
  /** Apex frame that code is being emitted for: `Class.Foo.bar`. */
  frame = '';

  write(...texts: readonly string[]): this {
    this.#chunks.push(...texts);
    return this;
  }

  /** Text known only when everything has been emitted (temporaries, pools). */
  later(text: () => string): this {
    this.#chunks.push(text);
    return this;
  }

  /** What follows comes from this place. */
  mark(at: Place): this {
    this.#chunks.push({ line: at.line, column: at.column, frame: this.frame });
    return this;
  }

  /** Code and map. */
  render(file: string): { code: string; map: string } {
    const map = new GenMapping({ file });
    setSourceContent(map, file, null);
    const parts: string[] = [];
    let line = 1;
    let column = 0;
    for (const chunk of this.#chunks) {
      if (typeof chunk === 'object') {
        const original = { line: chunk.line, column: chunk.column - 1 };
        maybeAddMapping(map, { generated: { line, column }, source: file, original, name: chunk.frame });
        continue;
      }
      const text = typeof chunk === 'string' ? chunk : chunk();
      parts.push(text);
      const lastBreak = text.lastIndexOf('\n');
      if (lastBreak < 0) column += text.length;
      else {
        for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) line++;
        column = text.length - lastBreak - 1;
      }
    }
    return { code: parts.join(''), map: JSON.stringify(toEncodedMap(map)) };
  }
}
