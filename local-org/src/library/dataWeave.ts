/**
 * DataWeave scripts of a project as types: `new DataWeaveScriptResource.name()`. There is no engine for them: code that names a script
 * compiles, and the call that would run it is refused with the script's name.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_DataWeave.htm
 */
import type { LibraryEntry } from '../abi/libraryType.ts';
import { UnsupportedError } from '../base/unsupportedError.ts';

/** Refuses to run a script. */
export function refuseScript(name: string): never {
  throw new UnsupportedError(`DataWeave script ${name}`, 'there is no engine for DataWeave');
}

/** A type for each script. */
export function scriptEntries(names: readonly string[]): LibraryEntry[] {
  return names.map((name) => ({
    namespace: 'DataWeaveScriptResource',
    name,
    declaration: `public class ${name} extends DataWeave.Script { public ${name}(); }`,
    behaviour: { new: () => refuseScript(name) },
  }));
}
