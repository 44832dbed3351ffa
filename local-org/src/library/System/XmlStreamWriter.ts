/**
 * `System.XmlStreamWriter`, after the Java interface of that name.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_xml_XmlStream_writer.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';
import { given } from '../support/arguments.ts';

class XmlStreamWriter extends ApexObject {
  static override $type = sharedType('XmlStreamWriter', 'library');
  text = '';
  readonly #open: string[] = [];
  /** The start tag that may still get attributes: how it ends. */
  #tagEnd: '>' | '/>' | null = null;
  #closed = false;

  write(text: string): void {
    if (this.#closed) throw apexError('System.XmlException', 'The writer is closed');
    this.text += (this.#tagEnd ?? '') + text;
    this.#tagEnd = null;
  }

  start(prefix: string | null, name: string, end: '>' | '/>'): void {
    const qualified = qualify(prefix, given(name, 2));
    this.write(`<${qualified}`);
    this.#tagEnd = end;
    if (end === '>') this.#open.push(qualified);
  }

  attribute(name: string, value: string): void {
    if (this.#tagEnd === null) throw apexError('System.XmlException', 'Attribute not associated with any element');
    this.text += ` ${name}="${escaped(value).replaceAll('"', '&quot;')}"`;
  }

  end(): void {
    const name = this.#open.pop();
    if (name === undefined) throw apexError('System.XmlException', 'No element was found to write');
    this.write(`</${name}>`);
  }

  endDocument(): void {
    while (this.#open.length > 0) this.end();
    this.write('');
  }

  close(): void {
    this.write('');
    this.#closed = true;
  }
}

const qualify = (prefix: string | null, name: string): string => ((prefix ?? '') === '' ? name : `${prefix}:${name}`);
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function declaration(encoding: string | null, version: string | null): string {
  return `<?xml version="${version ?? '1.0'}"${encoding === null ? '' : ` encoding="${encoding}"`}?>`;
}

export const behaviour: LibraryType = {
  new: () => new XmlStreamWriter(),
  close: (_env: Env, self: XmlStreamWriter) => self.close(),
  getXmlString: (_env, self: XmlStreamWriter) => self.text,
  // Binds the default namespace for names written later; what is written does not change by itself.
  setDefaultNamespace: (_env, _self: XmlStreamWriter, uri: string) => void given(uri, 1),
  writeAttribute: (
    _env,
    self: XmlStreamWriter,
    prefix: string | null,
    _uri: string | null,
    name: string,
    value: string,
  ) => self.attribute(qualify(prefix, given(name, 3)), given(value, 4)),
  writeCData: (_env, self: XmlStreamWriter, data: string) => self.write(`<![CDATA[${given(data, 1)}]]>`),
  writeCharacters: (_env, self: XmlStreamWriter, text: string) => self.write(escaped(given(text, 1))),
  writeComment: (_env, self: XmlStreamWriter, text: string) => self.write(`<!--${given(text, 1)}-->`),
  writeDefaultNamespace: (_env, self: XmlStreamWriter, uri: string) => self.attribute('xmlns', given(uri, 1)),
  writeEmptyElement: (_env, self: XmlStreamWriter, prefix: string | null, name: string) =>
    self.start(prefix, name, '/>'),
  writeEndDocument: (_env, self: XmlStreamWriter) => self.endDocument(),
  writeEndElement: (_env, self: XmlStreamWriter) => self.end(),
  writeNamespace: (_env, self: XmlStreamWriter, prefix: string | null, uri: string) =>
    self.attribute((prefix ?? '') === '' ? 'xmlns' : `xmlns:${prefix}`, given(uri, 2)),
  writeProcessingInstruction: (_env, self: XmlStreamWriter, target: string, data: string) =>
    self.write(`<?${given(target, 1)} ${given(data, 2)}?>`),
  writeStartDocument: (_env, self: XmlStreamWriter, encoding: string | null, version: string | null) =>
    self.write(declaration(encoding, version)),
  writeStartElement: (_env, self: XmlStreamWriter, prefix: string | null, name: string) =>
    self.start(prefix, name, '>'),
};
