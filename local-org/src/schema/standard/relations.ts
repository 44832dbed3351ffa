/** Who takes part in accounts, opportunities, cases and campaigns. */
import { setup, standard } from './definition.ts';
import type { StandardObject } from './definition.ts';
import { AUDIT, DELETED, ID, OWNER, VIEWED } from './systemFields.ts';

const ACCOUNT_ROLES =
  'Business User;Decision Maker;Economic Buyer;Economic Decision Maker;Evaluator;Executive Sponsor;Influencer;Technical Buyer;Other';

const CAMPAIGN_MEMBER = `${ID}
  ${DELETED}
  CampaignId ->Campaign:Campaign/CampaignMembers:cascade ! co "Campaign ID"
  LeadId ->Lead:Lead/CampaignMembers:cascade co "Lead ID"
  ContactId ->Contact:Contact/CampaignMembers:cascade co "Contact ID"
  Status picklist(40) def {Sent*;Responded}
  HasResponded boolean ! ro "Responded"${AUDIT}
  FirstRespondedDate date ro
  Salutation string(40) ro
  Name string(121) ro
  FirstName string(40) ro
  LastName string(80) ro
  Title string(128) ro
  Street textarea(255) ro
  City string(40) ro
  State string(80) ro
  PostalCode string(20) ro
  Country string(80) ro
  Email email ro
  Phone phone ro
  Fax phone ro
  MobilePhone phone ro
  Description textarea(32000) ro nofilter
  DoNotCall boolean ! ro
  HasOptedOutOfEmail boolean ! ro "Email Opt Out"
  HasOptedOutOfFax boolean ! ro "Fax Opt Out"
  LeadSource picklist(255) ro
  CompanyOrAccount string(255) ro "Company (Account)"
  Type picklist(40) ro {Lead;Contact}
  LeadOrContactId ->Contact|Lead:LeadOrContact ro
  LeadOrContactOwnerId ->Group|User:LeadOrContactOwner ro
  RecordTypeId ->RecordType:RecordType def "Record Type ID"`;

const MEMBER_STATUS = `${ID}
  ${DELETED}
  Label string(765) !
  CampaignId ->Campaign:Campaign/CampaignMemberStatuses:cascade ! co "Campaign ID"
  SortOrder int(9)
  IsDefault boolean !
  HasResponded boolean ! "Responded"${AUDIT}`;

const CONTACT_RELATION = `${ID}
  AccountId ->Account:Account/AccountContactRelations:cascade ! co "Account ID"
  ContactId ->Contact:Contact/AccountContactRelations:cascade ! co "Contact ID"
  Roles multipicklist(4099) {${ACCOUNT_ROLES}}
  IsDirect boolean ! ro "Direct"
  IsActive boolean ! def =true "Active"
  StartDate date
  EndDate date${AUDIT}
  ${DELETED}`;

/** A role that a contact plays for a parent. */
function contactRole(parent: string, relationship: string, children: string, contactChildren: string): string {
  return `${ID}
  ${parent}Id ->${relationship}:${parent}/${children}:cascade ! co "${relationship} ID"
  ContactId ->Contact:Contact/${contactChildren}:cascade ! "Contact ID"
  Role picklist(255) {${ACCOUNT_ROLES}}
  IsPrimary boolean ! "Primary"${AUDIT}
  ${DELETED}`;
}

const COMPETITOR = `${ID}
  OpportunityId ->Opportunity:Opportunity/OpportunityCompetitors:cascade ! co "Opportunity ID"
  CompetitorName string(40)
  Strengths textarea(1000)
  Weaknesses textarea(1000)${AUDIT}
  ${DELETED}`;

const PARTNER = `${ID}
  OpportunityId ->Opportunity:Opportunity/Partners:cascade co "Opportunity ID"
  AccountFromId ->Account:AccountFrom/PartnersFrom:cascade co "Account From ID"
  AccountToId ->Account:AccountTo/PartnersTo:cascade ! co "Account To ID"
  Role picklist(40) {System Integrator;Agency;Advertiser;VAR/Reseller;Distributor;Developer;Broker;Lender;Supplier;Institution;Contractor;Dealer;Consultant}
  IsPrimary boolean ! "Primary"${AUDIT}
  ${DELETED}
  ReversePartnerId ->Partner:ReversePartner ro`;

const CASE_TEAM_MEMBER = `${ID}
  ParentId ->Case:Parent/TeamMembers:cascade ! co "Case ID"
  MemberId ->Contact|User:Member ! co "Member ID"
  TeamTemplateMemberId string(18) ro
  TeamRoleId ->CaseTeamRole:TeamRole/TeamMembers ! "Team Role ID"
  TeamTemplateId string(18) ro${AUDIT}`;

const CASE_TEAM_ROLE = `${ID}
  Name string(80) ! "Member Role"
  AccessLevel picklist(40) ! {None;Read;Edit} "Case Access"
  PreferencesVisibleInCSP boolean !${AUDIT}`;

const SOLUTION = `${ID}
  ${DELETED}
  SolutionNumber string(30) ! ro key
  SolutionName string(255) ! "Title"
  IsPublished boolean ! "Public"
  IsPublishedInPublicKb boolean !
  Status picklist(40) ! def {Draft*;Reviewed;Duplicate}
  IsReviewed boolean ! ro "Reviewed"
  SolutionNote textarea(32000) nofilter "Description"
  OwnerId ->User:Owner ! def "Owner ID"${AUDIT}
  TimesUsed int(9) ! ro "Num Related Cases"${VIEWED}
  IsHtml boolean ! ro`;

const CASE_SOLUTION = `${ID}
  CaseId ->Case:Case/CaseSolutions:cascade ! co "Case ID"
  SolutionId ->Solution:Solution/CaseSolutions:cascade ! co "Solution ID"
  CreatedById ->User:CreatedBy ! ro
  CreatedDate datetime ! ro
  SystemModstamp datetime ! ro
  ${DELETED}`;

/** A way to reach a person or an account, `lines` of its own. */
function contactPoint(lines: string): string {
  return `${ID}
  ${OWNER}
  ${DELETED}${AUDIT}${VIEWED}
  ParentId ->Account|Individual:Parent "Parent ID"
  ActiveFromDate date
  ActiveToDate date
  BestTimeToContactEndTime time
  BestTimeToContactStartTime time
  BestTimeToContactTimezone picklist(40)
  IsPrimary boolean !
  ${lines}`;
}

const POINT_ADDRESS = contactPoint(`Name string(255) !
  ContactPointPhoneId ->ContactPointPhone:ContactPointPhone/ContactPointAddresses
  Street textarea(255)
  City string(40)
  State string(80)
  PostalCode string(20)
  Country string(80)
  Latitude double(18,15)
  Longitude double(18,15)
  ContactPointPhoneId ->ContactPointPhone:ContactPointPhone "Contact Point Phone ID"
  AddressType picklist(40) {Billing;Shipping}
  IsDefault boolean !
  IsThirdPartyAddress boolean !
  PreferenceRank int(9)
  UsageType picklist(255) {Home;Work;Temp}`);

const POINT_EMAIL = contactPoint(`EmailAddress email !
  EmailDomain string(255)
  EmailMailBox string(255)
  EmailLatestBounceDateTime datetime
  EmailLatestBounceReasonText string(255)
  PreferenceRank int(9)
  UsageType picklist(255) {Home;Work;Temp}`);

const POINT_PHONE = contactPoint(`TelephoneNumber string(40) !
  AreaCode string(10)
  ExtensionNumber string(10)
  FormattedInternationalPhoneNumber string(50) ro
  FormattedNationalPhoneNumber string(50) ro
  IsFaxCapable boolean !
  IsPersonalPhone boolean !
  IsSmsCapable boolean !
  PhoneType picklist(255) {Home;Mobile;Work;Other}
  PreferenceRank int(9)
  UsageType picklist(255) {Home;Work;Temp}`);

const DETAIL = { nameField: null, sharing: 'ControlledByParent', triggerable: false } as const;

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_campaignmember.htm and its neighbours. */
export const RELATION_OBJECTS: readonly StandardObject[] = [
  standard('CampaignMember', '00v', 'Campaign Member', 'Campaign Members', CAMPAIGN_MEMBER, {
    sharing: 'ControlledByParent',
  }),
  standard('CampaignMemberStatus', '01Y', 'Campaign Member Status', 'Campaign Member Statuses', MEMBER_STATUS, {
    ...DETAIL,
    nameField: 'Label',
  }),
  standard(
    'AccountContactRelation',
    '07k',
    'Account Contact Relationship',
    'Account Contact Relationship',
    CONTACT_RELATION,
    {
      ...DETAIL,
      triggerable: true,
    },
  ),
  standard(
    'AccountContactRole',
    '02Z',
    'Account Contact Role',
    'Account Contact Role',
    contactRole('Account', 'Account', 'AccountContactRoles', 'AccountContactRoles'),
    DETAIL,
  ),
  standard(
    'ContractContactRole',
    '02a',
    'Contract Contact Role',
    'Contract Contact Role',
    contactRole('Contract', 'Contract', 'ContractContactRoles', 'ContractContactRoles'),
    DETAIL,
  ),
  standard(
    'CaseContactRole',
    '03j',
    'Case Contact Role',
    'Case Contact Role',
    contactRole('Cases', 'Case', 'CaseContactRoles', 'CaseContactRoles').replace('  IsPrimary boolean ! "Primary"', ''),
    DETAIL,
  ),
  standard('OpportunityCompetitor', '00J', 'Opportunity: Competitor', 'Opportunity: Competitor', COMPETITOR, DETAIL),
  standard('Partner', '00I', 'Partner', 'Partner', PARTNER, { nameField: null, triggerable: false }),
  standard('CaseTeamMember', '0B8', 'Case Team Member', 'Case Team Member', CASE_TEAM_MEMBER, DETAIL),
  setup('CaseTeamRole', '0B7', 'Case Team Member Role', 'Case Team Member Role', CASE_TEAM_ROLE),
  standard('Solution', '501', 'Solution', 'Solutions', SOLUTION, { nameField: 'SolutionName' }),
  standard('CaseSolution', '010', 'Case Solution', 'Case Solution', CASE_SOLUTION, DETAIL),
  standard('ContactPointAddress', '8lW', 'Contact Point Address', 'Contact Point Addresses', POINT_ADDRESS),
  standard('ContactPointEmail', '9Vl', 'Contact Point Email', 'Contact Point Emails', POINT_EMAIL, {
    nameField: 'EmailAddress',
  }),
  standard('ContactPointPhone', '0ow', 'Contact Point Phone', 'Contact Point Phones', POINT_PHONE, {
    nameField: 'TelephoneNumber',
  }),
];
