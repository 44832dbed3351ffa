/**
 * `System.JSONParser`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_JsonParser.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryFunction, LibraryType } from '../../abi/libraryType.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import type { TypeToken } from '../../runtime/values/schemaTokens.ts';
import { JsonBinder } from '../support/jsonBinder.ts';
import type { JsonTokens, Token } from '../support/jsonTokens.ts';

function tokenOf(env: Env, token: Token | null): unknown {
  return token === null ? null : env.enumValueOf('JSONToken', token.kind);
}

function next(env: Env, self: JsonTokens): unknown {
  self.position++;
  return tokenOf(env, self.current);
}

function nextValue(env: Env, self: JsonTokens): unknown {
  do self.position++;
  while (self.current?.kind === 'FIELD_NAME');
  return tokenOf(env, self.current);
}

function current(self: JsonTokens): Token {
  if (!self.current) throw apexError('System.JSONException', 'No current token');
  return self.current;
}

function typed(typeName: string): LibraryFunction {
  return (env, self: JsonTokens) => new JsonBinder(env, false).bind(current(self).node, env.type(typeName));
}

/** Reads the value that begins here and moves to its end. */
function readValueAs(env: Env, self: JsonTokens, type: TypeToken, strict: boolean): unknown {
  const token = current(self);
  const value = new JsonBinder(env, strict).bind(token.node, type.type);
  self.position = token.end;
  return value;
}

export const behaviour: LibraryType = {
  clearCurrentToken: (_env, self: JsonTokens) => void (self.cleared = self.current),
  getLastClearedToken: (env, self: JsonTokens) => tokenOf(env, self.cleared),
  getCurrentName: (_env, self: JsonTokens) => self.current?.name ?? null,
  getCurrentToken: (env, self: JsonTokens) => tokenOf(env, self.current),
  hasCurrentToken: (_env, self: JsonTokens) => self.current !== null,
  getText: (_env, self: JsonTokens) => self.current?.text ?? null,
  nextToken: next,
  nextValue,
  skipChildren: (_env, self: JsonTokens) => void (self.position = current(self).end),
  getBlobValue: typed('Blob'),
  getBooleanValue: typed('Boolean'),
  getDateValue: typed('Date'),
  getDateTimeValue: typed('Datetime'),
  getDecimalValue: typed('Decimal'),
  getDoubleValue: typed('Double'),
  getIdValue: typed('Id'),
  getIntegerValue: typed('Integer'),
  getLongValue: typed('Long'),
  getTimeValue: typed('Time'),
  readValueAs: (env, self: JsonTokens, type: TypeToken) => readValueAs(env, self, type, false),
  readValueAsStrict: (env, self: JsonTokens, type: TypeToken) => readValueAs(env, self, type, true),
};
