/** Quotes, orders and assets. */
import { standard } from './definition.ts';
import type { StandardObject } from './definition.ts';
import { AUDIT, DELETED, ID, OWNER, OWNER_OR_QUEUE, VIEWED, addressFields } from './systemFields.ts';

const ORDER = `${ID}
  ${OWNER_OR_QUEUE}
  ContractId ->Contract:Contract/Orders:restrict "Contract ID"
  AccountId ->Account:Account/Orders:restrict "Account ID"
  Pricebook2Id ->Pricebook2:Pricebook2/Orders:restrict "Price Book ID"
  OriginalOrderId ->Order:OriginalOrder/Orders co "Original Order ID"
  OpportunityId ->Opportunity:Opportunity/Orders "Opportunity ID"
  EffectiveDate date ! "Order Start Date"
  EndDate date "Order End Date"
  IsReductionOrder boolean ! co "Reduction Order"
  Status picklist(255) ! {Draft;Activated}
  Description textarea(32000) nofilter
  CustomerAuthorizedById ->Contact:CustomerAuthorizedBy "Customer Authorized By ID"
  CustomerAuthorizedDate date
  CompanyAuthorizedById ->User:CompanyAuthorizedBy "Company Authorized By ID"
  CompanyAuthorizedDate date
  Type picklist(255) "Order Type" {}
  ${addressFields('Billing')}
  ${addressFields('Shipping')}
  Name string(80) "Order Name"
  PoDate date "PO Date"
  PoNumber string(80) "PO Number"
  OrderReferenceNumber string(80)
  BillToContactId ->Contact:BillToContact "Bill To Contact ID"
  ShipToContactId ->Contact:ShipToContact "Ship To Contact ID"
  ActivatedDate datetime ro
  ActivatedById ->User:ActivatedBy ro "Activated By ID"
  StatusCode picklist(40) ! ro {Draft*;Activated;Canceled;Expired} "Status Category"
  OrderNumber string(30) ! ro key
  TotalAmount currency(18,2) ! ro "Order Amount"${AUDIT}
  ${DELETED}${VIEWED}`;

const ORDER_ITEM = `${ID}
  Product2Id ->Product2:Product2:restrict co "Product ID"
  ${DELETED}
  OrderId ->Order:Order/OrderItems:cascade ! co "Order ID"
  PricebookEntryId ->PricebookEntry:PricebookEntry/OrderItems:restrict ! co "Price Book Entry ID"
  OriginalOrderItemId ->OrderItem:OriginalOrderItem/ChildOrderItems co "Original Order Product ID"
  AvailableQuantity double(18,2) ro
  Quantity double(18,2) !
  UnitPrice currency(18,2)
  ListPrice currency(18,2)
  TotalPrice currency(18,2) ro
  ServiceDate date "Start Date"
  EndDate date
  Description string(255) "Line Description"${AUDIT}
  OrderItemNumber string(30) ! ro key "Order Product Number"`;

const ASSET = `${ID}
  ContactId ->Contact:Contact/Assets "Contact ID"
  AccountId ->Account:Account/Assets "Account ID"
  ParentId ->Asset:Parent/ChildAssets "Parent Asset ID"
  RootAssetId ->Asset:RootAsset ro "Root Asset ID"
  Product2Id ->Product2:Product2/Assets "Product ID"
  ProductCode string(255) ro
  IsCompetitorProduct boolean ! "Competitor Asset"${AUDIT}
  ${DELETED}
  Name string(255) ! "Asset Name"
  SerialNumber string(80)
  InstallDate date
  PurchaseDate date
  UsageEndDate date
  LifecycleStartDate datetime
  LifecycleEndDate datetime
  Status picklist(255) {Shipped;Installed;Registered;Obsolete;Purchased}
  Price currency(18,2)
  Quantity double(18,2)
  Description textarea(32000) nofilter
  ${OWNER}
  AssetProvidedById ->Account:AssetProvidedBy/ProvidedAssets "Account ID"
  AssetServicedById ->Account:AssetServicedBy/ServicedAssets "Account ID"
  IsInternal boolean ! "Internal Asset"
  AssetLevel int(9) ro
  StockKeepingUnit string(180) ro "Product SKU"
  RecordTypeId ->RecordType:RecordType def "Record Type ID"${VIEWED}`;

const QUOTE = `${ID}
  ${OWNER_OR_QUEUE}
  ${DELETED}
  Name string(255) ! "Quote Name"
  RecordTypeId ->RecordType:RecordType def "Record Type ID"${AUDIT}${VIEWED}
  OpportunityId ->Opportunity:Opportunity/Quotes:cascade co "Opportunity ID"
  Pricebook2Id ->Pricebook2:Pricebook2/Quotes "Price Book ID"
  ContactId ->Contact:Contact/Quotes "Contact ID"
  QuoteNumber string(30) ! ro key
  IsSyncing boolean ! ro "Syncing"
  ShippingHandling currency(18,2)
  Tax currency(18,2)
  Status picklist(255) def {Draft*;Needs Review;In Review;Approved;Rejected;Presented;Accepted;Denied}
  ExpirationDate date
  Description textarea(32000) nofilter
  Subtotal currency(18,2) ! ro
  TotalPrice currency(18,2) ! ro
  LineItemCount int(9) ro "Line Items"
  ${addressFields('Billing')}
  ${addressFields('Shipping')}
  ${addressFields('QuoteTo')}
  ${addressFields('Additional')}
  BillingName string(255) "Bill To Name"
  ShippingName string(255) "Ship To Name"
  QuoteToName string(255)
  AdditionalName string(255) "Additional To Name"
  Email email
  Phone phone
  Fax phone
  ContractId ->Contract:Contract/Quotes "Contract ID"
  AccountId ->Account:Account ro "Account ID"
  Discount percent(3,2) ro
  GrandTotal currency(18,2) ro
  CanCreateQuoteLineItems boolean ! ro`;

const QUOTE_LINE = `${ID}
  ${DELETED}
  LineNumber string(255) ro key "Line Item Number"${AUDIT}${VIEWED}
  QuoteId ->Quote:Quote/QuoteLineItems:cascade ! co "Quote ID"
  PricebookEntryId ->PricebookEntry:PricebookEntry/QuoteLineItems:restrict ! co "Price Book Entry ID"
  OpportunityLineItemId ->OpportunityLineItem:OpportunityLineItem co
  Quantity double(12,2) !
  UnitPrice currency(18,2) ! "Sales Price"
  Discount percent(3,2)
  Description string(255) "Line Item Description"
  ServiceDate date "Date"
  Product2Id ->Product2:Product2:restrict co "Product ID"
  SortOrder int(9)
  ListPrice currency(18,2) ro
  Subtotal currency(18,2) ro
  TotalPrice currency(18,2) ro`;

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_order.htm and its neighbours. */
export const ORDER_OBJECTS: readonly StandardObject[] = [
  standard('Order', '801', 'Order', 'Orders', ORDER, { nameField: 'OrderNumber' }),
  standard('OrderItem', '802', 'Order Product', 'Order Products', ORDER_ITEM, {
    nameField: 'OrderItemNumber',
    sharing: 'ControlledByParent',
  }),
  standard('Asset', '02i', 'Asset', 'Assets', ASSET),
  standard('Quote', '0Q0', 'Quote', 'Quotes', QUOTE, { sharing: 'ControlledByParent' }),
  standard('QuoteLineItem', '0QL', 'Quote Line Item', 'Quote Line Items', QUOTE_LINE, {
    nameField: 'LineNumber',
    sharing: 'ControlledByParent',
  }),
];
