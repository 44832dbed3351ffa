/**
 * `Database.Error`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database_error.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { DatabaseError } from '../support/dmlResults.ts';

export const behaviour: LibraryType = {
  getFields: (env, self: DatabaseError) => new ApexList(env.type('List<String>'), [...self.fields]),
  getMessage: (_env, self: DatabaseError) => self.message,
  getStatusCode: (env, self: DatabaseError) => env.enumValueOf('StatusCode', self.statusCode),
  restore: (_env, statusCode: string, message: string, fields: string) =>
    new DatabaseError({ statusCode, message, fields: JSON.parse(fields) as string[] }),
};
