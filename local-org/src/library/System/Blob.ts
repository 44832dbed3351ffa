/**
 * `System.Blob`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_blob.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { pdfOf } from '../support/pdf.ts';
import { ApexBlob } from '../../runtime/values/apexBlob.ts';
import { apexError } from '../../runtime/values/apexException.ts';

export const behaviour: LibraryType = {
  valueOf: (_env: unknown, text: string | null) => {
    if (text === null) throw apexError('System.NullPointerException', 'Argument cannot be null.');
    return ApexBlob.ofText(text);
  },
  toPdf: (env, text: string) => new ApexBlob(pdfOf(env.ops.nonNull(text))),
  size: (_env, self: ApexBlob) => self.bytes.length,
  toString: (_env: unknown, self: ApexBlob | null) => {
    if (self === null) throw apexError('System.NullPointerException', 'Argument cannot be null.');
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(self.bytes);
    } catch {
      throw apexError('System.StringException', 'BLOB is not a valid UTF-8 string');
    }
  },
};
