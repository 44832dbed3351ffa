/** Consent, contact requests, quick text, macros, and the platform events that every org has. */
import { setup, standard } from './definition.ts';
import type { StandardObject } from './definition.ts';
import { AUDIT, DELETED, ID, OWNER_OR_QUEUE, VIEWED } from './systemFields.ts';

const CAPTURE_TYPES = '{Email;MailingAddress;Phone;Social;Web}';

const CONSENT = `${ID}
  ${OWNER_OR_QUEUE}
  ${DELETED}
  Name string(255) !${AUDIT}${VIEWED}
  ContactPointId ->ContactPointAddress|ContactPointEmail|ContactPointPhone:ContactPoint/ContactPointConsents ! "Contact Point ID"
  CaptureContactPointType picklist(255) ${CAPTURE_TYPES}
  CaptureDate datetime
  CaptureSource string(255)
  DoubleConsentCaptureDate datetime
  EffectiveFrom datetime
  EffectiveTo datetime
  PartyId ->Individual:Party "Party ID"
  PrivacyConsentStatus picklist(255) ! def {NotSeen*;Seen;OptIn;OptOut}`;

const CONTACT_REQUEST = `${ID}
  ${OWNER_OR_QUEUE}
  ${DELETED}
  Name string(255) ! ro key "Contact Request Number"${AUDIT}${VIEWED}
  WhatId ->Account|Campaign|Case|Opportunity|Order|Contract|Asset|Lead|Product2:What "Related To ID"
  WhoId ->Contact|Lead|User:Who "Requestor ID"
  PreferredPhone phone "Preferred Phone Number"
  PreferredChannel picklist(40) ! def {Phone*}
  Status picklist(40) ! def "Request Status" {New*;Attempted;Contacted;Abandoned}
  RequestReason picklist(40)
  RequestDescription textarea(32000) nofilter
  IsCallback boolean !`;

const QUICK_TEXT = `${ID}
  ${OWNER_OR_QUEUE}
  ${DELETED}
  Name string(255) ! "Quick Text Name"${AUDIT}${VIEWED}
  Message textarea(4096) ! nofilter
  Category picklist(40) def {Greetings;FAQ;Closings}
  Channel multipicklist(4099) def {Email;Portal;Phone;Internal;Task;Event;Knowledge;Social}
  IsInsertable boolean ! =true "Include in selected channels"
  SourceType picklist(40)
  FolderId ->Folder:Folder "Folder ID"
  FolderName string(256) ro`;

const MACRO = `${ID}
  ${OWNER_OR_QUEUE}
  ${DELETED}
  Name string(255) ! "Macro Name"${AUDIT}${VIEWED}
  Description string(255)
  IsAlohaSupported boolean ! ro
  IsLightningSupported boolean ! ro
  StartingContext picklist(255)
  FolderId ->Folder:Folder "Folder ID"
  FolderName string(256) ro`;

const EVENT = `ReplayId string(1000) ro
  EventUuid string(36) co
  CreatedDate datetime ! ro
  CreatedById ->User:CreatedBy ! ro`;

const BATCH_ERROR = `${EVENT}
  AsyncApexJobId string(18) co
  DoesExceedJobScopeMaxLength boolean ! co
  ExceptionType string(200) co
  JobScope textarea(40000) co
  Message string(5000) co
  Phase string(8) co
  RequestId string(18) co
  StackTrace string(5000) co`;

const ORCHESTRATION = `${EVENT}
  OrchestrationInstanceId string(18) ! co
  StepInstanceId string(18) co
  StepStatus picklist(40) co {Canceled;Completed;Discontinued;Error;InProgress;NotStarted}
  EventPayload textarea(131072) co`;

/** A platform event of Salesforce's own. */
function event(name: string, label: string, plural: string, fields: string): StandardObject {
  return standard(name, null, label, plural, fields, {
    kind: 'platformEvent',
    nameField: null,
    without: ['update', 'delete', 'undelete'],
  });
}

/**
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_contactpointconsent.htm and
 * https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/sforce_api_objects_batchapexerrorevent.htm
 * and their neighbours.
 */
export const ENGAGEMENT_OBJECTS: readonly StandardObject[] = [
  standard('ContactPointConsent', '0ZX', 'Contact Point Consent', 'Contact Point Consents', CONSENT),
  standard('ContactRequest', '0o8', 'Contact Request', 'Contact Requests', CONTACT_REQUEST),
  standard('QuickText', '574', 'Quick Text', 'Quick Text', QUICK_TEXT),
  standard('Macro', '0JZ', 'Macro', 'Macros', MACRO),
  event('BatchApexErrorEvent', 'Batch Apex Error Event', 'Batch Apex Error Events', BATCH_ERROR),
  event('FlowOrchestrationEvent', 'Flow Orchestration Event', 'Flow Orchestration Events', ORCHESTRATION),
  setup(
    'ApexEmailNotification',
    '7Ex',
    'Apex Email Notification',
    'Apex Email Notifications',
    `${ID}
  ${DELETED}${AUDIT}
  Email string(255) key
  UserId ->User:User "User ID"`,
    { nameField: null },
  ),
  setup(
    'UserPreference',
    '03u',
    'User Preference',
    'User Preferences',
    `${ID}
  UserId ->User:User/UserPreferences ! ro
  Preference picklist(40) ro
  Value string(255) ro
  SystemModstamp datetime ! ro`,
    { nameField: null, without: ['create', 'update', 'delete', 'undelete'] },
  ),
  setup(
    'AssignmentRule',
    '01Q',
    'Assignment Rule',
    'Assignment Rules',
    `${ID}
  Name string(120) ro
  SobjectType picklist(40) ro {Case;Lead}
  Active boolean ! ro${AUDIT}`,
    { without: ['create', 'update', 'delete', 'undelete'] },
  ),
];
