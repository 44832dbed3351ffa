/** Metadata XML as a tree of elements with typed readers. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';

const ATTRIBUTE = '@_';
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: ATTRIBUTE,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  trimValues: true,
  htmlEntities: false,
  isArray: (_name, _path, _leaf, isAttribute) => !isAttribute,
});

/** XML that does not parse. */
export class XmlError extends Error {
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.name = 'XmlError';
    this.line = line;
  }
}

type Raw = string | { readonly [name: string]: unknown };

/** One element. */
export class XmlElement {
  readonly name: string;
  readonly #raw: Raw;

  constructor(name: string, raw: Raw) {
    this.name = name;
    this.#raw = raw;
  }

  /** Child elements of a name. */
  all(name: string): XmlElement[] {
    if (typeof this.#raw === 'string') return [];
    return ((this.#raw[name] as Raw[] | undefined) ?? []).map((raw) => new XmlElement(name, raw));
  }

  first(name: string): XmlElement | null {
    return this.all(name)[0] ?? null;
  }

  /** Text of a child element; null where it is missing. */
  text(name: string): string | null {
    return this.first(name)?.value ?? null;
  }

  texts(name: string): string[] {
    return this.all(name).map((child) => child.value);
  }

  bool(name: string, otherwise = false): boolean {
    const text = this.text(name);
    return text === null ? otherwise : text === 'true';
  }

  number(name: string, otherwise: number): number {
    const text = this.text(name);
    return text === null ? otherwise : Number(text);
  }

  attribute(name: string): string | null {
    return typeof this.#raw === 'string' ? null : ((this.#raw[ATTRIBUTE + name] as string | undefined) ?? null);
  }

  /** Names of the child elements, in order of first appearance. */
  names(): string[] {
    if (typeof this.#raw === 'string') return [];
    return Object.keys(this.#raw).filter((key) => !key.startsWith(ATTRIBUTE) && key !== '#text');
  }

  /** The same element with its texts, and those of everything in it, as `change` makes them. */
  withTexts(change: (element: string, text: string) => string): XmlElement {
    return new XmlElement(this.name, changed(this.name, this.#raw, change));
  }

  /** The element's own text. */
  get value(): string {
    if (typeof this.#raw === 'string') return this.#raw;
    const text = this.#raw['#text'];
    return Array.isArray(text) ? text.join('') : typeof text === 'string' ? text : '';
  }
}

function changed(element: string, raw: Raw, change: (element: string, text: string) => string): Raw {
  if (typeof raw === 'string') return change(element, raw);
  const parts = Object.entries(raw).map(([key, value]): [string, unknown] => {
    if (key.startsWith(ATTRIBUTE)) return [key, value];
    const name = key === '#text' ? element : key;
    return [key, Array.isArray(value) ? (value as Raw[]).map((one) => changed(name, one, change)) : changedText(value)];
  });
  function changedText(value: unknown): unknown {
    return typeof value === 'string' ? change(element, value) : value;
  }
  return Object.fromEntries(parts);
}

const parsed = new Map<string, XmlElement>();
const KEPT_DOCUMENTS = 5000;

/** Parses a document and gives its root element. Elements never change, so a document met again is not parsed again. */
export function parseXml(text: string): XmlElement {
  let root = parsed.get(text);
  if (root === undefined) {
    root = parseNow(text);
    if (parsed.size >= KEPT_DOCUMENTS) parsed.clear();
    parsed.set(text, root);
  }
  return root;
}

function parseNow(text: string): XmlElement {
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new XmlError(valid.err.msg, valid.err.line);
  const document = parser.parse(text) as Record<string, Raw[]>;
  const name = Object.keys(document).find((key) => !key.startsWith('?') && key !== '#comment');
  const root = name === undefined ? undefined : document[name]?.[0];
  if (name === undefined || root === undefined) throw new XmlError('Document has no root element', 1);
  return new XmlElement(name, root);
}
