/** CSV as the Bulk API reads and writes it. */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { OrgError } from '../errors.ts';

const DELIMITERS: Readonly<Record<string, string>> = {
  COMMA: ',',
  SEMICOLON: ';',
  TAB: '\t',
  PIPE: '|',
  CARET: '^',
  BACKQUOTE: '`',
};

/** The character a `columnDelimiter` stands for. */
export function delimiterOf(name: string): string {
  const delimiter = DELIMITERS[name];
  if (delimiter === undefined) throw new OrgError('INVALIDJOB', `Invalid columnDelimiter ${name}`);
  return delimiter;
}

/** The header and the rows of an uploaded file. */
export function readCsv(text: string, delimiterName: string): { header: string[]; rows: string[][] } {
  const options = {
    delimiter: delimiterOf(delimiterName),
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
  };
  const lines = parse(text, options) as string[][];
  const [header = [], ...rows] = lines;
  return { header: header.map((name) => name.trim()), rows };
}

/** Lines with every value quoted. */
export function writeCsv(lines: readonly (readonly string[])[], delimiterName = 'COMMA', lineEnding = 'LF'): string {
  const record_delimiter = lineEnding === 'CRLF' ? 'windows' : 'unix';
  return stringify(lines as string[][], { quoted: true, delimiter: delimiterOf(delimiterName), record_delimiter });
}
