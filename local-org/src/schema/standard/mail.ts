/** E-mails and what they are made of; notes, attachments, documents and folders. */
import { setup, standard } from './definition.ts';
import type { StandardObject } from './definition.ts';
import { AUDIT, DELETED, ID, OWNER } from './systemFields.ts';

const EMAIL_MESSAGE = `${ID}
  ParentId ->Case:Parent/EmailMessages:cascade co "Case ID"
  ActivityId ->Task:Activity "Activity ID"${AUDIT}
  TextBody textarea(131072) nofilter
  HtmlBody textarea(131072) nofilter "HTML Body"
  Headers textarea(32000) nofilter
  Subject string(3000)
  Name string(3000) ro
  FromName string(1000)
  FromAddress email(1000)
  ValidatedFromAddress picklist(1000) "From"
  ToAddress string(4000)
  CcAddress string(4000) "CC Address"
  BccAddress string(4000) "BCC Address"
  Incoming boolean ! "Is Incoming"
  HasAttachment boolean ! ro
  Status picklist(40) ! def {0*;1;2;3;4;5} !!
  MessageDate datetime
  ${DELETED}
  ReplyToEmailMessageId ->EmailMessage:ReplyToEmailMessage "Email Message ID"
  IsExternallyVisible boolean !
  MessageIdentifier string(765) key
  ThreadIdentifier string(765) key
  ClientThreadIdentifier string(765) co
  FromId ->Contact|Lead|User:From co "From ID"
  IsClientManaged boolean !
  AttachmentIds string(1000) ro
  RelatedToId ->Account:RelatedTo/Emails "Related To ID"
  IsTracked boolean !
  FirstOpenedDate datetime
  LastOpenedDate datetime
  IsBounced boolean ! ro
  IsOpened boolean ! ro
  EmailTemplateId ->EmailTemplate:EmailTemplate`;

const EMAIL_RELATION = `${ID}
  EmailMessageId ->EmailMessage:EmailMessage/EmailMessageRelations:cascade ! co "Email Message ID"
  RelationId ->Contact|Lead|User:Relation/EmailMessageRelations co "Relation ID"
  RelationType picklist(255) ! co {ToAddress;CcAddress;BccAddress;FromAddress;OtherAddress}
  RelationAddress string(1000) co
  RelationObjectType picklist(255) ro {Contact;Lead;User}
  CreatedDate datetime ! ro
  CreatedById ->User:CreatedBy ! ro
  SystemModstamp datetime ! ro
  ${DELETED}`;

const EMAIL_TEMPLATE = `${ID}
  Name string(80) ! "Email Template Name"
  DeveloperName string(80) ! key "Template Unique Name"
  NamespacePrefix string(15) ro
  OwnerId ->User:Owner ! def "Owner ID"
  FolderId ->Folder|Organization|User:Folder ! "Folder ID"
  FolderName string(256) ro
  BrandTemplateId string(18) "Letterhead ID"
  TemplateStyle picklist(40) ! def {none*;freeForm;formalLetter;promotionRight;promotionLeft;newsletter;products}
  IsActive boolean ! "Available For Use"
  TemplateType picklist(40) ! def co {text*;html;custom;visualforce}
  Encoding picklist(40) def {UTF-8*;ISO-8859-1;Shift_JIS;ISO-2022-JP;EUC-JP;ks_c_5601-1987;Big5;GB2312}
  Description textarea(4000)
  Subject string(230)
  HtmlValue textarea(384000) nofilter "HTML Value"
  Body textarea(384000) nofilter "Email Body"
  TimesUsed int(9) ro
  LastUsedDate datetime ro
  ApiVersion double(18,1)
  Markup textarea(1048576) nofilter
  UiType picklist(40) ! def co {Aloha*;SFX;SFX_Sample}
  RelatedEntityType picklist(255)${AUDIT}`;

const NOTE = `${ID}
  ${DELETED}
  ParentId ->Account:Parent/Notes:cascade ! co "Parent ID"
  Title string(80) !
  IsPrivate boolean ! "Private"
  Body textarea(32000) nofilter
  ${OWNER}${AUDIT}`;

const ATTACHMENT = `${ID}
  ${DELETED}
  ParentId ->Account:Parent/Attachments:cascade ! co "Parent ID"
  Name string(255) ! "File Name"
  IsPrivate boolean ! "Private"
  ContentType string(120)
  BodyLength int(9) ro
  Body base64 !
  OwnerId ->User:Owner ! def "Owner ID"${AUDIT}
  Description textarea(500)`;

const DOCUMENT = `${ID}
  FolderId ->Folder|Organization|User:Folder ! "Folder ID"
  ${DELETED}
  Name string(255) ! "Document Name"
  DeveloperName string(80) ! def key "Document Unique Name"
  NamespacePrefix string(15) ro
  ContentType string(120) "MIME Type"
  Type string(40) "File Extension"
  IsPublic boolean ! "Externally Available"
  BodyLength int(9) ! ro
  Body base64
  Url url(1000)
  Description textarea(255)
  Keywords string(255)
  IsInternalUseOnly boolean !
  AuthorId ->User:Author ! def "Author ID"${AUDIT}
  IsBodySearchable boolean ! ro`;

const FOLDER = `${ID}
  ParentId ->Folder:Parent/SubFolders co "Parent ID"
  Name string(80) !
  DeveloperName string(80) key "Folder Unique Name"
  AccessType picklist(40) ! {Hidden;Public;Shared;PublicInternal}
  IsReadonly boolean ! "Read Only"
  Type picklist(40) ! co {Document;Email;EmailTemplate;Report;Dashboard;QueryReport}
  NamespacePrefix string(15) ro${AUDIT}`;

const ORG_WIDE_ADDRESS = `${ID}
  Address email ! "Email Address"
  DisplayName string(240) !
  IsAllowAllProfiles boolean !
  IsVerified boolean ! ro
  Purpose picklist(40) ! def {UserSelection*;DefaultNoreply;UserSelectionAndDefaultNoreply}${AUDIT}`;

const MAIL_SERVICE = `${ID}
  IsActive boolean ! "Active"
  FunctionName string(64) ! "Email Service Name"
  AuthorizedSenders textarea(4000)
  IsAuthenticationRequired boolean !
  IsTlsRequired boolean !
  AttachmentOption picklist(40) ! {None;TextOnly;BinaryOnly;All;NoContent}
  ApexClassId ->ApexClass:ApexClass "Class ID"
  OverLimitAction picklist(40) {UseSystemDefault;Bounce;Discard;Requeue}
  FunctionInactiveAction picklist(40) {UseSystemDefault;Bounce;Discard;Requeue}
  AddressInactiveAction picklist(40) {UseSystemDefault;Bounce;Discard;Requeue}
  AuthenticationFailureAction picklist(40) {UseSystemDefault;Bounce;Discard;Requeue}
  AuthorizationFailureAction picklist(40) {UseSystemDefault;Bounce;Discard;Requeue}
  IsErrorRoutingEnabled boolean !
  ErrorRoutingAddress email
  IsTextAttachmentsAsBinary boolean !${AUDIT}`;

const MAIL_SERVICE_ADDRESS = `${ID}
  IsActive boolean ! "Active"
  LocalPart string(64) ! "Email Address"
  EmailDomainName string(255) ro
  AuthorizedSenders textarea(4000)
  RunAsUserId ->User:RunAsUser ! "User ID"
  FunctionId ->EmailServicesFunction:Function/Addresses:cascade ! co "Service ID"
  DeveloperName string(80) ! key${AUDIT}`;

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_emailmessage.htm and its neighbours. */
export const MAIL_OBJECTS: readonly StandardObject[] = [
  standard('EmailMessage', '02s', 'Email Message', 'Email Messages', EMAIL_MESSAGE, { nameField: 'Subject' }),
  standard('EmailMessageRelation', '0CZ', 'Email Message Relation', 'Email Message Relations', EMAIL_RELATION, {
    nameField: null,
    triggerable: false,
  }),
  standard('Note', '002', 'Note', 'Notes', NOTE, { nameField: 'Title', triggerable: false }),
  standard('Attachment', '00P', 'Attachment', 'Attachments', ATTACHMENT),
  setup('EmailTemplate', '00X', 'Email Template', 'Email Templates', EMAIL_TEMPLATE),
  setup('Document', '015', 'Document', 'Documents', DOCUMENT),
  setup('Folder', '00l', 'Folder', 'Folders', FOLDER),
  setup(
    'OrgWideEmailAddress',
    '0D2',
    'Organization-wide From Email Address',
    'Organization-wide From Email Addresses',
    ORG_WIDE_ADDRESS,
    { nameField: 'DisplayName' },
  ),
  setup('EmailServicesFunction', '091', 'Email Service', 'Email Services', MAIL_SERVICE, { nameField: 'FunctionName' }),
  setup('EmailServicesAddress', '093', 'Email Services Address', 'Email Services Addresses', MAIL_SERVICE_ADDRESS, {
    nameField: 'DeveloperName',
  }),
];
