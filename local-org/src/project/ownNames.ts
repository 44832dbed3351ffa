/** The names that components of a project declare: those that carry the prefix of its namespace. */
import { prefixed } from '../base/nameScope.ts';
import type { ObjectMetadata, ProjectModel } from './model.ts';

const NAME = /(?<![\w])[A-Za-z]\w*?__(?:c|r|e|mdt|x|b|Share|History|Feed|ChangeEvent|pc|pr)\b/gi;

/** Elements for people, or of data: whatever stands there is no name. */
const PROSE = new Set(
  `label pluralLabel masterLabel description inlineHelpText errorMessage value helpText content text title message
  startsWith fullNameLabel relationshipLabel`.split(/\s+/),
);

/** Knows the custom objects, fields and relationships of a project. */
export class OwnNames {
  readonly #namespace: string;
  readonly #names = new Set<string>();

  constructor(model: ProjectModel, namespace: string) {
    this.#namespace = namespace;
    for (const object of model.objects) this.#addObject(object);
  }

  #addObject({ fullName, xml, fields }: ObjectMetadata): void {
    const own = /^(\w+)__(c|e|mdt|x|b)$/i.exec(fullName);
    if (own && xml !== null) {
      this.#add(fullName);
      for (const suffix of ['Share', 'History', 'Feed', 'ChangeEvent']) this.#add(`${own[1]}__${suffix}`);
    }
    for (const field of fields) {
      if (!field.fullName.endsWith('__c')) continue;
      this.#add(field.fullName);
      this.#add(field.fullName.replace(/__c$/, '__r'));
      const children = field.xml.text('relationshipName');
      if (children !== null) this.#add(`${children}__r`);
    }
  }

  #add(name: string): void {
    this.#names.add(name.toLowerCase());
  }

  /** A name with the prefix of the namespace, where it is one of the project's. */
  name(name: string): string {
    return this.#names.has(name.toLowerCase()) ? prefixed(this.#namespace, name) : name;
  }

  /** A text with every such name in it. */
  text(text: string): string {
    return text.includes('__') ? text.replace(NAME, (name) => this.name(name)) : text;
  }

  /** The text of an element of metadata. */
  element(element: string, text: string): string {
    if (element === 'relationshipName') return text === '' ? text : prefixed(this.#namespace, text);
    return PROSE.has(element) ? text : this.text(text);
  }
}
