/** Files, static resources and cache partitions. */
import { setup } from './definition.ts';
import type { StandardObject } from './definition.ts';
import { AUDIT, DELETED, ID, OWNER } from './systemFields.ts';

const FILE_FACTS = `FileExtension string(40) ro
  FileType string(20) ro
  ContentSize int(9) ro`;

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_contentversion.htm */
export const FILE_OBJECTS: readonly StandardObject[] = [
  setup(
    'ContentVersion',
    '068',
    'Content Version',
    'Content Versions',
    `${ID}
  ContentDocumentId ->ContentDocument:ContentDocument/ContentVersions:cascade co
  IsLatest boolean ! ro
  IsMajorVersion boolean ! co
  VersionNumber string(20) ro
  Title string(255) !
  Description textarea(1000)
  ReasonForChange string(1000)
  PathOnClient string(500) co
  ContentLocation picklist(40) ! def co {S*;E;L}
  Origin picklist(40) ! def co {C*;H}
  ContentUrl url
  VersionData base64
  ${FILE_FACTS}
  Checksum string(50) ro
  SharingOption picklist(40) ! def {A*;R}
  SharingPrivacy picklist(40) ! def {N*;P}
  PublishStatus picklist(40) ! ro {P*;R;U}
  ContentModifiedDate datetime ro
  ContentModifiedById ->User:ContentModifiedBy ro
  IsAssetEnabled boolean ! co
  TagCsv textarea(2000)
  TextPreview string(255) ro
  RatingCount int(9) ro
  PositiveRatingCount int(9) ro
  NegativeRatingCount int(9) ro
  FeaturedContentBoost int(9) ro
  FeaturedContentDate date ro
  ExternalDocumentInfo1 string(1000)
  ExternalDocumentInfo2 string(1000)
  FirstPublishLocationId ->User:FirstPublishLocation co
  ${OWNER}
  ${DELETED}${AUDIT}`,
    { kind: 'standard', nameField: 'Title', triggerable: true },
  ),
  setup(
    'ContentDocument',
    '069',
    'Content Document',
    'Content Documents',
    `${ID}
  Title string(255) !
  Description textarea(1000)
  PublishStatus picklist(40) ! ro {P*;R;U}
  LatestPublishedVersionId ->ContentVersion:LatestPublishedVersion ro
  ParentId ->ContentWorkspace:Parent uo
  IsArchived boolean ! uo
  ArchivedById ->User:ArchivedBy ro
  ArchivedDate date ro
  ContentModifiedDate datetime ro
  SharingOption picklist(40) def {A*;R}
  SharingPrivacy picklist(40) def {N*;P}
  ${FILE_FACTS}
  ${OWNER}
  ${DELETED}${AUDIT}`,
    { kind: 'standard', nameField: 'Title', triggerable: true, without: ['create'] },
  ),
  setup(
    'ContentDocumentLink',
    '06A',
    'Content Document Link',
    'Content Document Links',
    `${ID}
  LinkedEntityId ->User:LinkedEntity ! co
  ContentDocumentId ->ContentDocument:ContentDocument/ContentDocumentLinks:cascade ! co
  ShareType picklist(40) def {V*;C;I}
  Visibility picklist(40) def {AllUsers*;InternalUsers;SharedUsers}
  ${DELETED}
  SystemModstamp datetime ! ro`,
    { kind: 'standard', nameField: null, triggerable: true },
  ),
  setup(
    'ContentDistribution',
    '05D',
    'Content Delivery',
    'Content Deliveries',
    `${ID}
  Name string(100) !
  ContentVersionId ->ContentVersion:ContentVersion ! co
  ContentDocumentId ->ContentDocument:ContentDocument ro
  RelatedRecordId ->User:RelatedRecord co
  PreferencesAllowPDFDownload boolean !
  PreferencesAllowOriginalDownload boolean !
  PreferencesPasswordRequired boolean !
  PreferencesNotifyOnVisit boolean !
  PreferencesLinkLatestVersion boolean !
  PreferencesAllowViewInBrowser boolean !
  PreferencesExpires boolean !
  PreferencesNotifyRndtnComplete boolean !
  ExpiryDate datetime
  Password string(100) ro
  ViewCount int(9) ro
  FirstViewDate datetime ro
  LastViewDate datetime ro
  DistributionPublicUrl url ro
  ContentDownloadUrl url ro
  PdfDownloadUrl url ro
  ${OWNER}
  ${DELETED}${AUDIT}`,
    { kind: 'standard', triggerable: true },
  ),
  setup(
    'StaticResource',
    '081',
    'Static Resource',
    'Static Resources',
    `${ID}
  NamespacePrefix string(15) ro
  Name string(255) ! ro
  ContentType string(120) ! ro
  BodyLength int(9) ro
  Body base64 ro
  Description string(255) ro
  CacheControl picklist(40) ! ro {Private*;Public}${AUDIT}`,
    { without: ['create', 'update', 'delete', 'undelete'] },
  ),
  setup(
    'PlatformCachePartition',
    '0Er',
    'Platform Cache Partition',
    'Platform Cache Partitions',
    `${ID}
  DeveloperName string(80) ! ro
  MasterLabel string(80) ! ro
  NamespacePrefix string(15) ro
  Language picklist(40) ro {en_US}
  Description string(255) ro
  IsDefaultPartition boolean ! ro${AUDIT}`,
    { nameField: 'DeveloperName', without: ['create', 'update', 'delete', 'undelete'] },
  ),
];
