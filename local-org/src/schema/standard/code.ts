/** Code, jobs and describe objects. */
import { setup } from './definition.ts';
import type { StandardObject } from './definition.ts';
import { AUDIT, ID } from './systemFields.ts';

const READ_ONLY = { without: ['create', 'update', 'delete', 'undelete'] } as const;

const JOB = `${ID}
  CreatedDate datetime ! ro
  CreatedById ->User:CreatedBy ! ro
  JobType picklist(40) ! ro {Future;SharingRecalculation;ScheduledApex;BatchApex;BatchApexWorker;TestRequest;TestWorker;ApexToken;Queueable}
  ApexClassId ->ApexClass:ApexClass ro
  Status picklist(40) ! ro {Queued;Processing;Aborted;Completed;Failed;Preparing;Holding}
  JobItemsProcessed int(9) ro
  TotalJobItems int(9) ro
  NumberOfErrors int(9) ro
  CompletedDate datetime ro
  MethodName string(255) ro
  ExtendedStatus string(255) ro
  ParentJobId ->AsyncApexJob:ParentJob ro
  LastProcessed string(15) ro
  LastProcessedOffset int(9) ro
  CronTriggerId ->CronTrigger:CronTrigger ro`;

const SOURCE = `${ID}
  NamespacePrefix string(15)
  Name string(255) !
  ApiVersion double(18,1) !
  Status picklist(40) ! {Inactive;Active*;Deleted}
  IsValid boolean ! =true
  BodyCrc double(18,0)
  Body textarea(1000000) nofilter
  LengthWithoutComments int(9)${AUDIT}`;

/** Objects that the platform keeps about code. */
/** What field definitions and particles both tell of a field. */
const FIELD_FACTS = `NamespacePrefix string(15) ro
  DeveloperName string(80) ! ro
  MasterLabel string(80) ! ro
  Label string(80) ! ro
  Length int(9) ! ro
  DataType string(80) ! ro
  RelationshipName string(80) ro`;

export const CODE_OBJECTS: readonly StandardObject[] = [
  setup('ApexClass', '01p', 'Apex Class', 'Apex Classes', SOURCE, READ_ONLY),
  setup(
    'ApexTrigger',
    '01q',
    'Apex Trigger',
    'Apex Triggers',
    `${SOURCE}
  TableEnumOrId picklist(40) "Object"
  UsageBeforeInsert boolean !
  UsageAfterInsert boolean !
  UsageBeforeUpdate boolean !
  UsageAfterUpdate boolean !
  UsageBeforeDelete boolean !
  UsageAfterDelete boolean !
  UsageIsBulk boolean !
  UsageAfterUndelete boolean !`,
    READ_ONLY,
  ),
  setup('AsyncApexJob', '707', 'Apex Job', 'Apex Jobs', JOB, { ...READ_ONLY, nameField: null }),
  setup(
    'CronJobDetail',
    '08a',
    'Cron Job',
    'Cron Jobs',
    `${ID}
  Name string(255) ! ro
  JobType picklist(40) ! ro`,
    READ_ONLY,
  ),
  setup(
    'CronTrigger',
    '08e',
    'Scheduled Job',
    'Scheduled Jobs',
    `${ID}
  CronJobDetailId ->CronJobDetail:CronJobDetail ! ro
  NextFireTime datetime ro
  PreviousFireTime datetime ro
  State string(16) ro
  StartTime datetime ro
  EndTime datetime ro
  CronExpression string(255) ro
  TimeZoneSidKey picklist(40) ro
  OwnerId ->User:Owner ! ro
  LastModifiedById ->User:LastModifiedBy ro
  CreatedById ->User:CreatedBy ro
  CreatedDate datetime ! ro
  TimesTriggered int(9) ro`,
    { ...READ_ONLY, nameField: null },
  ),
  setup(
    'EntityDefinition',
    '4ie',
    'Entity Definition',
    'Entity Definitions',
    `${ID}
  DurableId string(255) ! ro
  DeveloperName string(80) ro
  MasterLabel string(80) ro
  Label string(80) ro
  PluralLabel string(80) ro
  QualifiedApiName string(80) ! ro
  NamespacePrefix string(15) ro
  KeyPrefix string(3) ro
  IsCustomizable boolean ! ro
  IsApexTriggerable boolean ! ro
  IsQueryable boolean ! ro
  IsSearchable boolean ! ro
  IsTriggerable boolean ! ro
  IsIdEnabled boolean ! ro
  IsLayoutable boolean ! ro
  IsCompactLayoutable boolean ! ro
  IsFeedEnabled boolean ! ro
  IsWorkflowEnabled boolean ! ro
  IsReplicateable boolean ! ro
  IsRetrieveable boolean ! ro
  IsEverCreatable boolean ! ro
  IsEverUpdatable boolean ! ro
  IsEverDeletable boolean ! ro
  IsDeprecatedAndHidden boolean ! ro
  InternalSharingModel picklist(40) ! ro
  ExternalSharingModel picklist(40) ! ro
  IsCustomSetting boolean ! ro`,
    { ...READ_ONLY, nameField: 'QualifiedApiName' },
  ),
  setup(
    'EntityParticle',
    null,
    'Entity Particle',
    'Entity Particles',
    `${ID}
  DurableId string(255) ! ro
  EntityDefinitionId ->EntityDefinition:EntityDefinition/Particles ! ro
  FieldDefinitionId ->FieldDefinition:FieldDefinition/Particles ! ro
  QualifiedApiName string(80) ! ro
  Name string(80) ! ro
  ${FIELD_FACTS}
  ReferenceTo string(255) ro
  Precision int(9) ro
  Scale int(9) ro
  DefaultValueFormula string(4000) ro
  InlineHelpText string(510) ro
  IsAutonumber boolean ! ro
  IsCalculated boolean ! ro
  IsCaseSensitive boolean ! ro
  IsCreatable boolean ! ro
  IsUpdatable boolean ! ro
  IsNillable boolean ! ro
  IsUnique boolean ! ro
  IsIdLookup boolean ! ro
  IsNameField boolean ! ro
  IsHtmlFormatted boolean ! ro
  IsApiFilterable boolean ! ro
  IsApiSortable boolean ! ro
  IsApiGroupable boolean ! ro`,
    { ...READ_ONLY, nameField: 'QualifiedApiName' },
  ),
  setup(
    'FieldDefinition',
    null,
    'Field Definition',
    'Field Definitions',
    `${ID}
  DurableId string(255) ! ro
  QualifiedApiName string(80) ! ro
  EntityDefinitionId ->EntityDefinition:EntityDefinition/Fields ! ro
  ${FIELD_FACTS}
  IsCalculated boolean ! ro
  IsIndexed boolean ! ro
  IsNillable boolean ! ro
  IsNameField boolean ! ro
  Precision int(9) ro
  Scale int(9) ro
  IsCompound boolean ! ro
  IsHtmlFormatted boolean ! ro
  IsApiFilterable boolean ! ro
  IsApiSortable boolean ! ro
  IsApiGroupable boolean ! ro
  IsFieldHistoryTracked boolean ! ro
  IsPolymorphicForeignKey boolean ! ro
  Description textarea(1000) ro
  ExtraTypeInfo string(20) ro`,
    { ...READ_ONLY, nameField: 'DeveloperName' },
  ),
  setup(
    'TabSet',
    '02u',
    'App',
    'Apps',
    `${ID}
  Name string(80) ! ro
  Label string(80) ! ro`,
    READ_ONLY,
  ),
  setup(
    'UserRecordAccess',
    null,
    'User Record Access',
    'User Record Access',
    `${ID}
  UserId ->User:User ! ro
  RecordId string(18) ! ro
  HasReadAccess boolean ! ro
  HasEditAccess boolean ! ro
  HasDeleteAccess boolean ! ro
  HasTransferAccess boolean ! ro
  HasAllAccess boolean ! ro
  MaxAccessLevel picklist(40) ro {None;Read;Edit;Delete;Transfer;All}`,
    { ...READ_ONLY, nameField: null },
  ),
];
