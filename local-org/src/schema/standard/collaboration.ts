/** Feeds, groups, topics, libraries; approvals and flows as rows; pages, reports and other named things of the org. */
import { setup, standard } from './definition.ts';
import type { StandardObject } from './definition.ts';
import { AUDIT, DELETED, ID, OWNER, VIEWED } from './systemFields.ts';

const READ_ONLY = { without: ['create', 'update', 'delete', 'undelete'] } as const;

const FEED_ITEM = `${ID}
  ParentId ->Account:Parent/Feeds:cascade ! co "Parent ID"
  Type picklist(40) co {TrackedChange;UserStatus;TextPost*;LinkPost;ContentPost;PollPost;QuestionPost} "Feed Item Type"
  CreatedById ->User:CreatedBy ! ro
  CreatedDate datetime ! ro
  ${DELETED}
  LastModifiedDate datetime ! ro
  SystemModstamp datetime ! ro
  Revision int(9) co
  LastEditById ->User:LastEditBy co
  LastEditDate datetime co
  CommentCount int(9) ! ro
  LikeCount int(9) ! ro
  Title string(255)
  Body textarea(10000) nofilter
  LinkUrl url(1000) co
  IsRichText boolean !
  RelatedRecordId string(18) co
  InsertedById ->User:InsertedBy ! ro
  BestCommentId ->FeedComment:BestComment ro
  HasContent boolean ! ro
  HasLink boolean ! ro
  HasFeedEntity boolean ! ro
  HasVerifiedComment boolean ! ro
  IsClosed boolean ! ro
  Status picklist(40) def {Published*;PendingReview;Draft}
  Visibility picklist(40) def {AllUsers*;InternalUsers}`;

const FEED_COMMENT = `${ID}
  FeedItemId ->FeedItem:FeedItem/FeedComments:cascade ! co "Feed Item ID"
  ParentId string(18) ro
  CreatedById ->User:CreatedBy ! ro
  CreatedDate datetime ! ro
  SystemModstamp datetime ! ro
  Revision int(9) co
  LastEditById ->User:LastEditBy co
  LastEditDate datetime co
  CommentBody textarea(10000) ! nofilter
  ${DELETED}
  InsertedById ->User:InsertedBy ! ro
  CommentType picklist(40) co {TextComment*;ContentComment}
  RelatedRecordId string(18) co
  IsRichText boolean !
  IsVerified boolean ! ro
  HasEntityLinks boolean ! ro
  Status picklist(40) def {Published*;PendingReview;Draft}
  ThreadParentId ->FeedComment:ThreadParent co
  ThreadLevel int(9) ro
  ThreadChildrenCount int(9) ro
  ThreadLastUpdatedDate datetime ro`;

const GROUP = `${ID}
  Name string(40) ! key
  MemberCount int(9) ro
  OwnerId ->User:Owner ! def "Owner ID"
  CollaborationType picklist(40) ! {Public;Private;Unlisted}
  Description textarea(1000)${AUDIT}
  FullPhotoUrl url ro
  MediumPhotoUrl url ro
  SmallPhotoUrl url ro
  LastFeedModifiedDate datetime ! ro
  InformationTitle string(30)
  InformationBody textarea(4000)
  HasPrivateFieldsAccess boolean ! ro
  CanHaveGuests boolean !
  IsArchived boolean !
  IsAutoArchiveDisabled boolean !
  GroupEmail email ro
  IsBroadcast boolean !${VIEWED}`;

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

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_feeditem.htm and its neighbours. */
export const COLLABORATION_OBJECTS: readonly StandardObject[] = [
  standard('FeedItem', '0D5', 'Feed Item', 'Feed Items', FEED_ITEM, { nameField: null }),
  standard('FeedComment', '0D7', 'Feed Comment', 'Feed Comments', FEED_COMMENT, { nameField: null }),
  standard('CollaborationGroup', '0F9', 'Group', 'Groups', GROUP),
  standard(
    'CollaborationGroupMember',
    '0FB',
    'Group Member',
    'Group Members',
    `${ID}
  CollaborationGroupId ->CollaborationGroup:CollaborationGroup/GroupMembers:cascade ! co
  MemberId ->User:Member/GroupMemberships ! co
  CollaborationRole picklist(40) def {Standard*;Admin}
  NotificationFrequency picklist(40) ! def {D;W;N*;P}
  LastFeedAccessDate datetime ro${AUDIT}`,
    { nameField: null },
  ),
  standard(
    'Topic',
    '0TO',
    'Topic',
    'Topics',
    `${ID}
  Name string(150) ! key
  Description textarea(1000)
  CreatedDate datetime ! ro
  CreatedById ->User:CreatedBy ! ro
  TalkingAbout int(9) ! ro
  SystemModstamp datetime ! ro`,
  ),
  standard(
    'TopicAssignment',
    '0TA',
    'Topic Assignment',
    'Topic Assignments',
    `${ID}
  TopicId ->Topic:Topic/TopicAssignments:cascade ! co
  EntityId ->Account:Entity/TopicAssignments:cascade ! co
  EntityKeyPrefix string(3) ! ro
  EntityType string(255) ro
  CreatedDate datetime ! ro
  CreatedById ->User:CreatedBy ! ro
  ${DELETED}
  SystemModstamp datetime ! ro`,
    { nameField: null },
  ),
  setup(
    'ContentWorkspace',
    '058',
    'Library',
    'Libraries',
    `${ID}
  Name string(80) !
  Description textarea(1000)
  TagModel picklist(40) {U;G;N}
  DeveloperName string(80)
  NamespacePrefix string(15) ro
  DefaultRecordTypeId ->RecordType:DefaultRecordType
  IsRestrictContentTypes boolean !
  IsRestrictLinkedContentTypes boolean !
  WorkspaceType picklist(40) ro {R;B}
  ShouldAddCreatorMembership boolean ! co
  LastWorkspaceActivityDate datetime ro
  RootContentFolderId ->ContentFolder:RootContentFolder ro${AUDIT}`,
  ),
  setup(
    'ContentWorkspaceDoc',
    '059',
    'Library Document',
    'Library Documents',
    `${ID}
  ContentWorkspaceId ->ContentWorkspace:ContentWorkspace:cascade ! co
  ContentDocumentId ->ContentDocument:ContentDocument:cascade ! co
  CreatedDate datetime ! ro
  SystemModstamp datetime ! ro
  IsOwner boolean ! ro
  ${DELETED}`,
    { nameField: null },
  ),
  setup(
    'ContentFolder',
    '07H',
    'Content Folder',
    'Content Folders',
    `${ID}
  Name string(255) !
  ParentContentFolderId ->ContentFolder:ParentContentFolder${AUDIT}`,
  ),
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
  setup(
    'CollaborationInvitation',
    '0FC',
    'Chatter Invitation',
    'Chatter Invitations',
    `${ID}
  ParentId ->CollaborationInvitation:Parent ro
  SharedEntityId string(18) ! co
  InviterId ->User:Inviter ! ro
  InvitedUserEmail email ! co
  Status picklist(40) ro {Sent;Accepted;Canceled}
  OptionalMessage string(255) co${AUDIT}`,
    { nameField: null },
  ),
  standard(
    'Announcement',
    '0BT',
    'Announcement',
    'Announcements',
    `${ID}
  ${DELETED}
  FeedItemId ->FeedItem:FeedItem ! co
  ExpirationDate datetime !
  SendEmails boolean ! co
  IsArchived boolean !
  ParentId ->CollaborationGroup:Parent/GroupAnnouncements co
  ${OWNER.replace('!', 'ro')}${AUDIT}`,
    { nameField: null, triggerable: false },
  ),
];
