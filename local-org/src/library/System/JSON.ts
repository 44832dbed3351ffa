/**
 * `System.JSON`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Json.htm
 */
import type { Env } from '../../abi/env.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import type { TypeToken } from '../../runtime/values/schemaTokens.ts';
import { JsonBinder, untyped } from '../support/jsonBinder.ts';
import { JsonOutput } from '../support/jsonOutput.ts';
import { JsonTokens } from '../support/jsonTokens.ts';
import { readJson } from '../support/jsonReader.ts';
import { jsonOf } from '../support/jsonTree.ts';
import { writeJson, writePretty } from '../support/jsonWriter.ts';

function deserialize(env: Env, text: string, token: TypeToken, strict: boolean): unknown {
  const { type } = env.ops.nonNull(token);
  if (/^(List|Set)</.test(type.name) && /^\s*["{\d-]/.test(text)) {
    throw apexError('System.JSONException', `Malformed JSON: Expected '[' at the beginning of List/Set`);
  }
  return new JsonBinder(env, strict).bind(readJson(text), type);
}

export const behaviour: LibraryType = {
  serialize: (env, value: unknown, suppressNulls = false) => writeJson(jsonOf(env, value, suppressNulls === true)),
  serializePretty: (env, value: unknown, suppressNulls = false) =>
    writePretty(jsonOf(env, value, suppressNulls === true)),
  deserialize: (env, text: string, type: TypeToken) => deserialize(env, text, type, false),
  deserializeStrict: (env, text: string, type: TypeToken) => deserialize(env, text, type, true),
  deserializeUntyped: (env, text: string) => untyped(env, readJson(text)),
  createGenerator: (_env, pretty: boolean) => new JsonOutput(pretty),
  createParser: (_env, text: string) => new JsonTokens(readJson(text)),
};
