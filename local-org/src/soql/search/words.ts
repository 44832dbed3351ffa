/** Text as the search sees it: words of letters and digits without case; spaces and punctuation part them. */

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** The words of a text; `also` are characters that count as letters. */
export function wordsOf(text: string, also = ''): string[] {
  const pattern = also === '' ? WORD : new RegExp(`[\\p{L}\\p{N}\\p{M}${also}]+`, 'gu');
  return text.toLowerCase().match(pattern) ?? [];
}
