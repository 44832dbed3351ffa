/** The behaviour of every library type that has one, by `Namespace.Type`. */
import type { LibraryType } from '../abi/libraryType.ts';
import { behaviour as actionError } from './Action/Error.ts';
import { behaviour as actionResult } from './Action/Result.ts';
import { behaviour as apexPagesMessage } from './ApexPages/Message.ts';
import { behaviour as apexPagesStandardController } from './ApexPages/StandardController.ts';
import { behaviour as apexPagesStandardSetController } from './ApexPages/StandardSetController.ts';
import { behaviour as approvalLockResult } from './Approval/LockResult.ts';
import { behaviour as approvalProcessRequest } from './Approval/ProcessRequest.ts';
import { behaviour as approvalProcessResult } from './Approval/ProcessResult.ts';
import { behaviour as approvalProcessSubmitRequest } from './Approval/ProcessSubmitRequest.ts';
import { behaviour as approvalProcessWorkitemRequest } from './Approval/ProcessWorkitemRequest.ts';
import { behaviour as approvalUnlockResult } from './Approval/UnlockResult.ts';
import { behaviour as authJWS } from './Auth/JWS.ts';
import { behaviour as authJWT } from './Auth/JWT.ts';
import { behaviour as authSessionManagement } from './Auth/SessionManagement.ts';
import { behaviour as cacheOrg } from './Cache/Org.ts';
import { behaviour as cachePartition } from './Cache/Partition.ts';
import { behaviour as cacheSession } from './Cache/Session.ts';
import { behaviour as connectApiChatterUsers } from './ConnectApi/ChatterUsers.ts';
import { behaviour as connectApiOrganization } from './ConnectApi/Organization.ts';
import { behaviour as dMLOptionsAssignmentRuleHeader } from './DMLOptions/AssignmentRuleHeader.ts';
import { behaviour as dMLOptionsDuplicateRuleHeader } from './DMLOptions/DuplicateRuleHeader.ts';
import { behaviour as dMLOptionsEmailHeader } from './DMLOptions/EmailHeader.ts';
import { behaviour as dataWeaveScript } from './DataWeave/Script.ts';
import { behaviour as databaseCursor } from './Database/Cursor.ts';
import { behaviour as databaseCursorFetchResult } from './Database/CursorFetchResult.ts';
import { behaviour as databaseDMLOptions } from './Database/DMLOptions.ts';
import { behaviour as databaseDeleteResult } from './Database/DeleteResult.ts';
import { behaviour as databaseDeletedRecord } from './Database/DeletedRecord.ts';
import { behaviour as databaseEmptyRecycleBinResult } from './Database/EmptyRecycleBinResult.ts';
import { behaviour as databaseError } from './Database/Error.ts';
import { behaviour as databaseGetDeletedResult } from './Database/GetDeletedResult.ts';
import { behaviour as databaseGetUpdatedResult } from './Database/GetUpdatedResult.ts';
import { behaviour as databaseLeadConvert } from './Database/LeadConvert.ts';
import { behaviour as databaseLeadConvertResult } from './Database/LeadConvertResult.ts';
import { behaviour as databaseMergeResult } from './Database/MergeResult.ts';
import { behaviour as databasePaginationCursor } from './Database/PaginationCursor.ts';
import { behaviour as databaseQueryLocator } from './Database/QueryLocator.ts';
import { behaviour as databaseSaveResult } from './Database/SaveResult.ts';
import { behaviour as databaseUndeleteResult } from './Database/UndeleteResult.ts';
import { behaviour as databaseUpsertResult } from './Database/UpsertResult.ts';
import { behaviour as domDocument } from './Dom/Document.ts';
import { behaviour as domXmlNode } from './Dom/XmlNode.ts';
import { behaviour as eventBusChangeEventHeader } from './EventBus/ChangeEventHeader.ts';
import { behaviour as eventBusFailureResult } from './EventBus/FailureResult.ts';
import { behaviour as eventBusSuccessResult } from './EventBus/SuccessResult.ts';
import { behaviour as eventBusTestBroker } from './EventBus/TestBroker.ts';
import { behaviour as eventBusTriggerContext } from './EventBus/TriggerContext.ts';
import { behaviour as flowInterview } from './Flow/Interview.ts';
import { behaviour as formulaEvalFormulaBuilder } from './FormulaEval/FormulaBuilder.ts';
import { behaviour as formulaEvalFormulaInstance } from './FormulaEval/FormulaInstance.ts';
import { behaviour as inboundEmailAuthenticationResult } from './InboundEmail/AuthenticationResult.ts';
import { behaviour as inboundEmailAuthenticationResultField } from './InboundEmail/AuthenticationResultField.ts';
import { behaviour as inboundEmailBinaryAttachment } from './InboundEmail/BinaryAttachment.ts';
import { behaviour as inboundEmailHeader } from './InboundEmail/Header.ts';
import { behaviour as inboundEmailTextAttachment } from './InboundEmail/TextAttachment.ts';
import { behaviour as invocableAction } from './Invocable/Action.ts';
import { behaviour as messagingCustomNotification } from './Messaging/CustomNotification.ts';
import { behaviour as messagingEmail } from './Messaging/Email.ts';
import { behaviour as messagingEmailFileAttachment } from './Messaging/EmailFileAttachment.ts';
import { behaviour as messagingInboundEmail } from './Messaging/InboundEmail.ts';
import { behaviour as messagingInboundEmailResult } from './Messaging/InboundEmailResult.ts';
import { behaviour as messagingInboundEnvelope } from './Messaging/InboundEnvelope.ts';
import { behaviour as messagingMassEmailMessage } from './Messaging/MassEmailMessage.ts';
import { behaviour as messagingRenderEmailTemplateBodyResult } from './Messaging/RenderEmailTemplateBodyResult.ts';
import { behaviour as messagingRenderEmailTemplateError } from './Messaging/RenderEmailTemplateError.ts';
import { behaviour as messagingSendEmailError } from './Messaging/SendEmailError.ts';
import { behaviour as messagingSendEmailResult } from './Messaging/SendEmailResult.ts';
import { behaviour as messagingSingleEmailMessage } from './Messaging/SingleEmailMessage.ts';
import { behaviour as metadataDeployCallbackContext } from './Metadata/DeployCallbackContext.ts';
import { behaviour as metadataDeployContainer } from './Metadata/DeployContainer.ts';
import { behaviour as metadataOperations } from './Metadata/Operations.ts';
import { behaviour as queueableDuplicateSignatureBuilder } from './QueueableDuplicateSignature/Builder.ts';
import { behaviour as schemaChildRelationship } from './Schema/ChildRelationship.ts';
import { behaviour as schemaDescribeFieldResult } from './Schema/DescribeFieldResult.ts';
import { behaviour as schemaDescribeSObjectResult } from './Schema/DescribeSObjectResult.ts';
import { behaviour as schemaFieldSet } from './Schema/FieldSet.ts';
import { behaviour as schemaFieldSetMember } from './Schema/FieldSetMember.ts';
import { behaviour as schemaFilteredLookupInfo } from './Schema/FilteredLookupInfo.ts';
import { behaviour as schemaPicklistEntry } from './Schema/PicklistEntry.ts';
import { behaviour as schemaRecordTypeInfo } from './Schema/RecordTypeInfo.ts';
import { behaviour as schemaSObjectField } from './Schema/SObjectField.ts';
import { behaviour as schemaSObjectType } from './Schema/SObjectType.ts';
import { behaviour as schemaSObjectTypeFieldSets } from './Schema/SObjectTypeFieldSets.ts';
import { behaviour as schemaSObjectTypeFields } from './Schema/SObjectTypeFields.ts';
import { behaviour as searchSearchResult } from './Search/SearchResult.ts';
import { behaviour as searchSearchResults } from './Search/SearchResults.ts';
import { behaviour as visualEditorDataRow } from './VisualEditor/DataRow.ts';
import { behaviour as visualEditorDynamicPickList } from './VisualEditor/DynamicPickList.ts';
import { behaviour as visualEditorDynamicPickListRows } from './VisualEditor/DynamicPickListRows.ts';
import { systemBehaviours } from './systemBehaviours.ts';

/** See the head of this file. */
export const behaviours: Readonly<Record<string, LibraryType>> = {
  ...systemBehaviours,
  'Action.Error': actionError,
  'Action.Result': actionResult,
  'ApexPages.Message': apexPagesMessage,
  'ApexPages.StandardController': apexPagesStandardController,
  'ApexPages.StandardSetController': apexPagesStandardSetController,
  'Approval.LockResult': approvalLockResult,
  'Approval.ProcessRequest': approvalProcessRequest,
  'Approval.ProcessResult': approvalProcessResult,
  'Approval.ProcessSubmitRequest': approvalProcessSubmitRequest,
  'Approval.ProcessWorkitemRequest': approvalProcessWorkitemRequest,
  'Approval.UnlockResult': approvalUnlockResult,
  'Auth.JWS': authJWS,
  'Auth.JWT': authJWT,
  'Auth.SessionManagement': authSessionManagement,
  'Cache.Org': cacheOrg,
  'Cache.Partition': cachePartition,
  'Cache.Session': cacheSession,
  'ConnectApi.ChatterUsers': connectApiChatterUsers,
  'ConnectApi.Organization': connectApiOrganization,
  'DMLOptions.AssignmentRuleHeader': dMLOptionsAssignmentRuleHeader,
  'DMLOptions.DuplicateRuleHeader': dMLOptionsDuplicateRuleHeader,
  'DMLOptions.EmailHeader': dMLOptionsEmailHeader,
  'DataWeave.Script': dataWeaveScript,
  'Database.Cursor': databaseCursor,
  'Database.CursorFetchResult': databaseCursorFetchResult,
  'Database.DMLOptions': databaseDMLOptions,
  'Database.DeleteResult': databaseDeleteResult,
  'Database.DeletedRecord': databaseDeletedRecord,
  'Database.EmptyRecycleBinResult': databaseEmptyRecycleBinResult,
  'Database.Error': databaseError,
  'Database.GetDeletedResult': databaseGetDeletedResult,
  'Database.GetUpdatedResult': databaseGetUpdatedResult,
  'Database.LeadConvert': databaseLeadConvert,
  'Database.LeadConvertResult': databaseLeadConvertResult,
  'Database.MergeResult': databaseMergeResult,
  'Database.PaginationCursor': databasePaginationCursor,
  'Database.QueryLocator': databaseQueryLocator,
  'Database.SaveResult': databaseSaveResult,
  'Database.UndeleteResult': databaseUndeleteResult,
  'Database.UpsertResult': databaseUpsertResult,
  'Dom.Document': domDocument,
  'Dom.XmlNode': domXmlNode,
  'EventBus.ChangeEventHeader': eventBusChangeEventHeader,
  'EventBus.FailureResult': eventBusFailureResult,
  'EventBus.SuccessResult': eventBusSuccessResult,
  'EventBus.TestBroker': eventBusTestBroker,
  'EventBus.TriggerContext': eventBusTriggerContext,
  'Flow.Interview': flowInterview,
  'FormulaEval.FormulaBuilder': formulaEvalFormulaBuilder,
  'FormulaEval.FormulaInstance': formulaEvalFormulaInstance,
  'InboundEmail.AuthenticationResult': inboundEmailAuthenticationResult,
  'InboundEmail.AuthenticationResultField': inboundEmailAuthenticationResultField,
  'InboundEmail.BinaryAttachment': inboundEmailBinaryAttachment,
  'InboundEmail.Header': inboundEmailHeader,
  'InboundEmail.TextAttachment': inboundEmailTextAttachment,
  'Invocable.Action': invocableAction,
  'Messaging.CustomNotification': messagingCustomNotification,
  'Messaging.Email': messagingEmail,
  'Messaging.EmailFileAttachment': messagingEmailFileAttachment,
  'Messaging.InboundEmail': messagingInboundEmail,
  'Messaging.InboundEmailResult': messagingInboundEmailResult,
  'Messaging.InboundEnvelope': messagingInboundEnvelope,
  'Messaging.MassEmailMessage': messagingMassEmailMessage,
  'Messaging.RenderEmailTemplateBodyResult': messagingRenderEmailTemplateBodyResult,
  'Messaging.RenderEmailTemplateError': messagingRenderEmailTemplateError,
  'Messaging.SendEmailError': messagingSendEmailError,
  'Messaging.SendEmailResult': messagingSendEmailResult,
  'Messaging.SingleEmailMessage': messagingSingleEmailMessage,
  'Metadata.DeployCallbackContext': metadataDeployCallbackContext,
  'Metadata.DeployContainer': metadataDeployContainer,
  'Metadata.Operations': metadataOperations,
  'QueueableDuplicateSignature.Builder': queueableDuplicateSignatureBuilder,
  'Schema.ChildRelationship': schemaChildRelationship,
  'Schema.DescribeFieldResult': schemaDescribeFieldResult,
  'Schema.DescribeSObjectResult': schemaDescribeSObjectResult,
  'Schema.FieldSet': schemaFieldSet,
  'Schema.FieldSetMember': schemaFieldSetMember,
  'Schema.FilteredLookupInfo': schemaFilteredLookupInfo,
  'Schema.PicklistEntry': schemaPicklistEntry,
  'Schema.RecordTypeInfo': schemaRecordTypeInfo,
  'Schema.SObjectField': schemaSObjectField,
  'Schema.SObjectType': schemaSObjectType,
  'Schema.SObjectTypeFieldSets': schemaSObjectTypeFieldSets,
  'Schema.SObjectTypeFields': schemaSObjectTypeFields,
  'Search.SearchResult': searchSearchResult,
  'Search.SearchResults': searchSearchResults,
  'VisualEditor.DataRow': visualEditorDataRow,
  'VisualEditor.DynamicPickList': visualEditorDynamicPickList,
  'VisualEditor.DynamicPickListRows': visualEditorDynamicPickListRows,
};
