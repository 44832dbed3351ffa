const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '"': '"',
  "'": "'",
  '\\': '\\\\',
};

/** Stands for the backslash of `\_` and `\%`, which the Apex lexer does not know. */
const SHIELD = '\uE000';

/** Hides the escapes that only LIKE knows from the Apex lexer, keeping every position. */
export function shieldLikeEscapes(text: string): string {
  return text.replace(/\\([\\_%])/g, (whole, mark: string) => (mark === '\\' ? whole : SHIELD + mark));
}

/**
 * Resolves the escapes of a SOQL string. `\_`, `\%` and `\\` stay escaped: LIKE reads them, other operators strip them
 * with `plainText`.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_quotedstringescapes.htm
 */
export function unescapeSoql(body: string): string {
  return body.replaceAll(SHIELD, '\\').replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (whole, mark: string) => {
    if (mark.length === 5) return String.fromCharCode(parseInt(mark.slice(1), 16));
    return ESCAPES[mark.toLowerCase()] ?? whole;
  });
}

/** The text of a literal outside LIKE: what stayed escaped becomes itself. */
export function plainText(value: string): string {
  return value.replace(/\\([\\_%])/g, '$1');
}
