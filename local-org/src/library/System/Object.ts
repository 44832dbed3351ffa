/**
 * What every Apex value has: `equals`, `hashCode`, `toString`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_object_methods.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { hashOf, valuesEqual } from '../../runtime/values/equality.ts';

/** A shallow copy of an instance of an Apex class. */
function clone(self: object): object {
  return Object.assign(Object.create(Object.getPrototypeOf(self) as object) as object, self);
}

export const behaviour: LibraryType = {
  clone: (_env, self: object) => clone(self),
  equals: (_env, self: unknown, other: unknown) => valuesEqual(self, other),
  hashCode: (_env, self: unknown) => hashOf(self),
  toString: (env: Env, self: unknown) => env.ops.text(self),
};
