/** The children of an XML document's root as pieces of its text. */

/** One child element. */
export interface ElementSlice {
  readonly name: string;
  /** The element with its tags. */
  readonly text: string;
  /** What stands between its tags. */
  readonly inner: string;
  /** Line of its start tag, from 1. */
  readonly line: number;
}

const TOKEN = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)([\w:.-]+)[^>]*?(\/?)>/g;

/** Children of the root element, in order. */
export function childSlices(text: string): ElementSlice[] {
  const slices: ElementSlice[] = [];
  let depth = 0;
  let start = 0;
  let innerStart = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [token, closing, name, selfClosing] = match;
    if (name === undefined) continue;
    if (closing === '/') {
      depth--;
      if (depth === 1) slices.push(slice(text, name, start, innerStart, match.index, match.index + token.length));
    } else if (selfClosing === '/') {
      if (depth === 1)
        slices.push(slice(text, name, match.index, match.index, match.index, match.index + token.length));
    } else {
      if (depth === 1) {
        start = match.index;
        innerStart = match.index + token.length;
      }
      depth++;
    }
  }
  return slices;
}

function slice(
  text: string,
  name: string,
  start: number,
  innerStart: number,
  innerEnd: number,
  end: number,
): ElementSlice {
  const line = text.slice(0, start).split('\n').length;
  return { name, text: text.slice(start, end), inner: text.slice(innerStart, innerEnd), line };
}
