/** The tree behind `Dom.Document`, and its text. */
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';
import { XmlFailure, domFailure } from './xmlFailure.ts';
import { scanXml } from './xmlScanner.ts';
import type { XmlToken } from './xmlScanner.ts';

export type NodeKind = 'ELEMENT' | 'TEXT' | 'COMMENT';

/** An attribute: its key and its value may each have a namespace. */
export interface NodeAttribute {
  readonly key: string;
  readonly keyNamespace: string | null;
  value: string;
  valueNamespace: string | null;
}

/** `Dom.XmlNode` */
export class XmlNode extends ApexObject {
  static override $type = sharedType('Dom.XmlNode', 'library');
  readonly kind: NodeKind;
  name: string | null = null;
  namespace: string | null = null;
  prefix: string | null = null;
  text: string;
  parent: XmlNode | null = null;
  readonly children: XmlNode[] = [];
  attributes: NodeAttribute[] = [];
  /** Namespaces declared here, by prefix. */
  readonly declared = new Map<string, string>();

  constructor(kind: NodeKind, text = '') {
    super();
    this.kind = kind;
    this.text = text;
  }

  append(child: XmlNode): XmlNode {
    child.parent = this;
    this.children.push(child);
    return child;
  }

  namespaceFor(prefix: string): string | null {
    return this.declared.get(prefix) ?? this.parent?.namespaceFor(prefix) ?? null;
  }

  prefixFor(namespace: string): string | null {
    const found = [...this.declared].find(([, uri]) => uri === namespace);
    return found ? found[0] : (this.parent?.prefixFor(namespace) ?? null);
  }

  attribute(key: string | null, namespace: string | null): NodeAttribute | undefined {
    return this.attributes.find((one) => one.key === key && (one.keyNamespace ?? '') === (namespace ?? ''));
  }

  override toString(): string {
    return `XmlNode[${this.kind},${this.name},${this.namespace},${this.text},]`;
  }
}

/** `Dom.Document` */
export class XmlDocument extends ApexObject {
  static override $type = sharedType('Dom.Document', 'library');
  root: XmlNode | null = null;
}

/** A new element; a prefix is declared with its namespace. */
export function elementNode(name: string, namespace: string | null, prefix: string | null): XmlNode {
  const node = new XmlNode('ELEMENT');
  node.name = name;
  node.namespace = namespace;
  if (namespace !== null && prefix !== null) {
    node.prefix = prefix;
    node.declared.set(prefix, namespace);
  }
  return node;
}

/** The root element of a text: what `Dom.Document.load` reads. CDATA sections leave nothing in the tree. */
export function parseDocument(source: string): XmlNode {
  try {
    return treeOf(scanXml(source).tokens);
  } catch (error) {
    throw error instanceof XmlFailure ? domFailure(error) : error;
  }
}

function treeOf(tokens: readonly XmlToken[]): XmlNode {
  const top = new XmlNode('ELEMENT');
  let current = top;
  for (const token of tokens) {
    if (token.kind === 'START_ELEMENT') current = current.append(nodeOf(token));
    else if (token.kind === 'END_ELEMENT') current = current.parent ?? top;
    else if (current === top) continue;
    else if (token.kind === 'CHARACTERS') current.append(new XmlNode('TEXT', token.text));
    else if (token.kind === 'COMMENT') current.append(new XmlNode('COMMENT', token.text));
  }
  const root = top.children[0] as XmlNode;
  root.parent = null;
  return root;
}

function nodeOf(token: XmlToken): XmlNode {
  const node = new XmlNode('ELEMENT');
  node.name = token.localName;
  node.namespace = token.namespace;
  if (token.namespace !== null) node.prefix = token.prefix;
  for (const { localName, value } of token.declarations) node.declared.set(localName, value);
  node.attributes = token.attributes.map(({ localName, namespace, value }) => ({
    key: localName,
    keyNamespace: namespace,
    value,
    valueNamespace: null,
  }));
  return node;
}

/** `toXmlString`: empty elements end in ` />`, only `<` and `&` (and quotes of attributes) are escaped. */
export function documentText(root: XmlNode | null): string {
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  return root === null ? head : head + nodeText(root, new Map(), { next: 0 });
}

const escapeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const escapeValue = (text: string): string => escapeText(text).replaceAll('"', '&quot;');

/** Namespaces in force while one element is written, and which of them it has to declare itself. */
class Scope {
  readonly bound: Map<string, string>;
  readonly own = new Map<string, string>();
  readonly #counter: { next: number };

  constructor(outer: ReadonlyMap<string, string>, counter: { next: number }) {
    this.bound = new Map(outer);
    this.#counter = counter;
  }

  declare(prefix: string, uri: string): void {
    this.bound.set(prefix, uri);
    this.own.set(prefix, uri);
  }

  /** A name with a prefix for its namespace; one is made up where none is bound. */
  qualify(name: string, uri: string | null, mayBeDefault: boolean): string {
    if (uri === null || uri === '') return name;
    const known = [...this.bound].find(([prefix, bound]) => bound === uri && (mayBeDefault || prefix !== ''));
    const prefix = known ? known[0] : this.#invent(uri);
    return prefix === '' ? name : `${prefix}:${name}`;
  }

  #invent(uri: string): string {
    let prefix = `ns${this.#counter.next++}`;
    while (this.bound.has(prefix)) prefix = `ns${this.#counter.next++}`;
    this.declare(prefix, uri);
    return prefix;
  }
}

function nodeText(node: XmlNode, outer: ReadonlyMap<string, string>, counter: { next: number }): string {
  if (node.kind === 'TEXT') return escapeText(node.text);
  if (node.kind === 'COMMENT') return `<!--${node.text}-->`;
  const scope = new Scope(outer, counter);
  for (const [prefix, uri] of node.declared) scope.declare(prefix, uri);
  const name = elementName(node, scope);
  const attributes = node.attributes.map(({ key, keyNamespace, value, valueNamespace }) => {
    const shown = scope.qualify(value, valueNamespace, false);
    return ` ${scope.qualify(key, keyNamespace, false)}="${escapeValue(shown)}"`;
  });
  const declared = [...scope.own].map(([prefix, uri]) => ` xmlns${prefix && `:${prefix}`}="${escapeValue(uri)}"`);
  const head = `<${name}${attributes.join('')}${declared.join('')}`;
  if (node.children.length === 0) return `${head} />`;
  return `${head}>${node.children.map((child) => nodeText(child, scope.bound, counter)).join('')}</${name}>`;
}

function elementName(node: XmlNode, scope: Scope): string {
  const name = node.name ?? '';
  if (node.prefix === null || node.namespace === null) return scope.qualify(name, node.namespace, true);
  if (scope.bound.get(node.prefix) !== node.namespace) scope.declare(node.prefix, node.namespace);
  return node.prefix === '' ? name : `${node.prefix}:${name}`;
}
