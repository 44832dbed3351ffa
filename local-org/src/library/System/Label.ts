/**
 * `System.Label`: labels by name.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Label.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { apexError } from '../../runtime/values/apexException.ts';

function label(env: Env, name: string): string {
  const text = env.ports.schema.label(name);
  if (text === null) throw apexError('System.InvalidParameterValueException', `Label ${name} does not exist`);
  return text;
}

export const behaviour: LibraryType = {
  'get/2': (env, _namespace: string, name: string) => label(env, name),
  // Labels have no translations here: every language shows the text of the label itself.
  'get/3': (env, _namespace: string, name: string) => label(env, name),
  translationExists: () => false,
};
