/** The page layouts, list columns and key fields that the platform gives its own objects before anybody customises them. */
type FieldNames = Readonly<Record<string, readonly string[]>>;

/** Fields in reading order, left and right column alternating; custom fields come after them. */
export const STANDARD_LAYOUTS: FieldNames = {
  Account: [
    'OwnerId',
    'Rating',
    'Name',
    'Phone',
    'ParentId',
    'Website',
    'Type',
    'Industry',
    'NumberOfEmployees',
    'AnnualRevenue',
    'BillingStreet',
    'ShippingStreet',
    'BillingCity',
    'ShippingCity',
    'BillingState',
    'ShippingState',
    'BillingPostalCode',
    'ShippingPostalCode',
    'BillingCountry',
    'ShippingCountry',
    'Description',
  ],
  Contact: [
    'OwnerId',
    'Phone',
    'FirstName',
    'MobilePhone',
    'LastName',
    'Email',
    'AccountId',
    'ReportsToId',
    'Title',
    'Department',
    'MailingStreet',
    'MailingCity',
    'MailingState',
    'MailingPostalCode',
    'MailingCountry',
    'LeadSource',
    'Description',
  ],
  Opportunity: [
    'Name',
    'Amount',
    'AccountId',
    'CloseDate',
    'OwnerId',
    'StageName',
    'Type',
    'Probability',
    'LeadSource',
    'NextStep',
    'CampaignId',
    'IsPrivate',
    'Description',
  ],
};

/** The columns of a list. */
export const STANDARD_COLUMNS: FieldNames = {
  Account: ['Name', 'BillingState', 'Phone', 'Type', 'Industry', 'OwnerId'],
  Contact: ['Name', 'AccountId', 'Title', 'Phone', 'Email', 'OwnerId'],
  Opportunity: ['Name', 'AccountId', 'Amount', 'CloseDate', 'StageName', 'OwnerId'],
  Product2: ['Name', 'ProductCode', 'Family', 'IsActive'],
  User: ['Name', 'Username', 'Email', 'IsActive'],
};

/** The fields beside the name in a record's header. */
export const STANDARD_KEYS: FieldNames = {
  Account: ['Type', 'Phone', 'Website', 'OwnerId', 'Industry'],
  Contact: ['Title', 'AccountId', 'Phone', 'Email', 'OwnerId'],
  Opportunity: ['AccountId', 'CloseDate', 'Amount', 'OwnerId'],
};
