/** Contracts, case comments and list e-mails. */
import { standard } from './definition.ts';
import type { StandardObject } from './definition.ts';
import { ACTIVITY_DATE, AUDIT, DELETED, ID, OWNER, VIEWED, addressFields } from './systemFields.ts';

const CONTRACT = `${ID}
  AccountId ->Account:Account/Contracts ! "Account ID"
  Pricebook2Id ->Pricebook2:Pricebook2 "Price Book ID"
  OwnerExpirationNotice picklist(40) {15;30;45;60;90;120}
  StartDate date "Contract Start Date"
  EndDate date ro "Contract End Date"
  ${addressFields('Billing')}
  ${addressFields('Shipping')}
  ContractTerm int(4)
  ${OWNER}
  Name string(80) "Contract Name"
  Status picklist(255) ! def {Draft*;In Approval Process;Activated}
  CompanySignedId ->User:CompanySigned "Company Signed By ID"
  CompanySignedDate date
  CustomerSignedId ->Contact:CustomerSigned/ContractsSigned "Customer Signed By ID"
  CustomerSignedTitle string(40)
  CustomerSignedDate date
  SpecialTerms textarea(4000) nofilter
  ActivatedById ->User:ActivatedBy "Activated By ID"
  ActivatedDate datetime
  StatusCode picklist(40) ! ro "Status Category" {Draft;InApproval;Activated}
  Description textarea(32000) nofilter
  ${DELETED}
  Name string(80) "Contract Name"
  ContractNumber string(30) ! ro key${AUDIT}
  LastApprovedDate datetime ro
  ${ACTIVITY_DATE}${VIEWED}`;

const CASE_COMMENT = `${ID}
  ParentId ->Case:Parent/CaseComments:cascade ! co "Parent Case ID"
  IsPublished boolean ! "Published"
  CommentBody textarea(4000) "Body"${AUDIT}
  CreatorName string(121) ro "Created By"
  CreatorFullPhotoUrl string(255) ro
  CreatorSmallPhotoUrl string(255) ro
  ${DELETED}`;

const LIST_EMAIL = `${ID}
  ${OWNER}
  ${DELETED}
  Name string(255) !${AUDIT}
  Subject string(3000)
  HtmlBody textarea(384000) nofilter "HTML Body"
  TextBody textarea(384000) nofilter
  FromName string(121)
  FromAddress email ! "From Address"
  Status picklist(40) ! def {Draft*;Scheduled;In Progress;Sent;Failed}
  HasAttachment boolean !
  ScheduledDate datetime
  TotalSent int(9) ro
  CampaignId ->Campaign:Campaign/ListEmails "Campaign ID"
  IsTracked boolean !
  RelatedToId ->Account|Campaign|Case|Contact|Lead|Opportunity:RelatedTo/ListEmails "Related To ID"`;

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_contract.htm and its neighbours. */
export const SERVICE_OBJECTS: readonly StandardObject[] = [
  standard('Contract', '800', 'Contract', 'Contracts', CONTRACT, { nameField: 'ContractNumber' }),
  standard('CaseComment', '00a', 'Case Comment', 'Case Comments', CASE_COMMENT, {
    nameField: null,
    sharing: 'ControlledByParent',
  }),
  standard('ListEmail', '0XB', 'List Email', 'List Emails', LIST_EMAIL),
];
