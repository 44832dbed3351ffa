/**
 * What every Apex value has: `equals`, `hashCode`, `toString`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_object_methods.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { hashOf, valuesEqual } from '../../runtime/values/equality.ts';

export const behaviour: LibraryType = {
  equals: (_env, self: unknown, other: unknown) => valuesEqual(self, other),
  hashCode: (_env, self: unknown) => hashOf(self),
  toString: (env: Env, self: unknown) => env.ops.text(self),
};
