/** Describe results answer to every getter as a property as well: `describe.isCustom()` is `describe.Custom`. */
import type { LibraryType } from '../../abi/libraryType.ts';

/** A behaviour with a property beside each of its `getX` and `isX`. */
export function withProperties(behaviour: LibraryType): LibraryType {
  const properties = Object.entries(behaviour).flatMap(([name, member]) => {
    const property = /^(?:get|is)([A-Z]\w*)$/.exec(name)?.[1];
    return property === undefined ? [] : [[`get ${property}`, member] as const];
  });
  return { ...Object.fromEntries(properties), ...behaviour };
}
