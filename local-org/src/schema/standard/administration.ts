/** Calendars, statuses, log-ins, licences and packages. */
import { setup } from './definition.ts';
import type { StandardObject } from './definition.ts';
import { AUDIT, ID } from './systemFields.ts';

const READ_ONLY = { without: ['create', 'update', 'delete', 'undelete'] } as const;

const WEEK = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
  .map((day) => `${day}StartTime time\n${day}EndTime time`)
  .join('\n');

const HOLIDAY = `${ID}
  Name string(80) ! "Holiday Name"
  Description string(255)
  IsAllDay boolean ! =true
  ActivityDate date "Holiday Date"
  StartTimeInMinutes int(9)
  EndTimeInMinutes int(9)
  IsRecurrence boolean ! "Recurring Holiday"
  RecurrenceStartDate date
  RecurrenceEndDateOnly date
  RecurrenceType picklist(40) {RecursDaily;RecursEveryWeekday;RecursMonthly;RecursMonthlyNth;RecursWeekly;RecursYearly;RecursYearlyNth}
  RecurrenceInterval int(9)
  RecurrenceDayOfWeekMask int(9)
  RecurrenceDayOfMonth int(9)
  RecurrenceInstance picklist(40) {First;Second;Third;Fourth;Last}
  RecurrenceMonthOfYear picklist(40)
  NextOccurrenceDate date ro${AUDIT}`;

/** A list of statuses with `lines` of its own. */
function statuses(name: string, label: string, lines: string): StandardObject {
  const text = `${ID}
  MasterLabel string(255) ro
  ApiName string(255) ! ro
  SortOrder int(9) ro
  ${lines}${AUDIT}`;
  return setup(name, '01J', label, label, text, { ...READ_ONLY, nameField: 'MasterLabel' });
}

const LOGIN = `${ID}
  UserId ->User:User ro "User ID"
  LoginTime datetime ! ro
  LoginType picklist(40) ! ro {Application;Remote Access 2.0;Other Apex API}
  SourceIp string(39) ro
  LoginUrl string(120) ro
  Browser string(64) ro
  Platform string(64) ro
  Status string(128) ro
  Application string(64) ro
  ClientVersion string(64) ro
  ApiType string(64) ro
  ApiVersion string(32) ro
  CountryIso string(3) ro
  CipherSuite string(64) ro
  TlsProtocol picklist(40) ro
  AuthMethodReference string(255) ro
  NetworkId string(18) ro`;

const AUTH_SESSION = `${ID}
  UsersId ->User:Users ro "User ID"
  CreatedDate datetime ! ro
  LastModifiedDate datetime ! ro
  NumSecondsValid int(9) ! ro
  UserType picklist(40) ! ro {Standard}
  SourceIp string(39) ! ro
  LoginType picklist(40) ro
  SessionType picklist(40) ro
  SessionSecurityLevel picklist(40) ro {LOW;STANDARD;HIGH_ASSURANCE}
  LogoutUrl string(1500) ro
  ParentId ->AuthSession:Parent ro
  LoginHistoryId ->LoginHistory:LoginHistory ro
  IsCurrent boolean ! ro`;

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_businesshours.htm and its neighbours. */
export const ADMINISTRATION_OBJECTS: readonly StandardObject[] = [
  setup(
    'BusinessHours',
    '01m',
    'Business Hours',
    'Business Hours',
    `${ID}
  Name string(80) ! "Business Hours Name"
  IsActive boolean ! "Active"
  IsDefault boolean ! "Default Business Hours"
  ${WEEK}
  TimeZoneSidKey picklist(40) !${AUDIT}`,
    { without: ['create', 'delete', 'undelete'] },
  ),
  setup('Holiday', '0C0', 'Holiday', 'Holidays', HOLIDAY),
  setup(
    'BusinessProcess',
    '019',
    'Business Process',
    'Business Processes',
    `${ID}
  Name string(80) ! ro
  NamespacePrefix string(15) ro
  Description string(255) ro
  TableEnumOrId picklist(40) ! ro {Case;Opportunity;Lead;Solution}
  IsActive boolean ! ro${AUDIT}`,
    READ_ONLY,
  ),
  statuses('LeadStatus', 'Lead Status Value', 'IsDefault boolean ! ro\nIsConverted boolean ! ro'),
  statuses('CaseStatus', 'Case Status Value', 'IsDefault boolean ! ro\nIsClosed boolean ! ro'),
  statuses('TaskStatus', 'Task Status Value', 'IsDefault boolean ! ro\nIsClosed boolean ! ro'),
  statuses('TaskPriority', 'Task Priority Value', 'IsDefault boolean ! ro\nIsHighPriority boolean ! ro'),
  statuses('SolutionStatus', 'Solution Status Value', 'IsDefault boolean ! ro\nIsReviewed boolean ! ro'),
  statuses('ContractStatus', 'Contract Status Value', 'IsDefault boolean ! ro\nStatusCode picklist(40) ro'),
  statuses('PartnerRole', 'Partner Role Value', 'ReverseRole picklist(40) ro'),
  setup('LoginHistory', '0Ya', 'Login History', 'Login History', LOGIN, { ...READ_ONLY, nameField: null }),
  setup('AuthSession', '0Ak', 'Auth Session', 'Auth Sessions', AUTH_SESSION, {
    nameField: null,
    without: ['create', 'update', 'undelete'],
  }),
  setup(
    'UserLogin',
    '1Tl',
    'User Login',
    'User Login',
    `${ID}
  UserId ->User:User/UserLogins ro "User ID"
  IsFrozen boolean ! "Frozen"
  IsPasswordLocked boolean !
  LastModifiedDate datetime ! ro
  LastModifiedById ->User:LastModifiedBy ! ro`,
    { nameField: null, without: ['create', 'delete', 'undelete'] },
  ),
  setup(
    'PackageLicense',
    '050',
    'Package License',
    'Package Licenses',
    `${ID}
  Status picklist(40) ! ro {Active;Expired;Free;Trial}
  IsProvisioned boolean ! ro
  AllowedLicenses int(9) ! ro
  UsedLicenses int(9) ! ro
  ExpirationDate datetime ro
  CreatedDate datetime ! ro
  LastModifiedDate datetime ! ro
  SystemModstamp datetime ! ro
  NamespacePrefix string(15) ! ro`,
    { ...READ_ONLY, nameField: null },
  ),
  setup(
    'UserPackageLicense',
    '051',
    'User Package License',
    'User Package Licenses',
    `${ID}
  PackageLicenseId ->PackageLicense:PackageLicense ! co
  UserId ->User:User ! co${AUDIT}`,
    { nameField: null, without: ['update', 'undelete'] },
  ),
  setup(
    'PermissionSetLicense',
    '0PL',
    'Permission Set License',
    'Permission Set Licenses',
    `${ID}
  DeveloperName string(80) ! ro key
  Language picklist(40) ! ro {en_US}
  MasterLabel string(80) ! ro
  PermissionSetLicenseKey string(255) ro
  TotalLicenses int(9) ! ro
  Status picklist(40) ! ro {Active;Disabled}
  ExpirationDate date ro
  UsedLicenses int(9) ! ro${AUDIT}`,
    { ...READ_ONLY, nameField: 'MasterLabel' },
  ),
  setup(
    'PermissionSetLicenseAssign',
    '2LA',
    'Permission Set License Assignment',
    'Permission Set License Assignments',
    `${ID}
  PermissionSetLicenseId ->PermissionSetLicense:PermissionSetLicense/PermissionSetLicenseAssignments ! co
  AssigneeId ->User:Assignee/PermissionSetLicenseAssignments ! co${AUDIT}`,
    { nameField: null, without: ['update', 'undelete'] },
  ),
  setup(
    'FiscalYearSettings',
    '022',
    'Fiscal Year Settings',
    'Fiscal Year Settings',
    `${ID}
  Name string(80) ! ro
  StartDate date ro
  EndDate date ro
  Description string(255) ro
  IsStandardYear boolean ! ro
  YearType picklist(40) ro
  QuarterLabelScheme picklist(40) ro
  PeriodLabelScheme picklist(40) ro
  WeekLabelScheme picklist(40) ro
  QuarterPrefix picklist(40) ro
  PeriodPrefix picklist(40) ro
  WeekStartDay int(9) ro
  SystemModstamp datetime ! ro`,
    READ_ONLY,
  ),
  setup(
    'Period',
    '026',
    'Period',
    'Periods',
    `${ID}
  FiscalYearSettingsId ->FiscalYearSettings:FiscalYearSettings/Periods ro
  Type picklist(40) ro {Month;Quarter;Week;Year}
  StartDate date ! ro
  EndDate date ! ro
  SystemModstamp datetime ! ro
  IsForecastPeriod boolean ! ro
  QuarterLabel picklist(40) ro
  PeriodLabel picklist(40) ro
  Number int(9) ro
  FullyQualifiedLabel string(255) ro`,
    { ...READ_ONLY, nameField: null },
  ),
  setup(
    'SetupAuditTrail',
    '0Ym',
    'Setup Audit Trail Entry',
    'Setup Audit Trail Entries',
    `${ID}
  Action string(40) ! ro
  Section string(40) ro
  CreatedDate datetime ! ro
  CreatedById ->User:CreatedBy ro
  Display string(1000) ro
  DelegateUser string(80) ro
  ResponsibleNamespacePrefix string(15) ro
  CreatedByContext string(255) ro
  CreatedByIssuer string(255) ro`,
    { ...READ_ONLY, nameField: null },
  ),
  setup(
    'RecentlyViewed',
    null,
    'Recently Viewed',
    'Recently Viewed',
    `${ID}
  Name string(255) ro
  Type string(255) ro
  Alias string(8) ro
  UserRoleId ->UserRole:UserRole ro
  RecordTypeId ->RecordType:RecordType ro
  IsActive boolean ro
  ProfileId ->Profile:Profile ro
  Title string(80) ro
  Email email ro
  Phone phone ro
  LastViewedDate datetime ro
  LastReferencedDate datetime ro`,
    READ_ONLY,
  ),
];
