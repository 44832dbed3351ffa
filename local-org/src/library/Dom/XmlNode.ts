/**
 * `Dom.XmlNode`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_xml_dom_xmlnode.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { given } from '../support/arguments.ts';
import { XmlNode, elementNode } from '../support/xmlNodes.ts';
import type { NodeAttribute } from '../support/xmlNodes.ts';

const listOf = (env: Env, nodes: readonly XmlNode[]): ApexList =>
  new ApexList(env.type('List<Dom.XmlNode>'), [...nodes]);

const elements = (node: XmlNode): XmlNode[] => node.children.filter(({ kind }) => kind === 'ELEMENT');

function childElement(node: XmlNode, name: string, namespace: string | null): XmlNode | null {
  const found = elements(node).find((one) => one.name === name && (one.namespace ?? '') === (namespace ?? ''));
  return found ?? null;
}

/** An element's own text, without that of its child elements. */
function textOf(node: XmlNode): string {
  if (node.kind !== 'ELEMENT') return node.text;
  return node.children.map((child) => (child.kind === 'TEXT' ? child.text : '')).join('');
}

function attributeAt(node: XmlNode, index: number): NodeAttribute {
  const found = node.attributes[given(index, 1)];
  if (!found) throw apexError('System.XmlException', `Illegal Argument: No attribute found at index ${index}`);
  return found;
}

/** A value `prefix:name` with a prefix that is bound here is a name in that namespace. */
function valueParts(node: XmlNode, attribute: NodeAttribute): { value: string; namespace: string | null } {
  const { value, valueNamespace } = attribute;
  const colon = value.indexOf(':');
  const bound = valueNamespace === null && colon > 0 ? node.namespaceFor(value.slice(0, colon)) : null;
  return bound === null ? { value, namespace: valueNamespace } : { value: value.slice(colon + 1), namespace: bound };
}

function setAttribute(
  node: XmlNode,
  key: string,
  value: string,
  keyNamespace: string | null,
  valueNamespace: string | null,
): void {
  given(key, 1);
  if (value === null) {
    throw apexError('System.XmlException', 'Illegal Argument: local part cannot be "null" when creating a QName');
  }
  const known = node.attribute(key, keyNamespace);
  if (known) Object.assign(known, { value, valueNamespace });
  else node.attributes.push({ key, keyNamespace, value, valueNamespace });
}

function remove<T>(list: T[], item: T | undefined): boolean {
  const at = item === undefined ? -1 : list.indexOf(item);
  if (at >= 0) list.splice(at, 1);
  return at >= 0;
}

function removeChild(node: XmlNode, child: XmlNode): boolean {
  const removed = remove(node.children, given(child, 1));
  if (removed) child.parent = null;
  return removed;
}

function insertBefore(node: XmlNode, child: XmlNode | null, next: XmlNode | null): XmlNode | null {
  if (child === null) return null;
  if (child.parent) remove(child.parent.children, child);
  const at = next === null ? -1 : node.children.indexOf(next);
  child.parent = node;
  node.children.splice(at < 0 ? node.children.length : at, 0, child);
  return child;
}

export const behaviour: LibraryType = {
  addChildElement: (_env: Env, self: XmlNode, name: string, namespace: string | null, prefix: string | null) =>
    self.append(elementNode(given(name, 1), namespace, prefix)),
  addCommentNode: (_env, self: XmlNode, text: string) => self.append(new XmlNode('COMMENT', given(text, 1))),
  addTextNode: (_env, self: XmlNode, text: string) => self.append(new XmlNode('TEXT', given(text, 1))),
  getAttribute: (_env, self: XmlNode, key: string, namespace: string | null) =>
    self.attribute(key, namespace)?.value ?? null,
  getAttributeCount: (_env, self: XmlNode) => self.attributes.length,
  getAttributeKeyAt: (_env, self: XmlNode, index: number) => attributeAt(self, index).key,
  getAttributeKeyNsAt: (_env, self: XmlNode, index: number) => attributeAt(self, index).keyNamespace,
  getAttributeValue: (_env, self: XmlNode, key: string, namespace: string | null) => {
    const found = self.attribute(key, namespace);
    return found ? valueParts(self, found).value : null;
  },
  getAttributeValueNs: (_env, self: XmlNode, key: string, namespace: string | null) => {
    const found = self.attribute(key, namespace);
    return found ? valueParts(self, found).namespace : null;
  },
  getChildElements: (env, self: XmlNode) => listOf(env, elements(self)),
  getChildElement: (_env, self: XmlNode, name: string, namespace: string | null) => childElement(self, name, namespace),
  getChildren: (env, self: XmlNode) => listOf(env, self.children),
  getName: (_env, self: XmlNode) => self.name,
  getNamespace: (_env, self: XmlNode) => self.namespace,
  getNamespaceFor: (_env, self: XmlNode, prefix: string) => self.namespaceFor(given(prefix, 1)),
  getNodeType: (env, self: XmlNode) => env.enumValueOf('Dom.XmlNodeType', self.kind),
  getParent: (_env, self: XmlNode) => self.parent,
  getPrefixFor: (_env, self: XmlNode, namespace: string) => self.prefixFor(given(namespace, 1)),
  getText: (_env, self: XmlNode) => textOf(self),
  insertBefore: (_env, self: XmlNode, child: XmlNode | null, next: XmlNode | null) => insertBefore(self, child, next),
  removeAttribute: (_env, self: XmlNode, key: string, namespace: string | null) =>
    remove(self.attributes, self.attribute(key, namespace)),
  removeChild: (_env, self: XmlNode, child: XmlNode) => removeChild(self, child),
  setAttribute: (_env, self: XmlNode, key: string, value: string) => setAttribute(self, key, value, null, null),
  setAttributeNs: (_env, self: XmlNode, key: string, value: string, keyNamespace, valueNamespace) =>
    setAttribute(self, key, value, keyNamespace as string | null, valueNamespace as string | null),
  setNamespace: (_env, self: XmlNode, prefix: string, namespace: string) =>
    void self.declared.set(given(prefix, 1), given(namespace, 2)),
};
