/**
 * `System.UUID`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_UUID.htm
 */
import { randomUUID } from 'node:crypto';
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { hashText } from '../../runtime/values/equality.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';

class Uuid extends ApexObject {
  static override $type = sharedType('UUID', 'library');
  readonly text: string;

  constructor(text: string) {
    super();
    this.text = text;
  }

  override equalityKey(): string {
    return `uuid ${this.text}`;
  }

  override savedState(): readonly unknown[] {
    return [this.text];
  }

  override toString(): string {
    return this.text;
  }
}

function fromString(text: string): Uuid {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) {
    throw apexError('System.IllegalArgumentException', `Invalid UUID string: ${text}`);
  }
  return new Uuid(text.toLowerCase());
}

export const behaviour: LibraryType = {
  randomUUID: () => new Uuid(randomUUID()),
  fromString: (_env, text: string) => fromString(text),
  equals: (env, self: Uuid, other: unknown) => env.ops.equal(self, other),
  hashCode: (_env, self: Uuid) => hashText(self.text),
  toString: (_env: Env, self: Uuid) => self.text,
  restore: (_env, text: string) => new Uuid(text),
};
