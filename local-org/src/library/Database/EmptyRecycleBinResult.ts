/**
 * `Database.EmptyRecycleBinResult`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database_EmptyRecycleBinResult.htm
 */
export { behaviour } from './DeleteResult.ts';
