/** Conversions of collection members that only the collection's run-time type tells. */
import type { ApexMap } from '../../runtime/values/collections.ts';
import { ApexList, ApexSet } from '../../runtime/values/collections.ts';
import { normalizeId } from '../../runtime/values/recordId.ts';

type Typed = ApexList | ApexSet | ApexMap;

/** Text that goes into a collection of Ids takes the 18-character form. */
export function memberOf(collection: Typed, value: unknown): unknown {
  if (typeof value !== 'string' || value.length !== 15) return value;
  return collection.$type.args[0]?.name === 'Id' ? (normalizeId(value) ?? value) : value;
}

/** The members of a List or Set argument. */
export function membersOf(collection: unknown): unknown[] {
  if (collection instanceof ApexList) return [...collection.items];
  if (collection instanceof ApexSet) return collection.members();
  throw new TypeError('Cannot read properties of null');
}
