/** Feeds, groups, topics and libraries. */
import { setup, standard } from './definition.ts';
import type { StandardObject } from './definition.ts';
import { AUDIT, DELETED, ID, OWNER, VIEWED } from './systemFields.ts';

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
