/** Java's MessageFormat as `String.format` uses it: `{0}` placeholders, `'` quotes literal text, `''` is one quote. */
export function formatMessage(pattern: string, args: readonly string[]): string {
  let out = '';
  let quoted = false;
  for (let index = 0; index < pattern.length; index++) {
    const letter = pattern.charAt(index);
    if (letter === "'") {
      if (pattern.charAt(index + 1) === "'") {
        out += "'";
        index++;
      } else quoted = !quoted;
      continue;
    }
    const place = !quoted && letter === '{' ? /^\{(\d+)[^}]*\}/.exec(pattern.slice(index)) : null;
    if (!place) {
      out += letter;
      continue;
    }
    out += args[Number(place[1])] ?? place[0];
    index += place[0].length - 1;
  }
  return out;
}
