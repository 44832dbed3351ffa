/** Currencies and communities: objects of orgs that have them switched on. */
import { setup, standard } from './definition.ts';
import type { StandardObject } from './definition.ts';
import { AUDIT, ID } from './systemFields.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_currencytype.htm */
export const CURRENCY_OBJECTS: readonly StandardObject[] = [
  setup(
    'CurrencyType',
    '01L',
    'Currency Type',
    'Currency Types',
    `${ID}
  IsoCode picklist(3) ! co key "ISO Code"
  ConversionRate double(18,6) !
  DecimalPlaces int(1) !
  IsActive boolean !
  IsCorporate boolean !${AUDIT}`,
    { nameField: 'IsoCode', without: ['delete', 'undelete'] },
  ),
  setup(
    'DatedConversionRate',
    '04w',
    'Dated Exchange Rate',
    'Dated Exchange Rates',
    `${ID}
  IsoCode picklist(3) ! co "ISO Code"
  StartDate date !
  NextStartDate date ro
  ConversionRate double(18,6) !${AUDIT}`,
    { nameField: null },
  ),
];

const NETWORK_OPTIONS = [
  'OptionsAllowInternalUserLogin',
  'OptionsAllowMembersToFlag',
  'OptionsDirectMessagesEnabled',
  'OptionsGuestChatterEnabled',
  'OptionsGuestFileAccessEnabled',
  'OptionsGuestMemberVisibility',
  'OptionsInvitationsEnabled',
  'OptionsKnowledgeableEnabled',
  'OptionsMemberVisibility',
  'OptionsNicknameDisplayEnabled',
  'OptionsPrivateMessagesEnabled',
  'OptionsReputationEnabled',
  'OptionsSelfRegistrationEnabled',
  'OptionsSendWelcomeEmail',
  'OptionsSiteAsContainerEnabled',
  'OptionsTopicSuggestionsEnabled',
  'OptionsUpDownVoteEnabled',
].map((name) => `${name} boolean !`);

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_network.htm */
export const NETWORK_OBJECTS: readonly StandardObject[] = [
  setup(
    'Network',
    '0DB',
    'Network',
    'Networks',
    `${ID}
  Name string(256) ! uo
  Description textarea(1000)
  Status picklist(40) ! {UnderConstruction;Live;DownForMaintenance}
  UrlPathPrefix string(60) ro
  EmailSenderAddress email ! ro
  EmailSenderName string(256) !
  NewSenderAddress email
  EmailFooterText string(900)
  AllowedExtensions string(1000)
  CaseCommentEmailTemplateId ->EmailTemplate:CaseCommentEmailTemplate
  ChangePasswordEmailTemplateId ->EmailTemplate:ChangePasswordEmailTemplate
  ForgotPasswordEmailTemplateId ->EmailTemplate:ForgotPasswordEmailTemplate
  WelcomeEmailTemplateId ->EmailTemplate:WelcomeEmailTemplate
  SelfRegProfileId ->Profile:SelfRegProfile
  FirstActivationDate date ro
  MaxFileSizeKb int(9)
  ${NETWORK_OPTIONS.join('\n')}${AUDIT}`,
    { without: ['create', 'delete', 'undelete'] },
  ),
  setup(
    'NetworkMember',
    '0DO',
    'Network Member',
    'Network Members',
    `${ID}
  NetworkId ->Network:Network/NetworkMembers:cascade ! ro
  MemberId ->User:Member/NetworkMemberUsers ! ro
  DefaultGroupNotificationFrequency picklist(40) ! {P;D;W;N}
  DigestFrequency picklist(40) ! {D;W;N}
  LastChatterActivityDate date ro
  PreferencesDisableAllFeedsEmail boolean !
  ReputationPoints double(18,0)${AUDIT}`,
    { nameField: null, without: ['create', 'delete', 'undelete'] },
  ),
];

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_site.htm */
export const SITE_OBJECTS: readonly StandardObject[] = [
  setup(
    'Site',
    '0DM',
    'Site',
    'Sites',
    `${ID}
  Name string(80) ! ro
  Subdomain string(80) ro
  UrlPathPrefix string(40) ro
  GuestUserId ->User:GuestUser ro
  Status picklist(40) ! ro {Active;Inactive;InMaintenance}
  AdminId ->User:Admin/UserSites ! ro
  MasterLabel string(80) ! ro
  Description textarea(255) ro
  SiteType picklist(40) ! ro {Visualforce;ChatterNetwork;ChatterNetworkPicasso;Siteforce}
  GuestRecordDefaultOwnerId ->User:GuestRecordDefaultOwner ro
  ClickjackProtectionLevel picklist(40) ! ro {AllowAllFraming;External;SameOriginOnly;NoFraming}${AUDIT}`,
    { without: ['create', 'update', 'delete', 'undelete'] },
  ),
  setup(
    'Domain',
    '0I4',
    'Domain',
    'Domains',
    `${ID}
  DomainType picklist(40) ! ro {DNS}
  Domain string(765) ! ro
  HttpsOption picklist(40) ro
  CnameTarget string(255) ro${AUDIT}`,
    { nameField: 'Domain', without: ['create', 'update', 'delete', 'undelete'] },
  ),
  standard(
    'UserAppInfo',
    '0Ds',
    'Last Used App',
    'Last Used App',
    `${ID}
  UserId ->User:User co
  FormFactor picklist(40) {Small;Medium;Large}
  AppDefinitionId string(18)${AUDIT}`,
    { nameField: null, triggerable: false },
  ),
];
