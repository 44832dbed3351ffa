/**
 * `Dom.Document`. Nested content is read up to 50 elements deep.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_xml_dom_document.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { given } from '../support/arguments.ts';
import { XmlDocument, documentText, elementNode, parseDocument } from '../support/xmlNodes.ts';
import type { XmlNode } from '../support/xmlNodes.ts';

function setRoot(self: XmlDocument, make: () => XmlNode): XmlNode {
  if (self.root !== null) throw apexError('System.XmlException', 'Root element already created');
  return (self.root = make());
}

export const behaviour: LibraryType = {
  new: () => new XmlDocument(),
  createRootElement: (_env: Env, self: XmlDocument, name: string, namespace: string | null, prefix: string | null) =>
    setRoot(self, () => elementNode(given(name, 1), namespace, prefix)),
  getRootElement: (_env, self: XmlDocument) => self.root,
  load: (_env, self: XmlDocument, xml: string) => void setRoot(self, () => parseDocument(given(xml, 1))),
  toXmlString: (_env, self: XmlDocument) => documentText(self.root),
};
