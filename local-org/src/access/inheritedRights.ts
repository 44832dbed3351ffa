/**
 * Objects that no profile mentions: their rights follow from those to other objects, or everybody has them.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_objectpermissions.htm
 */

/** Objects by the one whose rights they follow: who may edit it may make, change and delete them. */
const FOLLOWED: Readonly<Record<string, string>> = {
  AccountContactRelation: 'Account',
  AccountContactRole: 'Account',
  AccountTeamMember: 'Account',
  CampaignMember: 'Campaign',
  CampaignMemberStatus: 'Campaign',
  CaseComment: 'Case',
  CaseContactRole: 'Case',
  CaseSolution: 'Case',
  CaseTeamMember: 'Case',
  ContractContactRole: 'Contract',
  OpportunityCompetitor: 'Opportunity',
  OpportunityContactRole: 'Opportunity',
  OpportunityHistory: 'Opportunity',
  OpportunityLineItem: 'Opportunity',
  OpportunitySplit: 'Opportunity',
  OpportunityTeamMember: 'Opportunity',
  OrderItem: 'Order',
  Partner: 'Account',
  PricebookEntry: 'Pricebook2',
  Quote: 'Opportunity',
  QuoteLineItem: 'Opportunity',
};

/** The object whose rights another follows; null where it has its own. */
export function followedObject(name: string): string | null {
  return FOLLOWED[name] ?? null;
}

/** Objects that every user may read and write; sharing decides about records. */
const OPEN = new Set([
  'Attachment',
  'CollaborationGroup',
  'CollaborationGroupMember',
  'ContentDistribution',
  'ContentDocument',
  'ContentDocumentLink',
  'ContentVersion',
  'DuplicateRecordItem',
  'DuplicateRecordSet',
  'EmailMessage',
  'EmailMessageRelation',
  'FeedComment',
  'FeedItem',
  'ListEmail',
  'Note',
  'Topic',
  'TopicAssignment',
  'UserAppInfo',
]);

/** Whether every user may read and write the object. */
export function isOpenToAll(name: string): boolean {
  return OPEN.has(name);
}

/** Activities: the system permission that makes them visible, and the one that makes them writable. */
export const ACTIVITIES: Readonly<Record<string, { readonly read: string; readonly write: string }>> = {
  Event: { read: 'ActivitiesAccess', write: 'EditEvent' },
  Task: { read: 'ActivitiesAccess', write: 'EditTask' },
};

/** Fields that are closed to everybody who was not given them: those of Data.com. */
const CLOSED_FIELDS = new Set(
  [
    ...['CleanStatus', 'DunsNumber', 'Jigsaw', 'NaicsCode', 'NaicsDesc', 'Tradestyle', 'YearStarted'].map(
      (name) => `Account.${name}`,
    ),
    ...['CleanStatus', 'Jigsaw'].map((name) => `Contact.${name}`),
    ...['CleanStatus', 'CompanyDunsNumber', 'Jigsaw'].map((name) => `Lead.${name}`),
  ].map((name) => name.toLowerCase()),
);

/** Whether a standard field is hidden from those who were not given it. */
export function isClosedField(objectName: string, fieldName: string): boolean {
  return CLOSED_FIELDS.has(`${objectName}.${fieldName}`.toLowerCase());
}
