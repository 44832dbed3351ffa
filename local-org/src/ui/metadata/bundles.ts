import type { BundleModel } from './pageModel.ts';
import { child, children, parseMetadata, text, texts } from './xml.ts';

/** Configuration of a bundle: the model for pages plus the type of each property by target. */
export interface BundleConfiguration extends BundleModel {
  readonly properties: ReadonlyMap<string, ReadonlyMap<string, PropertyType>>;
}

/** A design-time property of `targetConfig`. */
export interface PropertyType {
  readonly type: string;
  readonly defaultValue: string | null;
}

/**
 * Reads `<bundle>.js-meta.xml`.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-configuration-tags.html
 */
export function readBundle(name: string, xml: Uint8Array): BundleConfiguration {
  const root = parseMetadata(xml);
  const attributes = (key: string, source: string): string | null =>
    new RegExp(`\\s${key}\\s*=\\s*"([^"]*)"`).exec(source)?.[1] ?? null;
  const properties = new Map<string, Map<string, PropertyType>>();
  const source = new TextDecoder().decode(xml).replace(/<!--[\s\S]*?-->/g, '');
  for (const [, head = '', body = ''] of source.matchAll(/<targetConfig\s([^>]*)>([\s\S]*?)<\/targetConfig>/g)) {
    const typed = new Map<string, PropertyType>();
    for (const [, tag = ''] of body.matchAll(/<property(\s[^>]*?)\/?>/g)) {
      const property = attributes('name', tag);
      if (property)
        typed.set(property, { type: attributes('type', tag) ?? 'String', defaultValue: attributes('default', tag) });
    }
    for (const target of (attributes('targets', ` ${head}`) ?? '').split(',')) properties.set(target.trim(), typed);
  }
  const objects = children(child(root, 'targetConfigs'), 'targetConfig').flatMap((config) =>
    texts(child(config, 'objects'), 'object'),
  );
  return {
    name,
    label: text(root, 'masterLabel') ?? name,
    exposed: text(root, 'isExposed') === 'true',
    targets: texts(child(root, 'targets'), 'target'),
    objects,
    properties,
  };
}

/** Turns the text of a component property into the value its declared type asks for. */
export function typedValue(value: string, type: string): unknown {
  if (type === 'Boolean') return value === 'true';
  if (type === 'Integer') return Number(value);
  return value;
}
