/** Apex text as tokens with their places; comments and strings are one token each. */

export interface Token {
  readonly kind: 'word' | 'number' | 'string' | 'mark';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const PATTERN = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'''[\s\S]*?'''|'(?:\\.|[^'\\\n])*'|[A-Za-z_]\w*|\d[\w.]*|\s+|[^\s\w]/g;

/** The tokens of a text, comments and blanks left out. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const [part] = match;
    if (/^\s/.test(part) || part.startsWith('/*') || part.startsWith('//')) continue;
    const kind = part.startsWith("'")
      ? 'string'
      : /^[A-Za-z_]/.test(part)
        ? 'word'
        : /^\d/.test(part)
          ? 'number'
          : 'mark';
    tokens.push({ kind, text: part, start: match.index, end: match.index + part.length });
  }
  return tokens;
}

/** Another name for a file's type: every mention of it as a name of its own, strings and comments left alone. */
export function renameType(text: string, from: string, to: string): string {
  let result = '';
  let copied = 0;
  const tokens = tokensOf(text);
  tokens.forEach((token, index) => {
    if (token.kind !== 'word' || token.text.toLowerCase() !== from.toLowerCase()) return;
    const before = tokens[index - 1]?.text;
    if (before === '.' || (before === '@' && index > 0)) return;
    result += text.slice(copied, token.start) + to;
    copied = token.end;
  });
  return result + text.slice(copied);
}
