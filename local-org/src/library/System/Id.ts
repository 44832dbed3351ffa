/**
 * `System.Id`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_id.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import type { ObjectType } from '../../schema/schema.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { restoreIdCase, toId } from '../../runtime/values/recordId.ts';
import { SObjectTypeToken } from '../../runtime/values/schemaTokens.ts';

function typeOfId(env: Env, id: string): SObjectTypeToken {
  const object = env.ports.schema.objectByKeyPrefix(id.slice(0, 3)) as ObjectType | null;
  if (!object) throw apexError('System.SObjectException', `No object for id ${id}`);
  return new SObjectTypeToken(object);
}

export const behaviour: LibraryType = {
  'valueOf/1': (_env, text: string | null) => {
    if (text === null) throw apexError('System.NullPointerException', 'Argument cannot be null.');
    return toId(text);
  },
  'valueOf/2': (_env, text: string, restoreCasing: boolean) =>
    toId(restoreCasing ? (restoreIdCase(text) ?? text) : text),
  getSObjectType: typeOfId,
  to15: (_env, self: string) => self.slice(0, 15),
};
