/**
 * `System.Label`: labels by name.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Label.htm
 */
import { qualified } from '../../base/nameScope.ts';
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { apexError } from '../../runtime/values/apexException.ts';

function label(env: Env, name: string): string {
  const text = env.ports.schema.label(name);
  if (text === null) throw apexError('System.InvalidParameterValueException', `Label ${name} does not exist`);
  return text;
}

function labelOf(env: Env, namespace: string | null, name: string): string {
  return label(env, qualified(namespace || env.ports.schema.names.current, name));
}

export const behaviour: LibraryType = {
  'get/2': (env, namespace: string | null, name: string) => labelOf(env, namespace, name),
  // Labels have no translations here: every language shows the text of the label itself.
  'get/3': (env, namespace: string | null, name: string) => labelOf(env, namespace, name),
  translationExists: () => false,
};
