/** Users, permissions, groups and other objects administrators own. */
import { setup, standard } from './definition.ts';
import type { StandardObject } from './definition.ts';
import { SYSTEM_PERMISSIONS } from './permissions.ts';
import { AUDIT, DELETED, ID, VIEWED } from './systemFields.ts';

const PERMISSIONS = SYSTEM_PERMISSIONS.map((name) => `Permissions${name} boolean !`).join('\n');

const USER = `${ID}
  Username string(80) ! key uniq
  LastName string(80) !
  FirstName string(40)
  MiddleName string(40)
  Suffix string(40)
  Name string(121) ! ro "Full Name"
  CompanyName string(80)
  Division string(80)
  Department string(80)
  Title string(80)
  Street textarea(255)
  City string(40)
  State string(80) "State/Province"
  PostalCode string(20) "Zip/Postal Code"
  Country string(80)
  Email email(128) ! key
  EmailPreferencesAutoBcc boolean ! def
  Phone phone
  Fax phone
  MobilePhone phone "Cell"
  Alias string(8) !
  CommunityNickname string(40) ! def uniq "Nickname"
  BadgeText string(80) ro
  IsActive boolean ! def =true "Active"
  TimeZoneSidKey picklist(40) ! "Time Zone"
  UserRoleId ->UserRole:UserRole/Users "Role ID"
  LocaleSidKey picklist(40) ! "Locale"
  ReceivesInfoEmails boolean !
  ReceivesAdminInfoEmails boolean !
  EmailEncodingKey picklist(40) ! "Email Encoding" {UTF-8;ISO-8859-1}
  ProfileId ->Profile:Profile/Users ! "Profile ID"
  UserType picklist(40) ro {Standard;PowerPartner;PowerCustomerSuccess;CustomerSuccess;Guest;CsnOnly}
  LanguageLocaleKey picklist(40) ! "Language" {en_US;de;es;fr;it;ja;sv;ko;zh_TW;zh_CN;pt_BR;nl_NL;da;th;fi;ru;es_MX;no}
  EmployeeNumber string(20)
  DelegatedApproverId ->Group|User:DelegatedApprover
  ManagerId ->User:Manager/ManagedUsers "Manager ID"
  LastLoginDate datetime ro
  LastPasswordChangeDate datetime ro${AUDIT}
  FederationIdentifier string(512) uniq "SAML Federation ID"
  AboutMe textarea(1000)
  ContactId ->Contact:Contact co "Contact ID"
  AccountId ->Account:Account/Users ro "Account ID"
  IsPortalEnabled boolean !
  FullPhotoUrl url ro
  SmallPhotoUrl url ro
  MediumPhotoUrl url ro
  BannerPhotoUrl url ro
  IsProfilePhotoActive boolean ! ro
  IsExtIndicatorVisible boolean ! ro
  OutOfOfficeMessage string(40) ro
  Extension phone
  SenderEmail email
  SenderName string(80)
  Signature textarea(1333)
  DigestFrequency picklist(40) ! def {D*;W;N} "Chatter Email Highlights Frequency"
  DefaultGroupNotificationFrequency picklist(40) ! def {P;D;W;N*}
  ForecastEnabled boolean ! "Allow Forecasting"
  PortalRole picklist(40) ro {Executive;Manager;User;PersonAccount}
  IndividualId ->Individual:Individual "Individual ID"
  CallCenterId string(18)
  Latitude double(18,15)
  Longitude double(18,15)
  GeocodeAccuracy picklist(40) {Address;NearAddress;Block;Street;ExtendedZip;Zip;Neighborhood;City;County;State;Unknown}
  StayInTouchSubject string(80)
  StayInTouchSignature string(512)
  StayInTouchNote string(512)
  EmailPreferencesAutoBccStayInTouch boolean !
  EmailPreferencesStayInTouchReminder boolean !
  UserPermissionsCallCenterAutoLogin boolean !
  UserPermissionsSFContentUser boolean !
  UserPermissionsInteractionUser boolean !
  UserPermissionsKnowledgeUser boolean !
  UserPermissionsSupportUser boolean !
  DefaultCurrencyIsoCode picklist(3)
  UserPermissionsMarketingUser boolean !
  UserPermissionsOfflineUser boolean !
  UserPreferencesHideS1BrowserUI boolean !
  UserPreferencesActivityRemindersPopup boolean !
  UserPreferencesApexPagesDeveloperMode boolean !
  UserPreferencesCacheDiagnostics boolean !
  UserPreferencesContentEmailAsAndWhen boolean !
  UserPreferencesContentNoEmail boolean !
  UserPreferencesDisableAllFeedsEmail boolean !
  UserPreferencesDisableChangeCommentEmail boolean !
  UserPreferencesDisableFollowersEmail boolean !
  UserPreferencesDisableLikeEmail boolean !
  UserPreferencesDisableMentionsPostEmail boolean !
  UserPreferencesDisableMessageEmail boolean !
  UserPreferencesEventRemindersCheckboxDefault boolean !
  UserPreferencesHideChatterOnboardingSplash boolean !
  UserPreferencesLightningExperiencePreferred boolean !
  UserPreferencesPathAssistantCollapsed boolean !
  UserPreferencesReminderSoundOff boolean !
  UserPreferencesShowCityToExternalUsers boolean !
  UserPreferencesShowCountryToExternalUsers boolean !
  UserPreferencesShowEmailToExternalUsers boolean !
  UserPreferencesShowManagerToExternalUsers boolean !
  UserPreferencesShowProfilePicToGuestUsers boolean !
  UserPreferencesShowTitleToExternalUsers boolean !
  UserPreferencesShowTitleToGuestUsers boolean !
  UserPreferencesSortFeedByComment boolean !
  UserPreferencesSuppressEventSFXReminders boolean !
  UserPreferencesTaskRemindersCheckboxDefault boolean !
  UserPreferencesUserDebugModePref boolean !${VIEWED}`;

const ROLE = `${ID}
  Name string(80) !
  ParentRoleId ->UserRole:ParentRole/ChildRoles "Parent Role ID"
  RollupDescription string(80) "Description"
  OpportunityAccessForAccountOwner picklist(40) ! def {None;Read;Edit*}
  CaseAccessForAccountOwner picklist(40) def {None;Read;Edit*}
  ContactAccessForAccountOwner picklist(40) def {None;Read;Edit*}
  ForecastUserId ->User:ForecastUser ro
  MayForecastManagerShare boolean ! ro
  LastModifiedDate datetime ! ro
  LastModifiedById ->User:LastModifiedBy ! ro
  SystemModstamp datetime ! ro
  DeveloperName string(80) key
  PortalType picklist(40) ro {None*;CustomerPortal;Partner}
  PortalRole picklist(40) ro {Executive;Manager;Worker}
  PortalAccountId ->Account:PortalAccount ro
  PortalAccountOwnerId ->User:PortalAccountOwner ro`;

const PERMISSION_SET = `${ID}
  Name string(80) ! key "Permission Set Name"
  Label string(80) ! "Permission Set Label"
  LicenseId string(18)
  ProfileId ->Profile:Profile ro
  IsOwnedByProfile boolean ! ro
  IsCustom boolean ! ro
  Description string(255)
  NamespacePrefix string(15) ro
  HasActivationRequired boolean !
  PermissionSetGroupId ->PermissionSetGroup:PermissionSetGroup ro
  Type picklist(40) ro {Group;Profile;Regular;Session;Standard}
  ${PERMISSIONS}${AUDIT}`;

const NAMED = `${ID}
  DeveloperName string(80) ! key
  MasterLabel string(80) !
  Description string(255)
  NamespacePrefix string(15) ro
  Language picklist(40) def {en_US}${AUDIT}`;

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_list.htm */
export const SETUP_OBJECTS: readonly StandardObject[] = [
  standard('User', '005', 'User', 'Users', USER, { without: ['delete', 'undelete'] }),
  setup('UserRole', '00E', 'Role', 'Role', ROLE),
  setup(
    'Profile',
    '00e',
    'Profile',
    'Profile',
    `${ID}
  Name string(255) ! key
  ${PERMISSIONS}
  UserLicenseId ->UserLicense:UserLicense ro
  UserType picklist(40) ro {Standard*;Guest}
  Description string(255)${AUDIT}${VIEWED}`,
    { without: ['create', 'delete', 'undelete'] },
  ),
  setup(
    'UserLicense',
    '100',
    'User License',
    'User Licenses',
    `${ID}
  LicenseDefinitionKey string(40) ! ro
  Name string(40) ! ro
  MasterLabel string(40) ! ro
  TotalLicenses int(9) ! ro
  UsedLicenses int(9) ! ro
  Status picklist(40) ! ro {Active;Disabled}`,
    { without: ['create', 'update', 'delete', 'undelete'] },
  ),
  setup('PermissionSet', '0PS', 'Permission Set', 'Permission Sets', PERMISSION_SET),
  setup(
    'PermissionSetGroup',
    '0PG',
    'Permission Set Group',
    'Permission Set Groups',
    `${NAMED}
  Status picklist(40) ! ro {Updated*;Outdated;Updating;Failed}
  ${DELETED}`,
    { nameField: 'DeveloperName' },
  ),
  setup(
    'PermissionSetGroupComponent',
    '0PH',
    'Permission Set Group Component',
    'Permission Set Group Components',
    `${ID}
  PermissionSetGroupId ->PermissionSetGroup:PermissionSetGroup/PermissionSetGroupComponents:cascade ! co
  PermissionSetId ->PermissionSet:PermissionSet/PermissionSetGroupComponents:cascade ! co${AUDIT}`,
    { nameField: null },
  ),
  setup(
    'PermissionSetAssignment',
    '0Pa',
    'Permission Set Assignment',
    'Permission Set Assignments',
    `${ID}
  PermissionSetId ->PermissionSet:PermissionSet/Assignments:cascade co
  PermissionSetGroupId ->PermissionSetGroup:PermissionSetGroup/Assignments:cascade co
  AssigneeId ->User:Assignee/PermissionSetAssignments:cascade ! co
  ExpirationDate datetime
  IsActive boolean ! ro =true
  SystemModstamp datetime ! ro`,
    { nameField: null },
  ),
  setup(
    'ObjectPermissions',
    '110',
    'Object Permissions',
    'Object Permissions',
    `${ID}
  ParentId ->PermissionSet:Parent/ObjectPerms:cascade ! co
  SobjectType picklist(40) ! co
  PermissionsCreate boolean !
  PermissionsRead boolean !
  PermissionsEdit boolean !
  PermissionsDelete boolean !
  PermissionsViewAllRecords boolean !
  PermissionsModifyAllRecords boolean !
  PermissionsViewAllFields boolean !${AUDIT}`,
    { nameField: null },
  ),
  setup(
    'FieldPermissions',
    '01k',
    'Field Permissions',
    'Field Permissions',
    `${ID}
  ParentId ->PermissionSet:Parent/FieldPerms:cascade ! co
  SobjectType picklist(40) ! co
  Field picklist(255) ! co
  PermissionsEdit boolean !
  PermissionsRead boolean !
  SystemModstamp datetime ! ro`,
    { nameField: null },
  ),
  setup(
    'SetupEntityAccess',
    '0J0',
    'Setup Entity Access',
    'Setup Entity Access',
    `${ID}
  ParentId ->PermissionSet:Parent/SetupEntityAccessItems:cascade ! co
  SetupEntityId ->ApexClass|CustomPermission|TabSet:SetupEntity ! co
  SetupEntityType picklist(40) ro
  SystemModstamp datetime ! ro`,
    { nameField: null },
  ),
  setup('CustomPermission', '0CP', 'Custom Permission', 'Custom Permissions', `${NAMED}\n  IsProtected boolean ! ro`, {
    nameField: 'DeveloperName',
  }),
  setup(
    'Group',
    '00G',
    'Group',
    'Group',
    `${ID}
  Name string(40) !
  DeveloperName string(80) key
  RelatedId ->User|UserRole:Related ro
  Type picklist(40) ! co {Regular*;Role;RoleAndSubordinates;Organization;Queue}
  Email email
  OwnerId ->Organization|User:Owner ro
  DoesSendEmailToMembers boolean !
  DoesIncludeBosses boolean ! =true${AUDIT}`,
  ),
  setup(
    'GroupMember',
    '011',
    'Group Member',
    'Group Member',
    `${ID}
  GroupId ->Group:Group/GroupMembers:cascade ! co
  UserOrGroupId ->Group|User:UserOrGroup ! co
  SystemModstamp datetime ! ro`,
    { nameField: null },
  ),
  setup(
    'QueueSobject',
    '03g',
    'Queue Sobject',
    'Queue Sobject',
    `${ID}
  QueueId ->Group:Queue/QueueSobjects:cascade ! co
  SobjectType picklist(40) ! co
  CreatedById ->User:CreatedBy ! ro
  SystemModstamp datetime ! ro`,
    { nameField: null },
  ),
  setup(
    'Organization',
    '00D',
    'Organization',
    'Organization',
    `${ID}
  Name string(80) !
  Street textarea(255)
  City string(40)
  State string(80)
  PostalCode string(20)
  Country string(80)
  Phone phone
  PrimaryContact string(80)
  DefaultLocaleSidKey picklist(40) !
  TimeZoneSidKey picklist(40) !
  LanguageLocaleKey picklist(40) !
  FiscalYearStartMonth int(9) ro =1
  UsesStartDateAsFiscalYearName boolean ! ro
  OrganizationType picklist(40) ro
  NamespacePrefix string(15) ro
  InstanceName string(5) ro
  Fax phone
  Division string(80)
  UiSkin picklist(40) {Theme3}
  ReceivesInfoEmails boolean !
  ReceivesAdminInfoEmails boolean !
  DefaultAccountAccess picklist(40) ro {None;Read;Edit}
  DefaultContactAccess picklist(40) ro {None;Read;Edit;ControlledByParent}
  DefaultOpportunityAccess picklist(40) ro {None;Read;Edit}
  DefaultLeadAccess picklist(40) ro {None;Read;Edit;ReadEditTransfer}
  DefaultCaseAccess picklist(40) ro {None;Read;Edit;ReadEditTransfer}
  DefaultCalendarAccess picklist(40) ro {HideDetails;HideDetailsInsert;ShowDetails;ShowDetailsInsert;AllowEdits}
  DefaultPricebookAccess picklist(40) ro {None;Read;ReadSelect}
  DefaultCampaignAccess picklist(40) ro {None;Read;Edit;All}
  ComplianceBccEmail email ro
  SignupCountryIsoCode string(2) ro
  MonthlyPageViewsUsed int(9) ro
  MonthlyPageViewsEntitlement int(9) ro
  PreferencesRequireOpportunityProducts boolean !
  PreferencesConsentManagementEnabled boolean !
  PreferencesLightningLoginEnabled boolean !
  WebToCaseDefaultOrigin string(40) ro
  Latitude double(18,15)
  Longitude double(18,15)
  IsSandbox boolean ! ro
  IsReadOnly boolean ! ro
  TrialExpirationDate datetime ro${AUDIT}`,
    { without: ['create', 'delete', 'undelete'] },
  ),
  setup(
    'RecordType',
    '012',
    'Record Type',
    'Record Types',
    `${ID}
  Name string(80) !
  DeveloperName string(80) ! key
  NamespacePrefix string(15) ro
  Description string(255)
  SobjectType picklist(40) ! co
  IsActive boolean !
  BusinessProcessId string(18)${AUDIT}`,
  ),
  setup(
    'CustomNotificationType',
    '0ML',
    'Custom Notification Type',
    'Custom Notification Types',
    `${ID}
  DeveloperName string(80) ! key
  MasterLabel string(80) !
  CustomNotifTypeName string(80) !
  Description string(255)
  NamespacePrefix string(15) ro
  Desktop boolean !
  Mobile boolean !
  Slack boolean !
  Language picklist(40) def {en_US}${AUDIT}`,
    { nameField: 'DeveloperName' },
  ),
];
