/**
 * `System.Collator`: texts in the order of the running user's language.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Collator.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';

class Collator extends ApexObject {
  static override $type = sharedType('Collator', 'library');
  readonly #order: Intl.Collator;

  constructor(locale: string) {
    super();
    this.#order = new Intl.Collator(locale.replaceAll('_', '-'));
  }

  /** Nulls come first. */
  compare(a: string | null, b: string | null): number {
    if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
    return Math.sign(this.#order.compare(a, b));
  }
}

export const behaviour: LibraryType = {
  getInstance: (env) => new Collator(env.ports.session.locale()),
  compare: (_env, self: Collator, a: string | null, b: string | null) => self.compare(a, b),
};
