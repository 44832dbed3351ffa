/** The behaviour of every type of the namespace System that has one. */
import type { LibraryType } from '../abi/libraryType.ts';
import { behaviour as systemAccessLevel } from './System/AccessLevel.ts';
import { behaviour as systemAddress } from './System/Address.ts';
import { behaviour as systemApexPages } from './System/ApexPages.ts';
import { behaviour as systemApproval } from './System/Approval.ts';
import { behaviour as systemAssert } from './System/Assert.ts';
import { behaviour as systemAsyncInfo } from './System/AsyncInfo.ts';
import { behaviour as systemAsyncOptions } from './System/AsyncOptions.ts';
import { behaviour as systemBlob } from './System/Blob.ts';
import { behaviour as systemBoolean } from './System/Boolean.ts';
import { behaviour as systemCollator } from './System/Collator.ts';
import { behaviour as systemContinuation } from './System/Continuation.ts';
import { behaviour as systemCookie } from './System/Cookie.ts';
import { behaviour as systemCrypto } from './System/Crypto.ts';
import { behaviour as systemDatabase } from './System/Database.ts';
import { behaviour as systemDate } from './System/Date.ts';
import { behaviour as systemDatetime } from './System/Datetime.ts';
import { behaviour as systemDecimal } from './System/Decimal.ts';
import { behaviour as systemDouble } from './System/Double.ts';
import { behaviour as systemEncodingUtil } from './System/EncodingUtil.ts';
import { behaviour as systemEventBus } from './System/EventBus.ts';
import { behaviour as systemException } from './System/Exception.ts';
import { behaviour as systemFeatureManagement } from './System/FeatureManagement.ts';
import { behaviour as systemFormula } from './System/Formula.ts';
import { behaviour as systemFormulaRecalcFieldError } from './System/FormulaRecalcFieldError.ts';
import { behaviour as systemFormulaRecalcResult } from './System/FormulaRecalcResult.ts';
import { behaviour as systemHttp } from './System/Http.ts';
import { behaviour as systemHttpRequest } from './System/HttpRequest.ts';
import { behaviour as systemHttpResponse } from './System/HttpResponse.ts';
import { behaviour as systemId } from './System/Id.ts';
import { behaviour as systemInteger } from './System/Integer.ts';
import { behaviour as systemIterable } from './System/Iterable.ts';
import { behaviour as systemIterator } from './System/Iterator.ts';
import { behaviour as systemJSON } from './System/JSON.ts';
import { behaviour as systemJSONGenerator } from './System/JSONGenerator.ts';
import { behaviour as systemJSONParser } from './System/JSONParser.ts';
import { behaviour as systemLabel } from './System/Label.ts';
import { behaviour as systemLimits } from './System/Limits.ts';
import { behaviour as systemList } from './System/List.ts';
import { behaviour as systemLocation } from './System/Location.ts';
import { behaviour as systemLong } from './System/Long.ts';
import { behaviour as systemMap } from './System/Map.ts';
import { behaviour as systemMatcher } from './System/Matcher.ts';
import { behaviour as systemMath } from './System/Math.ts';
import { behaviour as systemMessaging } from './System/Messaging.ts';
import { behaviour as systemMultiStaticResourceCalloutMock } from './System/MultiStaticResourceCalloutMock.ts';
import { behaviour as systemNetwork } from './System/Network.ts';
import { behaviour as systemObject } from './System/Object.ts';
import { behaviour as systemOrgLimit } from './System/OrgLimit.ts';
import { behaviour as systemOrgLimits } from './System/OrgLimits.ts';
import { behaviour as systemPageReference } from './System/PageReference.ts';
import { behaviour as systemPattern } from './System/Pattern.ts';
import { behaviour as systemQueryException } from './System/QueryException.ts';
import { behaviour as systemQueueableDuplicateSignature } from './System/QueueableDuplicateSignature.ts';
import { behaviour as systemRequest } from './System/Request.ts';
import { behaviour as systemResetPasswordResult } from './System/ResetPasswordResult.ts';
import { behaviour as systemRestContext } from './System/RestContext.ts';
import { behaviour as systemRestRequest } from './System/RestRequest.ts';
import { behaviour as systemRestResponse } from './System/RestResponse.ts';
import { behaviour as systemSObject } from './System/SObject.ts';
import { behaviour as systemSObjectAccessDecision } from './System/SObjectAccessDecision.ts';
import { behaviour as systemSchema } from './System/Schema.ts';
import { behaviour as systemSearch } from './System/Search.ts';
import { behaviour as systemSecurity } from './System/Security.ts';
import { behaviour as systemSelectOption } from './System/SelectOption.ts';
import { behaviour as systemSet } from './System/Set.ts';
import { behaviour as systemSite } from './System/Site.ts';
import { behaviour as systemStaticResourceCalloutMock } from './System/StaticResourceCalloutMock.ts';
import { behaviour as systemString } from './System/String.ts';
import { behaviour as systemSystem } from './System/System.ts';
import { behaviour as systemTest } from './System/Test.ts';
import { behaviour as systemTime } from './System/Time.ts';
import { behaviour as systemTimeZone } from './System/TimeZone.ts';
import { behaviour as systemType } from './System/Type.ts';
import { behaviour as systemUUID } from './System/UUID.ts';
import { behaviour as systemUrl } from './System/Url.ts';
import { behaviour as systemUserInfo } from './System/UserInfo.ts';
import { behaviour as systemVersion } from './System/Version.ts';
import { behaviour as systemWebServiceCallout } from './System/WebServiceCallout.ts';
import { behaviour as systemXmlStreamReader } from './System/XmlStreamReader.ts';
import { behaviour as systemXmlStreamWriter } from './System/XmlStreamWriter.ts';

/** See the head of this file. */
export const systemBehaviours: Readonly<Record<string, LibraryType>> = {
  'System.AccessLevel': systemAccessLevel,
  'System.Address': systemAddress,
  'System.ApexPages': systemApexPages,
  'System.Approval': systemApproval,
  'System.Assert': systemAssert,
  'System.AsyncInfo': systemAsyncInfo,
  'System.AsyncOptions': systemAsyncOptions,
  'System.Blob': systemBlob,
  'System.Boolean': systemBoolean,
  'System.Collator': systemCollator,
  'System.Continuation': systemContinuation,
  'System.Cookie': systemCookie,
  'System.Crypto': systemCrypto,
  'System.Database': systemDatabase,
  'System.Date': systemDate,
  'System.Datetime': systemDatetime,
  'System.Decimal': systemDecimal,
  'System.Double': systemDouble,
  'System.EncodingUtil': systemEncodingUtil,
  'System.EventBus': systemEventBus,
  'System.Exception': systemException,
  'System.FeatureManagement': systemFeatureManagement,
  'System.Formula': systemFormula,
  'System.FormulaRecalcFieldError': systemFormulaRecalcFieldError,
  'System.FormulaRecalcResult': systemFormulaRecalcResult,
  'System.Http': systemHttp,
  'System.HttpRequest': systemHttpRequest,
  'System.HttpResponse': systemHttpResponse,
  'System.Id': systemId,
  'System.Integer': systemInteger,
  'System.Iterable': systemIterable,
  'System.Iterator': systemIterator,
  'System.JSON': systemJSON,
  'System.JSONGenerator': systemJSONGenerator,
  'System.JSONParser': systemJSONParser,
  'System.Label': systemLabel,
  'System.Limits': systemLimits,
  'System.List': systemList,
  'System.Location': systemLocation,
  'System.Long': systemLong,
  'System.Map': systemMap,
  'System.Matcher': systemMatcher,
  'System.Math': systemMath,
  'System.Messaging': systemMessaging,
  'System.MultiStaticResourceCalloutMock': systemMultiStaticResourceCalloutMock,
  'System.Network': systemNetwork,
  'System.Object': systemObject,
  'System.OrgLimit': systemOrgLimit,
  'System.OrgLimits': systemOrgLimits,
  'System.PageReference': systemPageReference,
  'System.Pattern': systemPattern,
  'System.QueryException': systemQueryException,
  'System.QueueableDuplicateSignature': systemQueueableDuplicateSignature,
  'System.Request': systemRequest,
  'System.ResetPasswordResult': systemResetPasswordResult,
  'System.RestContext': systemRestContext,
  'System.RestRequest': systemRestRequest,
  'System.RestResponse': systemRestResponse,
  'System.SObject': systemSObject,
  'System.SObjectAccessDecision': systemSObjectAccessDecision,
  'System.Schema': systemSchema,
  'System.Search': systemSearch,
  'System.Security': systemSecurity,
  'System.SelectOption': systemSelectOption,
  'System.Set': systemSet,
  'System.Site': systemSite,
  'System.StaticResourceCalloutMock': systemStaticResourceCalloutMock,
  'System.String': systemString,
  'System.System': systemSystem,
  'System.Test': systemTest,
  'System.Time': systemTime,
  'System.TimeZone': systemTimeZone,
  'System.Type': systemType,
  'System.UUID': systemUUID,
  'System.Url': systemUrl,
  'System.UserInfo': systemUserInfo,
  'System.Version': systemVersion,
  'System.WebServiceCallout': systemWebServiceCallout,
  'System.XmlStreamReader': systemXmlStreamReader,
  'System.XmlStreamWriter': systemXmlStreamWriter,
};
