/**
 * Lead conversion: an account, a contact and, unless refused, an opportunity take over what the lead says; the lead is closed.
 * https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_convertlead.htm
 */
import type { LeadConversion, LeadConversionResult } from '../abi/ports.ts';
import { ApexDate } from '../runtime/values/apexDate.ts';
import type { RecordError } from '../runtime/values/sObject.ts';
import { SObject } from '../runtime/values/sObject.ts';
import { quoted } from '../store/ddl.ts';
import type { RowValues } from '../store/objectTable.ts';
import type { SaveContext } from './context.ts';
import { newRow } from './row.ts';
import { saveRecords } from './save.ts';
import { saveChunk } from './saveChunk.ts';

/** Fields of what is made, and the fields of the lead they are filled from. */
const ACCOUNT_FIELDS: Readonly<Record<string, string>> = {
  Name: 'company',
  AccountSource: 'leadsource',
  AnnualRevenue: 'annualrevenue',
  BillingStreet: 'street',
  BillingCity: 'city',
  BillingState: 'state',
  BillingPostalCode: 'postalcode',
  BillingCountry: 'country',
  Fax: 'fax',
  Industry: 'industry',
  NumberOfEmployees: 'numberofemployees',
  Phone: 'phone',
  Rating: 'rating',
  Website: 'website',
};
const CONTACT_FIELDS: Readonly<Record<string, string>> = {
  FirstName: 'firstname',
  LastName: 'lastname',
  Salutation: 'salutation',
  Description: 'description',
  DoNotCall: 'donotcall',
  Email: 'email',
  Fax: 'fax',
  HasOptedOutOfEmail: 'hasoptedoutofemail',
  IndividualId: 'individualid',
  LeadSource: 'leadsource',
  MailingStreet: 'street',
  MailingCity: 'city',
  MailingState: 'state',
  MailingPostalCode: 'postalcode',
  MailingCountry: 'country',
  MobilePhone: 'mobilephone',
  Phone: 'phone',
  Title: 'title',
};

/** A conversion that cannot be; ends the one lead's work. */
class ConversionRefused extends Error {
  readonly errors: readonly RecordError[];
  constructor(errors: readonly RecordError[]) {
    super('lead conversion refused');
    this.errors = errors;
  }
}

function refuse(statusCode: string, message: string): never {
  throw new ConversionRefused([{ statusCode, message, fields: [] }]);
}

/** Converts leads one by one; with `allOrNone` nothing stays when one of them fails. */
export function convertLeads(
  context: SaveContext,
  requests: readonly LeadConversion[],
  allOrNone: boolean,
): LeadConversionResult[] {
  const savepoint = context.store.savepoint();
  const results = requests.map((request) => convertOne(context, request));
  if (allOrNone && results.some((result) => !result.success)) context.store.rollbackTo(savepoint);
  context.store.release(savepoint);
  return results;
}

function convertOne(context: SaveContext, request: LeadConversion): LeadConversionResult {
  const savepoint = context.store.savepoint();
  const { leadId } = request;
  try {
    return { success: true, leadId, errors: [], ...convert(context, request) };
  } catch (error) {
    if (!(error instanceof ConversionRefused)) throw error;
    context.store.rollbackTo(savepoint);
    return { success: false, leadId, accountId: null, contactId: null, opportunityId: null, errors: error.errors };
  } finally {
    context.store.release(savepoint);
  }
}

interface Made {
  readonly accountId: string;
  readonly contactId: string;
  readonly opportunityId: string | null;
}

function convert(context: SaveContext, request: LeadConversion): Made {
  const lead = openLead(context, request);
  const ownerId = request.ownerId ?? String(lead.get('ownerid'));
  if (!ownerId.startsWith('005')) refuse('INVALID_OWNER', 'The owner of a lead in a queue has to be named');
  const accountId = takeOver(context, 'Account', ACCOUNT_FIELDS, lead, {
    id: request.accountId,
    given: request.account,
    more: { OwnerId: ownerId },
  });
  const contactId = takeOver(context, 'Contact', CONTACT_FIELDS, lead, {
    id: request.contactId,
    given: request.contact,
    more: { OwnerId: ownerId, AccountId: accountId },
    always: request.overwriteLeadSource ? ['LeadSource'] : [],
  });
  const made = {
    accountId,
    contactId,
    opportunityId: opportunityOf(context, request, lead, { ownerId, accountId, contactId }),
  };
  closeLead(context, request, ownerId, made);
  moveRelated(context, request.leadId!, made);
  return made;
}

function openLead(context: SaveContext, request: LeadConversion): RowValues {
  const id = request.leadId;
  if (id === null) refuse('REQUIRED_FIELD_MISSING', 'leadId is required');
  const lead = context.store.table('Lead').load([id]).get(id);
  if (lead === undefined) refuse('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  if (lead.get('isdeleted') === true) refuse('ENTITY_IS_DELETED', 'entity is deleted');
  if (lead.get('isconverted') === true) refuse('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead');
  const status = request.convertedStatus;
  const known = context.store.table('LeadStatus').loadWhere('ApiName', [status ?? '']);
  const converts = [...known.values()].some((row) => row.get('isconverted') === true);
  if (!converts) refuse('INVALID_STATUS', `invalid convertedStatus: ${status}`);
  return lead;
}

interface Target {
  readonly id: string | null;
  /** A record whose values go before the lead's. */
  readonly given: unknown;
  readonly more: Readonly<Record<string, unknown>>;
  /** Fields that are overwritten on an existing record. */
  readonly always?: readonly string[];
}

/** A new record with the lead's values, or an existing one whose empty fields they fill. */
function takeOver(
  context: SaveContext,
  objectName: string,
  fields: Readonly<Record<string, string>>,
  lead: RowValues,
  { id, given, more, always = [] }: Target,
): string {
  const record = new SObject(context.store.schema.object(objectName)!);
  const before = id === null ? undefined : context.store.table(objectName).load([id]).get(id);
  if (id !== null && before === undefined) refuse('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  const set = (name: string, value: unknown): void => {
    const key = name.toLowerCase();
    const isFree = before === undefined || (before.get(key) ?? null) === null || always.includes(name);
    if (isFree && (value ?? null) !== null) record.fields.set(key, value);
  };
  for (const [name, source] of Object.entries(fields)) set(name, lead.get(source));
  for (const [name, value] of Object.entries(more)) set(name, value);
  if (given instanceof SObject) for (const [key, value] of given.scalars()) record.fields.set(key, value);
  if (before === undefined) return save(context, 'insert', record);
  record.id = id;
  return record.fields.size <= 1 ? id! : save(context, 'update', record);
}

function save(context: SaveContext, operation: 'insert' | 'update', record: SObject): string {
  const [result] = saveRecords(context, operation, [record], { allOrNone: true, externalId: null });
  if (!result!.success) throw new ConversionRefused(result!.errors);
  return result!.id!;
}

interface Parties {
  readonly ownerId: string;
  readonly accountId: string;
  readonly contactId: string;
}

/** A new opportunity is in the first stage and closes at the end of the quarter; the contact has the primary role in it. */
function opportunityOf(
  context: SaveContext,
  request: LeadConversion,
  lead: RowValues,
  { ownerId, accountId, contactId }: Parties,
): string | null {
  if (!request.createOpportunity) return null;
  const id = takeOver(context, 'Opportunity', { LeadSource: 'leadsource' }, lead, {
    id: request.opportunityId,
    given: request.opportunity,
    more: {
      Name: request.opportunityName ?? lead.get('company'),
      StageName: firstStage(context),
      CloseDate: endOfQuarter(context.now()),
      OwnerId: ownerId,
      AccountId: accountId,
    },
  });
  if (request.opportunityId !== null) return id;
  const role = new SObject(context.store.schema.object('OpportunityContactRole')!);
  for (const [name, value] of Object.entries({ opportunityid: id, contactid: contactId, isprimary: true })) {
    role.fields.set(name, value);
  }
  save(context, 'insert', role);
  return id;
}

function firstStage(context: SaveContext): string {
  const sql = 'SELECT "ApiName" FROM "OpportunityStage" WHERE "IsActive" = 1 AND "IsClosed" = 0 ORDER BY "SortOrder"';
  const [first] = (context.store.prepare(sql).get() ?? ['']) as unknown as [string];
  return first;
}

/** https://help.salesforce.com/s/articleView?id=sf.lead_conversion_mapping.htm */
function endOfQuarter(now: number): ApexDate {
  const today = new Date(now);
  const last = Date.UTC(today.getUTCFullYear(), Math.floor(today.getUTCMonth() / 3) * 3 + 3, 0);
  return new ApexDate(last / 86_400_000);
}

function closeLead(context: SaveContext, request: LeadConversion, ownerId: string, made: Made): void {
  const input = new SObject(context.store.schema.object('Lead')!);
  input.id = request.leadId;
  const values = {
    status: request.convertedStatus,
    isconverted: true,
    converteddate: new ApexDate(Math.floor(context.now() / 86_400_000)),
    convertedaccountid: made.accountId,
    convertedcontactid: made.contactId,
    convertedopportunityid: made.opportunityId,
    isunreadbyowner: false,
    ownerid: ownerId,
  };
  for (const [name, value] of Object.entries(values)) input.fields.set(name, value);
  const row = { ...newRow(input), internal: true };
  saveChunk(context, input.type, 'update', [row]);
  if (row.errors.length > 0) throw new ConversionRefused(row.errors);
}

/** Activities, campaign memberships and attachments go on with the contact. */
function moveRelated(context: SaveContext, leadId: string, { contactId, accountId, opportunityId }: Made): void {
  const run = (object: string, set: string, where: string, ...values: (string | null)[]): void => {
    context.store.prepare(`UPDATE ${quoted(object)} SET ${set} WHERE ${where} = ?`).run(...(values as never[]), leadId);
  };
  for (const object of ['Task', 'Event']) {
    run(
      object,
      '"WhatId" = COALESCE("WhatId", ?), "AccountId" = ?, "WhoId" = ?',
      '"WhoId"',
      opportunityId,
      accountId,
      contactId,
    );
  }
  run('CampaignMember', '"ContactId" = ?', '"LeadId"', contactId);
  for (const object of ['Attachment', 'Note']) run(object, '"ParentId" = ?', '"ParentId"', contactId);
}
