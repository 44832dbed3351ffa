/** Campaigns and their members. */
import type { RowValues } from '../../store/objectTable.ts';
import { insertSystemRow } from '../../store/systemRow.ts';
import { ApexDate } from '../../runtime/values/apexDate.ts';
import type { SaveContext } from '../context.ts';
import type { Row } from '../row.ts';

/** Statuses that every new campaign has. https://help.salesforce.com/s/articleView?id=sf.campaigns_member_status.htm */
const STATUSES = [
  { Label: 'Sent', SortOrder: 3, IsDefault: true, HasResponded: false },
  { Label: 'Responded', SortOrder: 4, IsDefault: false, HasResponded: true },
];

/** Gives a new campaign its member statuses. */
export function addMemberStatuses(context: SaveContext, row: Row): void {
  for (const status of STATUSES) {
    const values = { ...status, CampaignId: row.record.id, IsDeleted: false };
    insertSystemRow(context.store, 'CampaignMemberStatus', values, context.now(), context.userId);
  }
}

/** What a member shows of its lead or contact. */
const SHOWN = [
  'Salutation',
  'Name',
  'FirstName',
  'LastName',
  'Title',
  'Email',
  'Phone',
  'Fax',
  'MobilePhone',
  'Description',
  'DoNotCall',
  'HasOptedOutOfEmail',
  'HasOptedOutOfFax',
  'LeadSource',
];
const ADDRESS = ['Street', 'City', 'State', 'PostalCode', 'Country'];

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_campaignmember.htm */
export function deriveCampaignMember(context: SaveContext, row: Row): void {
  const { fields } = row.record;
  const isContact = typeof fields.get('contactid') === 'string';
  const id = isContact ? fields.get('contactid') : fields.get('leadid');
  const person = loaded(context, isContact ? 'Contact' : 'Lead', id);
  if (person !== undefined) showPerson(context, row, person, isContact);
  const status = String(fields.get('status') ?? '').toLowerCase();
  const statuses = context.store.table('CampaignMemberStatus').loadWhere('CampaignId', [fields.get('campaignid')]);
  const found = [...statuses.values()].find((one) => String(one.get('label')).toLowerCase() === status);
  const responded = found?.get('hasresponded') === true;
  fields.set('hasresponded', responded);
  if (responded && !fields.get('firstrespondeddate')) {
    fields.set('firstrespondeddate', new ApexDate(Math.floor(context.now() / 86_400_000)));
  }
}

function loaded(context: SaveContext, object: string, id: unknown): RowValues | undefined {
  return typeof id === 'string' ? context.store.table(object).load([id]).get(id) : undefined;
}

function showPerson(context: SaveContext, row: Row, person: RowValues, isContact: boolean): void {
  const { fields } = row.record;
  for (const name of SHOWN) fields.set(name.toLowerCase(), person.get(name.toLowerCase()) ?? null);
  for (const part of ADDRESS) {
    const key = part.toLowerCase();
    fields.set(key, person.get(isContact ? `mailing${key}` : key) ?? null);
  }
  const company = isContact ? loaded(context, 'Account', person.get('accountid'))?.get('name') : person.get('company');
  fields.set('companyoraccount', company ?? null);
  fields.set('type', isContact ? 'Contact' : 'Lead');
  fields.set('leadorcontactid', person.get('id'));
  fields.set('leadorcontactownerid', person.get('ownerid'));
}
