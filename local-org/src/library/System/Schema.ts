/**
 * `System.Schema`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_schema.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import type { ObjectType } from '../../schema/schema.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { DescribeSObject, SObjectTypeToken } from '../../runtime/values/schemaTokens.ts';
import { NameMap } from '../support/nameMap.ts';

/** All objects by lower-case name; lookups do not mind the case. */
function globalDescribe(env: Env): NameMap {
  const { schema } = env.ports;
  const entries = schema
    .objectNames()
    .map((name): [string, unknown] => [
      name.toLowerCase(),
      new SObjectTypeToken(schema.objectType(name) as ObjectType),
    ]);
  return new NameMap(env.type('Map<String,Schema.SObjectType>'), entries);
}

function describe(env: Env, name: string): DescribeSObject {
  const object = env.ports.schema.objectType(name) as ObjectType | null;
  if (!object) throw apexError('System.InvalidParameterValueException', `Invalid sobject name: ${name}`);
  return new DescribeSObject(object);
}

export const behaviour: LibraryType = {
  getGlobalDescribe: globalDescribe,
  describeSObjects: (env, names: ApexList) =>
    new ApexList(
      env.type('List<Schema.DescribeSObjectResult>'),
      (names.items as string[]).map((name) => describe(env, name)),
    ),
};
