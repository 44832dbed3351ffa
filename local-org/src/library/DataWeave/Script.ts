/**
 * `DataWeave.Script`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_DataWeave_Script.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { refuseScript } from '../dataWeave.ts';

export const behaviour: LibraryType = {
  'createScript/1': (_env, name: string) => refuseScript(name),
  'createScript/2': (_env, namespace: string, name: string) => refuseScript(`${namespace}.${name}`),
};
