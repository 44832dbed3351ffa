/** Standard fields that follow from other fields of the record. */
import type { ObjectType } from '../schema/schema.ts';
import type { SaveContext } from './context.ts';
import { deriveCampaignMember } from './derive/campaigns.ts';
import { deriveEvent } from './derive/events.ts';
import { deriveContentDistribution, deriveContentVersion } from './derive/files.ts';
import { deriveOpportunity } from './derive/opportunity.ts';
import { deriveContract, deriveOrder, derivePricedLine, deriveQuote } from './derive/orders.ts';
import { deriveLineItem, derivePricebookEntry } from './derive/products.ts';
import { deriveCase, deriveTask } from './derive/service.ts';
import { derivePerson } from './personAccounts.ts';
import type { Row } from './row.ts';

type Derivation = (context: SaveContext, row: Row) => void;

const DERIVATIONS: Readonly<Record<string, Derivation>> = {
  Account: derivePerson,
  Opportunity: deriveOpportunity,
  OpportunityLineItem: deriveLineItem,
  PricebookEntry: derivePricebookEntry,
  Contact: derivePersonName,
  Lead: derivePersonName,
  Individual: derivePersonName,
  User: deriveUser,
  Task: deriveTask,
  Case: deriveCase,
  CampaignMember: deriveCampaignMember,
  Contract: deriveContract,
  Event: deriveEvent,
  Order: deriveOrder,
  OrderItem: derivePricedLine,
  Quote: deriveQuote,
  QuoteLineItem: derivePricedLine,
  ContentVersion: deriveContentVersion,
  ContentDistribution: deriveContentDistribution,
};

/** Brings derived fields up to date; called before the before triggers and once more after them. */
export function derive(context: SaveContext, object: ObjectType, row: Row): void {
  DERIVATIONS[object.apiName]?.(context, row);
}

function derivePersonName(_context: SaveContext, row: Row): void {
  const { fields } = row.record;
  const name = [fields.get('firstname'), fields.get('lastname')].filter((part) => part).join(' ');
  if (name === '') fields.delete('name');
  else fields.set('name', name);
}

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_user.htm */
function deriveUser(context: SaveContext, row: Row): void {
  derivePersonName(context, row);
  const { fields } = row.record;
  if (row.before === null) {
    if (!fields.get('communitynickname')) {
      fields.set('communitynickname', `User${context.store.counters.next('nickname')}${context.now()}`);
    }
  }
  const profileId = fields.get('profileid');
  const profile =
    typeof profileId === 'string' ? context.store.table('Profile').load([profileId]).get(profileId) : null;
  fields.set('usertype', profile?.get('usertype') ?? 'Standard');
  derivePortalUser(context, row);
}

/** A portal user belongs to a contact, and through it to an account. */
function derivePortalUser(context: SaveContext, row: Row): void {
  const { fields } = row.record;
  const contactId = fields.get('contactid');
  if (typeof contactId !== 'string') return;
  const contact = context.store.table('Contact').load([contactId]).get(contactId);
  fields.set('accountid', contact?.get('accountid') ?? null);
  fields.set('isportalenabled', true);
}
