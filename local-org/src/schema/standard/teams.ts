/** Account and opportunity teams, and splits: objects of orgs that have them switched on. */
import { setup, standard } from './definition.ts';
import type { StandardObject } from './definition.ts';
import { AUDIT, DELETED, ID } from './systemFields.ts';

const TEAM_ROLES =
  'Account Manager;Channel Manager;Executive Sponsor;Lead Qualifier;Pre-Sales Consultant;Sales Manager;Sales Rep';

const OPPORTUNITY_TEAM = `${ID}
  OpportunityId ->Opportunity:Opportunity/OpportunityTeamMembers:cascade ! co "Opportunity ID"
  UserId ->User:User/OpportunityTeams ! co "User ID"
  Name string(361) ro "Full Name"
  PhotoUrl url ro
  Title string(80) ro
  TeamMemberRole picklist(40) {${TEAM_ROLES}} "Member Role"
  OpportunityAccessLevel picklist(40) def {Read*;Edit;All}${AUDIT}
  ${DELETED}`;

const ACCOUNT_TEAM = `${ID}
  AccountId ->Account:Account/AccountTeamMembers:cascade ! co "Account ID"
  UserId ->User:User/AccountTeams ! co "User ID"
  TeamMemberRole picklist(40) {${TEAM_ROLES}} "Team Role"
  PhotoUrl url ro
  Title string(80) ro
  AccountAccessLevel picklist(40) def {Read*;Edit;All}
  OpportunityAccessLevel picklist(40) def {None*;Read;Edit}
  CaseAccessLevel picklist(40) def {None*;Read;Edit}
  ContactAccessLevel picklist(40) def {None*;Read;Edit}${AUDIT}
  ${DELETED}`;

const SPLIT = `${ID}
  OpportunityId ->Opportunity:Opportunity/OpportunitySplits:cascade ! co "Opportunity ID"
  ${DELETED}
  SplitOwnerId ->User:SplitOwner/OpportunitySplits ! "User ID"
  SplitPercentage percent(5,2)
  SplitNote string(255)
  SplitTypeId ->OpportunitySplitType:SplitType co "Opportunity Split Type ID"
  Split string(255) ro
  SplitAmount currency(18,2)${AUDIT}`;

const SPLIT_TYPE = `${ID}
  ${DELETED}
  DeveloperName string(80) ! "Name"
  Language picklist(40) ! def {en_US*}
  MasterLabel string(80) ! "Label"
  NamespacePrefix string(15) ro
  IsActive boolean ! "Active"
  SplitEntity picklist(40) ! co {Opportunity}
  SplitField picklist(255) ! co
  SplitDataStatus picklist(40) ! ro {Configured;Active*;InProgress;Inactive}
  IsTotalValidated boolean ! co
  Description string(255)${AUDIT}`;

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunityteammember.htm and its neighbours. */
export const TEAM_OBJECTS: readonly StandardObject[] = [
  standard('OpportunityTeamMember', '00q', 'Opportunity Team Member', 'Opportunity Team Member', OPPORTUNITY_TEAM, {
    sharing: 'ControlledByParent',
  }),
  standard('AccountTeamMember', '01M', 'Account Team Member', 'Account Team Member', ACCOUNT_TEAM, {
    nameField: null,
    sharing: 'ControlledByParent',
  }),
  standard('OpportunitySplit', '1OS', 'Opportunity Split', 'Opportunity Splits', SPLIT, {
    nameField: 'Split',
    sharing: 'ControlledByParent',
  }),
  setup('OpportunitySplitType', '1ST', 'Opportunity Split Type', 'Opportunity Split Types', SPLIT_TYPE, {
    nameField: 'MasterLabel',
  }),
];
