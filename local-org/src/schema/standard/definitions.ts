/** Approvals and flows as rows; pages, reports, applications and other named things of the org. */
import { setup } from './definition.ts';
import type { StandardObject } from './definition.ts';
import { AUDIT, DELETED, ID, VIEWED } from './systemFields.ts';

const READ_ONLY = { without: ['create', 'update', 'delete', 'undelete'] } as const;

const PROCESS_INSTANCE = `${ID}
  ProcessDefinitionId ->ProcessDefinition:ProcessDefinition ! ro
  TargetObjectId ->Account:TargetObject/ProcessInstances ! ro
  Status picklist(40) ! ro {Started;Pending;Approved;Rejected;Removed;Fault;Held;Reassigned;NoResponse}
  CompletedDate datetime ro
  LastActorId ->User:LastActor ro
  ElapsedTimeInDays double(18,2) ro
  ElapsedTimeInHours double(18,2) ro
  ElapsedTimeInMinutes double(18,2) ro
  SubmittedById ->User:SubmittedBy ro
  ${DELETED}${AUDIT}`;

const ACTOR = `ProcessInstanceId ->ProcessInstance:ProcessInstance`;

const FLOW = `${ID}
  DurableId string(255) ! ro
  ApiName string(255) ! ro
  Label string(255) ! ro
  Description textarea(4000) ro
  ProcessType picklist(40) ro {Flow;AutoLaunchedFlow;Workflow;InvocableProcess;CustomEvent}
  TriggerType picklist(40) ro {RecordBeforeSave;RecordAfterSave;RecordBeforeDelete;Scheduled;PlatformEvent}
  TriggerObjectOrEventLabel string(255) ro
  TriggerObjectOrEventId ->EntityDefinition:TriggerObjectOrEvent ro
  VersionNumber int(9) ro
  RecordTriggerType picklist(40) ro {Create;Update;CreateAndUpdate;Delete}
  NamespacePrefix string(15) ro
  ActiveVersionId string(255) ro
  LatestVersionId string(255) ro
  LastModifiedBy string(255) ro
  IsActive boolean ! ro
  IsOutOfDate boolean ! ro
  LastModifiedDate datetime ro
  IsTemplate boolean ! ro
  IsSwingFlow boolean ! ro
  Builder string(255) ro
  ManageableState picklist(40) ro {unmanaged;installed;released}
  InstalledPackageName string(255) ro
  TriggerOrder int(9) ro
  ApiVersion int(9) ro
  VersionNumber int(9) ro
  HasAsyncAfterCommitPath boolean ! ro
  SourceTemplateId string(255) ro
  OverriddenById string(255) ro
  OverriddenFlowId string(255) ro
  IsOverridable boolean ! ro`;

const FLOW_VERSION = `${ID}
  DurableId string(255) ! ro
  FlowDefinitionViewId string(255) ro
  Label string(255) ! ro
  Description textarea(4000) ro
  Status picklist(40) ro {Draft;Active;Obsolete;InvalidDraft}
  VersionNumber int(9) ! ro
  ProcessType picklist(40) ro
  IsTemplate boolean ! ro
  RunInMode picklist(40) ro {DefaultMode;SystemModeWithSharing;SystemModeWithoutSharing}
  ApiVersionRuntime double(18,1) ro
  IsSwingFlow boolean ! ro
  ApiVersion double(18,1) ro
  LastModifiedDate datetime ro`;

/** Code and metadata with a name and a namespace. */
const NAMED = `${ID}
  NamespacePrefix string(15) ro
  Name string(80) ! ro
  ApiVersion double(18,1) ! ro
  MasterLabel string(80) ! ro
  Description textarea(255) ro
  ControllerType picklist(40) ! ro
  ControllerKey string(255) ro
  Markup textarea(1048576) ! ro nofilter${AUDIT}`;

const REPORT = `${ID}
  OwnerId ->Folder|Organization|User:Owner ! ro
  FolderName string(255) ro
  Name string(40) ! ro "Report Name"
  Description string(255) ro
  DeveloperName string(80) ! ro
  NamespacePrefix string(15) ro
  LastRunDate datetime ro
  Format picklist(40) ro {Tabular;Summary;Matrix;MultiBlock}
  ${DELETED}${AUDIT}${VIEWED}`;

const LIST_VIEW = `${ID}
  Name string(40) ! ro "View Name"
  DeveloperName string(80) ! ro "API Name"
  NamespacePrefix string(15) ro
  SobjectType picklist(40) ro
  IsSoqlCompatible boolean ! ro${AUDIT}${VIEWED}`;

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_processinstance.htm and its neighbours. */
export const DEFINITION_OBJECTS: readonly StandardObject[] = [
  setup(
    'ProcessDefinition',
    '04a',
    'Process Definition',
    'Process Definitions',
    `${ID}
  Name string(255) ! ro
  DeveloperName string(80) ! ro
  Type picklist(40) ! ro {Approval;State}
  Description string(255) ro
  TableEnumOrId picklist(40) ! ro
  LockType picklist(40) ! ro
  State picklist(40) ! ro {Active;Inactive;Obsolete}
  SystemModstamp datetime ! ro`,
    READ_ONLY,
  ),
  setup('ProcessInstance', '04g', 'Process Instance', 'Process Instances', PROCESS_INSTANCE, {
    ...READ_ONLY,
    nameField: null,
  }),
  setup(
    'ProcessInstanceStep',
    '04h',
    'Process Instance Step',
    'Process Instance Steps',
    `${ID}
  ${ACTOR}/Steps:cascade ! ro
  StepStatus picklist(40) ro {Started;Pending;Approved;Rejected;Removed;Fault;Held;Reassigned;NoResponse}
  OriginalActorId ->Group|User:OriginalActor ! ro
  ActorId ->Group|User:Actor ! ro
  Comments textarea(4000) ro
  StepNodeId string(18) ro
  CreatedDate datetime ! ro
  CreatedById ->User:CreatedBy ! ro
  SystemModstamp datetime ! ro`,
    { ...READ_ONLY, nameField: null },
  ),
  setup(
    'ProcessInstanceWorkitem',
    '04i',
    'Approval Request',
    'Approval Requests',
    `${ID}
  ${ACTOR}/Workitems:cascade ! ro
  OriginalActorId ->Group|User:OriginalActor ! ro
  ActorId ->Group|User:Actor ! ro
  CreatedDate datetime ! ro
  CreatedById ->User:CreatedBy ! ro
  ${DELETED}
  SystemModstamp datetime ! ro`,
    { ...READ_ONLY, nameField: null },
  ),
  setup('FlowDefinitionView', null, 'Flow Definition', 'Flow Definitions', FLOW, { ...READ_ONLY, nameField: 'Label' }),
  setup('FlowVersionView', null, 'Flow Version', 'Flow Versions', FLOW_VERSION, { ...READ_ONLY, nameField: 'Label' }),
  setup(
    'ApexPage',
    '066',
    'Visualforce Page',
    'Visualforce Pages',
    `${NAMED}\n  IsAvailableInTouch boolean ! ro\n  IsConfirmationTokenRequired boolean ! ro`,
    READ_ONLY,
  ),
  setup('ApexComponent', '099', 'Visualforce Component', 'Visualforce Components', NAMED, READ_ONLY),
  setup('Report', '00O', 'Report', 'Reports', REPORT, READ_ONLY),
  setup(
    'Dashboard',
    '01Z',
    'Dashboard',
    'Dashboards',
    `${ID}
  ${DELETED}
  FolderId ->Folder|Organization|User:Folder ! ro
  FolderName string(255) ro
  Title string(80) ! ro
  DeveloperName string(80) ! ro
  NamespacePrefix string(15) ro
  Description string(255) ro
  RunningUserId ->User:RunningUser ! ro
  Type picklist(40) ro${AUDIT}${VIEWED}`,
    { ...READ_ONLY, nameField: 'Title' },
  ),
  setup('ListView', '00B', 'List View', 'List Views', LIST_VIEW, READ_ONLY),
  setup(
    'AppMenuItem',
    '0DS',
    'App Menu Item',
    'App Menu Items',
    `${ID}
  SortOrder int(9) ! ro
  Name string(80) ro
  NamespacePrefix string(15) ro
  Label string(80) ro
  Description textarea(255) ro
  StartUrl url(1000) ro
  Type picklist(40) ro {TabSet;ConnectedApplication;ServiceProvider;Network}
  ApplicationId string(18) ro
  UserSortOrder int(9) ro
  IsVisible boolean ! ro
  IsAccessible boolean ! ro${AUDIT}`,
    READ_ONLY,
  ),
  setup(
    'DuplicateRecordSet',
    '0GK',
    'Duplicate Record Set',
    'Duplicate Record Sets',
    `${ID}
  ${DELETED}
  Name string(255) ! ro
  DuplicateRuleId string(18) co
  RecordCount int(9) ! ro${AUDIT}${VIEWED}`,
    { kind: 'standard', triggerable: true },
  ),
  setup(
    'DuplicateRecordItem',
    '0GL',
    'Duplicate Record Item',
    'Duplicate Record Items',
    `${ID}
  ${DELETED}
  Name string(255) ! ro
  DuplicateRecordSetId ->DuplicateRecordSet:DuplicateRecordSet/DuplicateRecordItems:cascade ! co
  RecordId ->Account:Record/DuplicateRecordItems ! co${AUDIT}`,
    { kind: 'standard', triggerable: true },
  ),
  setup(
    'PushTopic',
    '0IF',
    'Push Topic',
    'Push Topics',
    `${ID}
  Name string(25) ! key
  Query string(1300) !
  ApiVersion double(18,1) !
  IsActive boolean ! =true
  NotifyForFields picklist(40) ! def {All;Referenced*;Select;Where}
  NotifyForOperationCreate boolean ! =true
  NotifyForOperationUpdate boolean ! =true
  NotifyForOperationDelete boolean ! =true
  NotifyForOperationUndelete boolean ! =true
  Description string(400)
  ${DELETED}${AUDIT}`,
  ),
];
