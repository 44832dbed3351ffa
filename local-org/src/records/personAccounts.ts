/**
 * Person accounts: an account with a last name is a person, and has a contact behind it that shows the same values.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_guidelines_personaccounts.htm
 */
import type { FieldType, ObjectType } from '../schema/schema.ts';
import type { RowValues } from '../store/objectTable.ts';
import { insertSystemRow, updateSystemRow } from '../store/systemRow.ts';
import type { SaveContext } from './context.ts';
import type { Row } from './row.ts';
import { fail } from './row.ts';

const NAMES = ['FirstName', 'LastName', 'Salutation', 'MiddleName', 'Suffix'];

/** Whether the org has person accounts. */
export function hasPersonAccounts(account: ObjectType): boolean {
  return account.fields.has('IsPersonAccount');
}

/** Name and kind of an account that is being saved. */
export function derivePerson(_context: SaveContext, row: Row): void {
  const { fields } = row.record;
  if (!hasPersonAccounts(row.record.type)) return;
  const last = fields.get('lastname') ?? null;
  const isPerson = row.before === null ? last !== null : row.before.get('ispersonaccount') === true;
  fields.set('ispersonaccount', isPerson);
  if (!isPerson && last !== null) {
    fail(row, 'INVALID_FIELD_FOR_INSERT_UPDATE', 'Account: bad field names on insert/update call: LastName', [
      'LastName',
    ]);
  }
  if (!isPerson) return;
  const given = row.input.fields.get('name') ?? null;
  if (given !== null && row.before === null) {
    fail(row, 'INVALID_FIELD_FOR_INSERT_UPDATE', 'Account: bad field names on insert/update call: Name', ['Name']);
  }
  fields.set('name', [fields.get('firstname'), last].filter((part) => part).join(' '));
}

/** The field of the contact that a field of a person account shows; null where it shows none. */
function contactField(account: FieldType, contact: ObjectType): FieldType | null {
  const name = account.apiName;
  if (NAMES.includes(name)) return contact.fields.get(name) ?? null;
  if (name.endsWith('__pc')) return contact.fields.get(name.replace(/__pc$/, '__c')) ?? null;
  if (name.startsWith('Person') && name !== 'PersonContactId') return contact.fields.get(name.slice(6)) ?? null;
  return ['Phone', 'Fax', 'OwnerId'].includes(name) ? (contact.fields.get(name) ?? null) : null;
}

/** Makes or updates the contacts behind accounts that were written. */
export function writePersonContacts(context: SaveContext, rows: readonly Row[]): void {
  const { store } = context;
  const contact = store.schema.object('Contact')!;
  for (const row of rows) {
    if (row.record.fields.get('ispersonaccount') !== true) continue;
    const values: Record<string, unknown> = { Name: row.record.fields.get('name'), IsPersonAccount: true };
    for (const field of row.record.type.fields.values()) {
      const shown = contactField(field, contact);
      if (shown !== null) values[shown.apiName] = row.record.fields.get(field.apiName.toLowerCase()) ?? null;
    }
    const known = row.record.fields.get('personcontactid');
    if (typeof known === 'string') updateSystemRow(store, 'Contact', known, values);
    else linkContact(context, row, values);
  }
}

function linkContact(context: SaveContext, row: Row, values: Record<string, unknown>): void {
  const { store, userId } = context;
  const all = { ...values, AccountId: row.record.id, IsDeleted: false };
  const id = insertSystemRow(store, 'Contact', all, context.now(), userId);
  row.record.fields.set('personcontactid', id);
  updateSystemRow(store, 'Account', row.record.id!, { PersonContactId: id });
}

/** Contacts behind person accounts that were saved by themselves: the account shows the new values. */
export function writePersonAccounts(context: SaveContext, rows: readonly Row[]): void {
  const { store } = context;
  const account = store.schema.object('Account')!;
  for (const row of rows) {
    if (row.record.fields.get('ispersonaccount') !== true) continue;
    const values: Record<string, unknown> = {};
    for (const field of account.fields.values()) {
      const shown = contactField(field, row.record.type);
      if (shown !== null)
        values[field.apiName] = (row.record.fields as RowValues).get(shown.apiName.toLowerCase()) ?? null;
    }
    values['Name'] = row.record.fields.get('name');
    updateSystemRow(store, 'Account', String(row.record.fields.get('accountid')), values);
  }
}
