/** Gathers the parts of one object, from one big file or from many small ones. */
import type { Component, FieldMetadata, ObjectMetadata } from './model.ts';
import type { XmlElement } from './xml.ts';

/** Elements of an .object file that are components of their own. */
const CHILDREN: Readonly<Record<string, string>> = {
  fields: 'CustomField',
  recordTypes: 'RecordType',
  validationRules: 'ValidationRule',
  fieldSets: 'FieldSet',
  listViews: 'ListView',
  compactLayouts: 'CompactLayout',
  sharingReasons: 'SharingReason',
};

/** The parts of one object. */
export class ObjectParts {
  readonly #fullName: string;
  #file: string;
  #xml: XmlElement | null = null;
  readonly #children = new Map<string, Component[]>();

  constructor(fullName: string, file: string) {
    this.#fullName = fullName;
    this.#file = file;
  }

  addChild(type: string, component: Component): void {
    const list = this.#children.get(type) ?? [];
    list.push(component);
    this.#children.set(type, list);
  }

  /** Takes an object file; gives the components that were inside it. */
  addObject(xml: XmlElement, file: string): Component[] {
    this.#xml = xml;
    this.#file = file;
    const inside: Component[] = [];
    for (const [element, type] of Object.entries(CHILDREN)) {
      for (const part of xml.all(element)) {
        const fullName = part.text('fullName');
        if (fullName === null) continue;
        this.addChild(type, { type, fullName, namespace: '', file, xml: part });
        inside.push({ type, fullName: `${this.#fullName}.${fullName}`, namespace: '', file, xml: part });
      }
    }
    return inside;
  }

  build(): ObjectMetadata {
    return {
      fullName: this.#fullName,
      file: this.#file,
      xml: this.#xml,
      fields: this.#of('CustomField').map((part): FieldMetadata => ({
        fullName: part.xml!.text('fullName') ?? part.fullName,
        file: part.file,
        xml: part.xml!,
      })),
      recordTypes: this.#of('RecordType'),
      validationRules: this.#of('ValidationRule'),
      fieldSets: this.#of('FieldSet'),
      listViews: this.#of('ListView'),
      compactLayouts: this.#of('CompactLayout'),
      sharingReasons: this.#of('SharingReason'),
    };
  }

  #of(type: string): Component[] {
    return this.#children.get(type) ?? [];
  }
}
