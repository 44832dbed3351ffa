import { XMLParser } from 'fast-xml-parser';

/** A parsed metadata element: text, or child elements by name (always lists). */
export interface XmlElement {
  readonly [child: string]: readonly (XmlElement | string)[];
}

const parser = new XMLParser({
  ignoreDeclaration: true,
  parseTagValue: false,
  trimValues: true,
  ignoreAttributes: true,
  isArray: () => true,
});

/** Parses a metadata file and returns its root element. */
export function parseMetadata(xml: Uint8Array | string): XmlElement {
  const text = typeof xml === 'string' ? xml : new TextDecoder().decode(xml);
  const roots = Object.values(parser.parse(text) as Record<string, unknown[]>);
  const root = roots[0]?.[0];
  return typeof root === 'object' && root !== null ? (root as XmlElement) : {};
}

/** The texts of all children with that name. */
export function texts(element: XmlElement | undefined, name: string): string[] {
  return (element?.[name] ?? []).filter((child): child is string => typeof child === 'string');
}

/** The text of the first child with that name, or null. */
export function text(element: XmlElement | undefined, name: string): string | null {
  return texts(element, name)[0] ?? null;
}

/** The child elements with that name. */
export function children(element: XmlElement | undefined, name: string): XmlElement[] {
  return (element?.[name] ?? []).filter((child): child is XmlElement => typeof child === 'object');
}

/** The first child element with that name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return children(element, name)[0];
}
