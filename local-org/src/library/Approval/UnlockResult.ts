/**
 * `Approval.UnlockResult`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Approval_UnlockResult.htm
 */
export { behaviour } from '../Database/SaveResult.ts';
