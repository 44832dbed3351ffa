/**
 * `System.Version`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_version.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';

class Version extends ApexObject {
  static override $type = sharedType('Version', 'library');
  readonly parts: readonly number[];

  constructor(parts: readonly number[]) {
    super();
    this.parts = parts;
  }

  override savedState(): readonly unknown[] {
    return this.parts;
  }

  override equalityKey(): string {
    return `version ${this.parts.join('.')}`;
  }
}

function compare(a: Version, b: Version): number {
  for (let index = 0; index < 3; index++) {
    const difference = (a.parts[index] ?? 0) - (b.parts[index] ?? 0);
    if (difference !== 0) return difference < 0 ? -1 : 1;
  }
  return 0;
}

export const behaviour: LibraryType = {
  new: (_env, ...parts: number[]) => new Version(parts),
  compareTo: (_env, self: Version, other: Version) => compare(self, other),
  major: (_env, self: Version) => self.parts[0] ?? null,
  minor: (_env, self: Version) => self.parts[1] ?? null,
  patch: (_env, self: Version) => self.parts[2] ?? null,
  restore: (_env, ...parts: number[]) => new Version(parts),
};
