/** The iterator that `List.iterator()` and `Set.iterator()` give. */
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';

export class ApexIterator extends ApexObject {
  static override $type = sharedType('Iterator', 'library');
  readonly #items: readonly unknown[];
  #position = 0;

  constructor(items: readonly unknown[]) {
    super();
    this.#items = items;
  }

  hasNext(): boolean {
    return this.#position < this.#items.length;
  }

  next(): unknown {
    if (!this.hasNext()) throw apexError('System.NoSuchElementException', 'Iterator has no more elements');
    return this.#items[this.#position++];
  }
}
