/**
 * `System.Exception` and the methods its descendants share.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_exception_methods.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import type { ObjectType } from '../../schema/schema.ts';
import { ApexException, apexError } from '../../runtime/values/apexException.ts';
import type { DmlRowError } from '../../runtime/values/apexException.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { SObjectFieldToken } from '../../runtime/values/schemaTokens.ts';

function row(self: ApexException, index: number): DmlRowError {
  const found = self.rows[index];
  if (!found) throw apexError('System.ListException', `List index out of bounds: ${index}`);
  return found;
}

function initCause(self: ApexException, cause: ApexException): void {
  if (self.cause !== null) throw apexError('System.IllegalArgumentException', 'The cause has already been set.');
  self.cause = cause;
}

function dmlFields(env: Env, self: ApexException, index: number): ApexList {
  const { fields, id } = row(self, index);
  const object = id === null ? null : (env.ports.schema.objectByKeyPrefix(id.slice(0, 3)) as ObjectType | null);
  const tokens = fields.flatMap((name) => {
    const field = object?.fields.get(name);
    return object && field ? [new SObjectFieldToken(object, field)] : [];
  });
  return new ApexList(env.type('List<Schema.SObjectField>'), tokens);
}

/** Trace of the exception and of what caused it. */
function stackTrace(env: Env, self: ApexException): string {
  const own = env.stackTrace(self).text;
  return self.cause === null ? own : `${own}\nCaused by\n${env.stackTrace(self.cause).text}`;
}

export const behaviour: LibraryType = {
  'new/0': () => new ApexException(),
  'new(String)': (_env, message: string | null) => new ApexException(message),
  'new(Exception)': (_env, cause: ApexException | null) => new ApexException(null, cause),
  'new/2': (_env, message: string | null, cause: ApexException | null) => new ApexException(message, cause),
  getCause: (_env, self: ApexException) => self.cause,
  getLineNumber: (env, self: ApexException) => env.stackTrace(self).line,
  getMessage: (_env, self: ApexException) => self.text,
  getStackTraceString: stackTrace,
  getTypeName: (_env, self: ApexException) => self.typeName,
  initCause: (_env, self: ApexException, cause: ApexException) => initCause(self, cause),
  setMessage: (_env, self: ApexException, message: string | null) => self.setText(message),
  toString: (env: Env, self: ApexException) => env.ops.text(self),
  getNumDml: (_env, self: ApexException) => self.rows.length,
  getDmlIndex: (_env, self: ApexException, index: number) => row(self, index).index,
  getDmlId: (_env, self: ApexException, index: number) => row(self, index).id,
  getDmlMessage: (_env, self: ApexException, index: number) => row(self, index).message,
  getDmlStatusCode: (_env, self: ApexException, index: number) => row(self, index).statusCode,
  getDmlType: (env, self: ApexException, index: number) => env.enumValueOf('StatusCode', row(self, index).statusCode),
  getDmlFieldNames: (env, self: ApexException, index: number) =>
    new ApexList(env.type('List<String>'), [...row(self, index).fields]),
  getDmlFields: dmlFields,
};
