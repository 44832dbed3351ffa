/**
 * `System.EncodingUtil`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_encodingUtil.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { ApexBlob } from '../../runtime/values/apexBlob.ts';
import { apexError } from '../../runtime/values/apexException.ts';

function requireUtf8(encoding: string): void {
  if (!/^utf-?8$/i.test(encoding)) throw new UnsupportedError(`character set ${encoding}`, 'EncodingUtil');
}

/** Form encoding as Java does it: spaces become `+`; `*`, `-`, `.` and `_` stay. */
function urlEncode(text: string, encoding: string): string {
  requireUtf8(encoding);
  return encodeURIComponent(text)
    .replace(/[!'()~]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

function fromHex(text: string): ApexBlob {
  if (!/^([0-9a-fA-F]{2})*$/.test(text))
    throw apexError('System.InvalidParameterValueException', `Invalid hex: ${text}`);
  return new ApexBlob(Buffer.from(text, 'hex'));
}

export const behaviour: LibraryType = {
  base64Encode: (_env, bytes: ApexBlob) => bytes.base64,
  base64Decode: (_env, text: string) => new ApexBlob(Buffer.from(text, 'base64')),
  convertToHex: (_env, bytes: ApexBlob) => Buffer.from(bytes.bytes).toString('hex'),
  convertFromHex: (_env, text: string) => fromHex(text),
  urlEncode: (_env, text: string, encoding: string) => urlEncode(text, encoding),
  urlDecode: (_env, text: string, encoding: string) => {
    requireUtf8(encoding);
    return decodeURIComponent(text.replaceAll('+', ' '));
  },
};
