/**
 * Record ids: 15 characters with case, or 18 with a checksum that makes them case-insensitive. At run time an Apex Id is
 * always the 18-character form.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/field_types.htm (ID Field Type)
 */
import { apexError } from './apexException.ts';

const CHECKSUM_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const ID_FORM = /^[0-9A-Za-z]{15}([0-9A-Za-z]{3})?$/;

/** The three characters that follow the first 15: one bit per upper-case letter. */
export function idChecksum(id15: string): string {
  let suffix = '';
  for (let start = 0; start < 15; start += 5) {
    let bits = 0;
    for (let offset = 0; offset < 5; offset++) {
      const code = id15.charCodeAt(start + offset);
      if (code >= 65 && code <= 90) bits |= 1 << offset;
    }
    suffix += CHECKSUM_LETTERS.charAt(bits);
  }
  return suffix;
}

/**
 * The 18-character form of an id, or `null` when the text is no id. Of 18 characters the last three are taken as they are, also where they
 * contradict the first 15: Apex checks the characters and their number.
 */
export function normalizeId(text: string): string | null {
  if (!ID_FORM.test(text)) return null;
  return text.length === 15 ? text + idChecksum(text) : text;
}

/** An 18-character id whose letters lost their case gets it back from the checksum; `null` when the checksum is none. */
export function restoreIdCase(text: string): string | null {
  if (text.length !== 18 || !ID_FORM.test(text)) return normalizeId(text);
  const body = casedBody(text);
  return body === null ? null : body + text.slice(15).toUpperCase();
}

/** The first 15 characters in the case that the last three say. */
function casedBody(text: string): string | null {
  const suffix = text.slice(15).toUpperCase();
  let body = '';
  for (let index = 0; index < 15; index++) {
    const bits = CHECKSUM_LETTERS.indexOf(suffix.charAt(Math.floor(index / 5)));
    if (bits < 0) return null;
    const letter = text.charAt(index);
    body += bits & (1 << (index % 5)) ? letter.toUpperCase() : letter.toLowerCase();
  }
  return body;
}

/** Converts a String to an Id as Apex does on assignment: StringException "Invalid id: …" when it is none. */
export function toId(text: string | null): string | null {
  if (text === null) return null;
  const id = normalizeId(text);
  if (id === null) throw apexError('System.StringException', `Invalid id: ${text}`);
  return id;
}
