/** Accounts, contacts, opportunities, products, leads, cases and campaigns. */
import { ACTIVITY_OBJECTS } from './activities.ts';
import { standard } from './definition.ts';
import type { StandardObject } from './definition.ts';
import { SERVICE_OBJECTS } from './service.ts';
import { ACTIVITY_DATE, AUDIT, DELETED, ID, OWNER, OWNER_OR_QUEUE, VIEWED, addressFields } from './systemFields.ts';

const INDUSTRIES =
  'Agriculture;Apparel;Banking;Biotechnology;Chemicals;Communications;Construction;Consulting;Education;Electronics;Energy;' +
  'Engineering;Entertainment;Environmental;Finance;Food & Beverage;Government;Healthcare;Hospitality;Insurance;Machinery;' +
  'Manufacturing;Media;Not For Profit;Recreation;Retail;Shipping;Technology;Telecommunications;Transportation;Utilities;Other';
const SOURCES = 'Web;Phone Inquiry;Partner Referral;Purchased List;Other';
const RATINGS = 'Hot;Warm;Cold';
const SALUTATIONS = 'Mr.;Ms.;Mrs.;Dr.;Prof.;Mx.';

const ACCOUNT = `${ID}
  ${DELETED}
  MasterRecordId ->Account:MasterRecord ro
  Name string(255) ! "Account Name"
  Type picklist(255) "Account Type" {Prospect;Customer - Direct;Customer - Channel;Channel Partner / Reseller;Installation Partner;Technology Partner;Other}
  RecordTypeId ->RecordType:RecordType def "Record Type ID"
  ParentId ->Account:Parent/ChildAccounts "Parent Account ID"
  ${addressFields('Billing')}
  ${addressFields('Shipping')}
  Phone phone "Account Phone"
  Fax phone "Account Fax"
  AccountNumber string(40)
  Website url
  PhotoUrl url ro "Photo URL"
  Sic string(20) "SIC Code"
  Industry picklist(255) {${INDUSTRIES}}
  AnnualRevenue currency(18,0)
  NumberOfEmployees int(8) "Employees"
  Ownership picklist(255) {Public;Private;Subsidiary;Other}
  TickerSymbol string(20)
  Description textarea(32000) nofilter "Account Description"
  Rating picklist(255) "Account Rating" {${RATINGS}}
  Site string(80) "Account Site"
  ${OWNER}${AUDIT}
  ${ACTIVITY_DATE}${VIEWED}
  IsCustomerPortal boolean ! ro "Customer Portal Account"
  Jigsaw string(20) "Data.com Key"
  JigsawCompanyId string(20) ro
  AccountSource picklist(255) {${SOURCES}}
  SicDesc string(80) "SIC Description"
  CleanStatus picklist(40) {Matched;Different;Acknowledged;NotFound;Inactive;Pending;SelectMatch;Skipped}
  DunsNumber string(9) "D-U-N-S Number"
  Tradestyle string(255)
  NaicsCode string(8) "NAICS Code"
  NaicsDesc string(120) "NAICS Description"
  YearStarted string(4)`;

const CONTACT = `${ID}
  ${DELETED}
  MasterRecordId ->Contact:MasterRecord ro
  AccountId ->Account:Account/Contacts:cascade "Account ID"
  LastName string(80) !
  FirstName string(40)
  Salutation picklist(40) {${SALUTATIONS}}
  Name string(121) ! ro "Full Name"
  RecordTypeId ->RecordType:RecordType def "Record Type ID"
  ${addressFields('Other')}
  ${addressFields('Mailing')}
  Phone phone "Business Phone"
  Fax phone "Business Fax"
  MobilePhone phone
  HomePhone phone
  OtherPhone phone
  AssistantPhone phone "Asst. Phone"
  ReportsToId ->Contact:ReportsTo "Reports To ID"
  Email email key
  Title string(128)
  Department string(80)
  AssistantName string(40)
  LeadSource picklist(255) {${SOURCES}}
  Birthdate date
  Description textarea(32000) nofilter "Contact Description"
  ${OWNER}${AUDIT}
  ${ACTIVITY_DATE}${VIEWED}
  EmailBouncedReason string(255)
  EmailBouncedDate datetime
  IsEmailBounced boolean ! ro
  HasOptedOutOfEmail boolean ! "Email Opt Out"
  HasOptedOutOfFax boolean ! "Fax Opt Out"
  DoNotCall boolean !
  LastCURequestDate datetime ro
  LastCUUpdateDate datetime ro
  CleanStatus picklist(40) {Matched;Different;Acknowledged;NotFound;Inactive;Pending;SelectMatch;Skipped}
  PhotoUrl url ro "Photo URL"
  Jigsaw string(20) "Data.com Key"
  JigsawContactId string(20) ro
  IndividualId ->Individual:Individual/Contacts "Individual ID"`;

const OPPORTUNITY = `${ID}
  ${DELETED}
  AccountId ->Account:Account/Opportunities:cascade "Account ID"
  RecordTypeId ->RecordType:RecordType def "Record Type ID"
  IsPrivate boolean ! "Private"
  Name string(120) !
  Description textarea(32000) nofilter
  StageName picklist(255) ! "Stage" {}
  Amount currency(18,2)
  Probability percent(3,0) def "Probability (%)"
  ExpectedRevenue currency(18,2) ro "Expected Amount"
  TotalOpportunityQuantity double(18,2) "Quantity"
  CloseDate date !
  Type picklist(255) "Opportunity Type" {Existing Customer - Upgrade;Existing Customer - Replacement;Existing Customer - Downgrade;New Customer}
  NextStep string(255)
  LeadSource picklist(255) {${SOURCES}}
  IsClosed boolean ! ro "Closed"
  IsWon boolean ! ro "Won"
  ForecastCategory picklist(40) ! ro {Omitted;Pipeline;BestCase;MostLikely;Forecast;Closed}
  ForecastCategoryName picklist(255) def "Forecast Category" {Omitted;Pipeline;Best Case;Commit;Closed}
  CampaignId ->Campaign:Campaign/Opportunities "Campaign ID"
  HasOpportunityLineItem boolean ! ro "Has Line Item"
  Pricebook2Id ->Pricebook2:Pricebook2/Opportunities "Price Book ID"
  ${OWNER}${AUDIT}
  ${ACTIVITY_DATE}
  PushCount int(8) ro
  LastStageChangeDate datetime ro
  LastAmountChangedHistoryId ->OpportunityHistory:LastAmountChangedHistory ro
  LastCloseDateChangedHistoryId ->OpportunityHistory:LastCloseDateChangedHistory ro
  ContractId ->Contract:Contract/Opportunities "Contract ID"
  FiscalQuarter int(8) ro
  FiscalYear int(8) ro
  Fiscal string(6) ro "Fiscal Period"
  ContactId ->Contact:Contact/Opportunities co "Contact ID"${VIEWED}
  HasOpenActivity boolean ! ro
  HasOverdueTask boolean ! ro`;

const LINE_ITEM = `${ID}
  OpportunityId ->Opportunity:Opportunity/OpportunityLineItems:cascade ! co "Opportunity ID"
  SortOrder int(9)
  PricebookEntryId ->PricebookEntry:PricebookEntry/OpportunityLineItems:restrict co "Price Book Entry ID"
  Product2Id ->Product2:Product2/OpportunityLineItems:restrict co "Product ID"
  ProductCode string(255) ro
  Name string(376) ro "Opportunity Product Name"
  Quantity double(12,2) !
  TotalPrice currency(18,2)
  UnitPrice currency(18,2) "Sales Price"
  ListPrice currency(18,2) ro
  Discount percent(3,2)
  Subtotal currency(18,2) ro
  ServiceDate date "Date"
  Description string(255) "Line Description"${AUDIT}
  ${DELETED}${VIEWED}`;

const CONTACT_ROLE = `${ID}
  OpportunityId ->Opportunity:Opportunity/OpportunityContactRoles:cascade ! co "Opportunity ID"
  ContactId ->Contact:Contact/OpportunityContactRoles:cascade ! "Contact ID"
  Role picklist(255) {Business User;Decision Maker;Economic Buyer;Economic Decision Maker;Evaluator;Executive Sponsor;Influencer;Technical Buyer;Other}
  IsPrimary boolean !${AUDIT}
  ${DELETED}`;

const HISTORY = `${ID}
  OpportunityId ->Opportunity:Opportunity/OpportunityHistories:cascade ! ro
  CreatedById ->User:CreatedBy ! ro
  CreatedDate datetime ! ro
  StageName picklist(255) ! ro
  Amount currency(18,2) ro
  ExpectedRevenue currency(18,2) ro
  CloseDate date ro
  Probability percent(3,0) ro
  ForecastCategory picklist(40) ro
  SystemModstamp datetime ! ro
  ${DELETED}`;

const STAGE = `${ID}
  MasterLabel string(255) ro
  ApiName string(255) ro
  IsActive boolean ! ro
  SortOrder int(9) ro
  IsClosed boolean ! ro
  IsWon boolean ! ro
  ForecastCategory picklist(40) ! ro {Omitted;Pipeline;BestCase;MostLikely;Forecast;Closed}
  ForecastCategoryName picklist(255) ! ro {Omitted;Pipeline;Best Case;Commit;Closed}
  DefaultProbability percent(3,0) ro
  Description string(255) ro${AUDIT}`;

const PRODUCT = `${ID}
  Name string(255) ! "Product Name"
  ProductCode string(255) key
  Description textarea(4000) nofilter "Product Description"
  IsActive boolean ! "Active"${AUDIT}
  Family picklist(255) "Product Family" {None}
  RecordTypeId ->RecordType:RecordType def "Record Type ID"
  ExternalId string(255) ext
  DisplayUrl url "Display URL"
  QuantityUnitOfMeasure picklist(255) {Each}
  ${DELETED}
  IsArchived boolean ! ro${VIEWED}
  StockKeepingUnit string(180) key "Product SKU"`;

const PRICEBOOK = `${ID}
  ${DELETED}
  Name string(255) ! "Price Book Name"${AUDIT}${VIEWED}
  IsActive boolean ! "Active"
  IsArchived boolean !
  Description string(255)
  IsStandard boolean ! ro "Is Standard Price Book"`;

const PRICEBOOK_ENTRY = `${ID}
  Name string(255) ro "Product Name"
  Pricebook2Id ->Pricebook2:Pricebook2/PricebookEntries:cascade ! co "Price Book ID"
  Product2Id ->Product2:Product2/PricebookEntries:restrict ! co "Product ID"
  UnitPrice currency(18,2) ! "List Price"
  IsActive boolean ! "Active"
  UseStandardPrice boolean !${AUDIT}
  ProductCode string(255) ro
  ${DELETED}
  IsArchived boolean ! ro`;

const LEAD = `${ID}
  ${DELETED}
  MasterRecordId ->Lead:MasterRecord ro
  LastName string(80) !
  FirstName string(40)
  Salutation picklist(40) {${SALUTATIONS}}
  Name string(121) ! ro "Full Name"
  RecordTypeId ->RecordType:RecordType def "Record Type ID"
  Title string(128)
  Company string(255) !
  Street textarea(255)
  City string(40)
  State string(80) "State/Province"
  PostalCode string(20) "Zip/Postal Code"
  Country string(80)
  Latitude double(18,15)
  Longitude double(18,15)
  GeocodeAccuracy picklist(40) {Address;NearAddress;Block;Street;ExtendedZip;Zip;Neighborhood;City;County;State;Unknown}
  Phone phone
  MobilePhone phone
  Fax phone
  Email email key
  Website url
  PhotoUrl url ro "Photo URL"
  Description textarea(32000) nofilter
  LeadSource picklist(255) {${SOURCES}}
  Status picklist(255) ! def {Open - Not Contacted*;Working - Contacted;Closed - Converted;Closed - Not Converted}
  Industry picklist(255) {${INDUSTRIES}}
  Rating picklist(255) {${RATINGS}}
  AnnualRevenue currency(18,0)
  NumberOfEmployees int(8) "Employees"
  ${OWNER_OR_QUEUE}
  HasOptedOutOfEmail boolean ! "Email Opt Out"
  HasOptedOutOfFax boolean ! "Fax Opt Out"
  IsConverted boolean ! co "Converted"
  ConvertedDate date ro
  ConvertedAccountId ->Account:ConvertedAccount ro
  ConvertedContactId ->Contact:ConvertedContact ro
  ConvertedOpportunityId ->Opportunity:ConvertedOpportunity ro
  IsUnreadByOwner boolean ! def =true${AUDIT}
  ${ACTIVITY_DATE}
  DoNotCall boolean !${VIEWED}
  Jigsaw string(20) "Data.com Key"
  JigsawContactId string(20) ro
  CleanStatus picklist(40) {Matched;Different;Acknowledged;NotFound;Inactive;Pending;SelectMatch;Skipped}
  CompanyDunsNumber string(9) "Company D-U-N-S Number"
  EmailBouncedReason string(255)
  EmailBouncedDate datetime
  IndividualId ->Individual:Individual/Leads "Individual ID"`;

const CASE = `${ID}
  ${DELETED}
  CaseNumber string(30) ! ro key
  ContactId ->Contact:Contact/Cases "Contact ID"
  AccountId ->Account:Account/Cases "Account ID"
  ParentId ->Case:Parent/Cases "Parent Case ID"
  MasterRecordId ->Case:MasterRecord ro
  AssetId ->Asset:Asset/Cases "Asset ID"
  BusinessHoursId ->BusinessHours:BusinessHours def "Business Hours ID"
  SourceId ->EmailMessage:Source co "Source ID"
  SuppliedName string(80) "Name"
  SuppliedEmail email "Email Address"
  SuppliedPhone string(40) "Phone"
  SuppliedCompany string(80) "Company"
  Type picklist(255) "Case Type" {Mechanical;Electrical;Electronic;Structural;Other}
  RecordTypeId ->RecordType:RecordType def "Record Type ID"
  Status picklist(255) def {New*;Working;Escalated;Closed}
  Reason picklist(255) "Case Reason" {Installation;Equipment Complexity;Performance;Breakdown;Equipment Design;Feedback;Other}
  Origin picklist(255) "Case Origin" {Phone;Email;Web}
  Subject string(255)
  Priority picklist(255) def {High;Medium*;Low}
  Description textarea(32000) nofilter
  IsClosed boolean ! ro "Closed"
  ClosedDate datetime ro
  IsEscalated boolean ! "Escalated"
  IsClosedOnCreate boolean ! ro "Closed When Created"
  ${OWNER_OR_QUEUE}${AUDIT}
  ContactPhone phone ro
  ContactMobile phone ro
  ContactEmail email ro
  ContactFax phone ro
  Comments textarea(4000) nofilter "Internal Comments"${VIEWED}`;

const CAMPAIGN = `${ID}
  ${DELETED}
  Name string(80) !
  ParentId ->Campaign:Parent/ChildCampaigns "Parent Campaign ID"
  Type picklist(255) {Conference;Webinar;Trade Show;Public Relations;Partners;Referral Program;Advertisement;Banner Ads;Direct Mail;Email;Telemarketing;Other}
  RecordTypeId ->RecordType:RecordType def "Record Type ID"
  Status picklist(255) def {Planned*;In Progress;Completed;Aborted}
  StartDate date
  EndDate date
  ExpectedRevenue currency(18,0) "Expected Revenue in Campaign"
  BudgetedCost currency(18,0) "Budgeted Cost in Campaign"
  ActualCost currency(18,0) "Actual Cost in Campaign"
  ExpectedResponse percent(8,2) "Expected Response (%)"
  NumberSent double(18,0) "Num Sent in Campaign"
  NumberOfLeads int(8) ! ro "Leads in Campaign"
  NumberOfConvertedLeads int(8) ! ro "Converted Leads in Campaign"
  NumberOfContacts int(8) ! ro "Contacts in Campaign"
  NumberOfResponses int(8) ! ro "Responses in Campaign"
  NumberOfOpportunities int(8) ! ro "Opportunities in Campaign"
  NumberOfWonOpportunities int(8) ! ro "Won Opportunities in Campaign"
  AmountAllOpportunities currency(18,0) ! ro "Value Opportunities in Campaign"
  AmountWonOpportunities currency(18,0) ! ro "Value Won Opportunities in Campaign"
  CampaignMemberRecordTypeId ->RecordType:CampaignMemberRecordType
  IsActive boolean ! "Active"
  Description textarea(32000) nofilter
  ${OWNER}${AUDIT}
  ${ACTIVITY_DATE}${VIEWED}`;

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_list.htm */
export const SALES_OBJECTS: readonly StandardObject[] = [
  standard('Account', '001', 'Account', 'Accounts', ACCOUNT),
  standard('Contact', '003', 'Contact', 'Contacts', CONTACT),
  standard('Opportunity', '006', 'Opportunity', 'Opportunities', OPPORTUNITY),
  standard('OpportunityLineItem', '00k', 'Opportunity Product', 'Opportunity Product', LINE_ITEM, {
    sharing: 'ControlledByParent',
  }),
  standard('OpportunityContactRole', '00K', 'Opportunity Contact Role', 'Opportunity Contact Role', CONTACT_ROLE, {
    nameField: null,
    sharing: 'ControlledByParent',
  }),
  standard('OpportunityHistory', '008', 'Opportunity: Stage History', 'Opportunity: Stage History', HISTORY, {
    nameField: null,
    sharing: 'ControlledByParent',
    triggerable: false,
    without: ['create', 'update', 'delete', 'undelete'],
  }),
  standard('OpportunityStage', '01J', 'Opportunity Stage', 'Opportunity Stage', STAGE, {
    nameField: 'MasterLabel',
    kind: 'setup',
    triggerable: false,
    without: ['create', 'update', 'delete', 'undelete'],
  }),
  standard('Product2', '01t', 'Product', 'Products', PRODUCT),
  standard('Pricebook2', '01s', 'Price Book', 'Price Books', PRICEBOOK),
  standard('PricebookEntry', '01u', 'Price Book Entry', 'Price Book Entries', PRICEBOOK_ENTRY),
  standard('Lead', '00Q', 'Lead', 'Leads', LEAD),
  standard('Case', '500', 'Case', 'Cases', CASE, { nameField: 'CaseNumber' }),
  standard('Campaign', '701', 'Campaign', 'Campaigns', CAMPAIGN),
  ...ACTIVITY_OBJECTS,
  standard(
    'Individual',
    '0PK',
    'Individual',
    'Individuals',
    `${ID}
  ${DELETED}
  LastName string(80) !
  FirstName string(40)
  Salutation picklist(40) {${SALUTATIONS}}
  Name string(121) ! ro
  BirthDate date
  IndividualsAge picklist(40)
  ConsumerCreditScore int(3)
  ConsumerCreditScoreProviderName string(255)
  InfluencerRating int(9)
  MilitaryService picklist(40) {Yes;No}
  Occupation string(150)
  ConvictionsCount int(9)
  ChildrenCount int(9)
  IsHomeOwner boolean !
  DeathDate date
  HasOptedOutTracking boolean !
  HasOptedOutProfiling boolean !
  HasOptedOutProcessing boolean !
  HasOptedOutSolicit boolean !
  HasOptedOutGeoTracking boolean !
  CanStorePiiElsewhere boolean !
  SendIndividualData boolean !
  ShouldForget boolean !
  DeathDate date
  ConvictionsCount int(8)
  ChildrenCount int(8)
  MilitaryService picklist(40) {Yes;No;Unknown}
  IsHomeOwner boolean !
  Occupation string(150)
  Website url
  ConsumerCreditScore int(3)
  ConsumerCreditScoreProviderName string(150)
  InfluencerRating int(3)
  MasterRecordId ->Individual:MasterRecord ro
  ${OWNER}${AUDIT}${VIEWED}`,
  ),
  ...SERVICE_OBJECTS,
];
