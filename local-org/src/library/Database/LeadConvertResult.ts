/**
 * `Database.LeadConvertResult`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database_leadconvertresult.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { errorList } from '../support/dmlResults.ts';
import type { LeadConvertResult } from '../support/leadConversion.ts';

export const behaviour: LibraryType = {
  isSuccess: (_env, self: LeadConvertResult) => self.result.success,
  getLeadId: (_env, self: LeadConvertResult) => self.result.leadId,
  getAccountId: (_env, self: LeadConvertResult) => self.result.accountId,
  getContactId: (_env, self: LeadConvertResult) => self.result.contactId,
  getOpportunityId: (_env, self: LeadConvertResult) => self.result.opportunityId,
  // Only leads that become person accounts with a company have one.
  getRelatedPersonAccountId: () => null,
  getErrors: (env, self: LeadConvertResult) => errorList(env, self.result.errors),
};
