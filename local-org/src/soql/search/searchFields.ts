/**
 * Which fields of an object a search looks into.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_sosl_in.htm
 */
import type { FieldType, ObjectType, SoapFieldType } from '../../schema/schema.ts';
import { storedFields } from '../../store/ddl.ts';
import type { SearchGroup } from '../../syntax/parseSosl.ts';

const TEXTS: ReadonlySet<SoapFieldType> = new Set([
  'string',
  'textarea',
  'email',
  'phone',
  'url',
  'picklist',
  'multipicklist',
  'combobox',
]);

/** Fields beside the name that `IN NAME FIELDS` takes in. */
const BESIDE_NAME: Readonly<Record<string, readonly string[]>> = {
  Account: ['Website', 'Site'],
  Asset: ['SerialNumber'],
  Case: ['SuppliedName', 'SuppliedCompany', 'Subject'],
  Contact: ['AssistantName'],
  Event: ['Subject'],
  Lead: ['Company'],
  Note: ['Title'],
  PermissionSet: ['Label'],
  Task: ['Subject'],
  User: ['CommunityNickname'],
};

/** Files and products are searched as a whole, whatever IN says. */
const WHOLE = new Set(['ContentVersion', 'ContentDocument', 'ContentNote', 'Product2', 'FeedItem', 'Document']);

/** The fields of an object that belong to a group. */
export function searchedFields(object: ObjectType, group: SearchGroup): FieldType[] {
  const texts = storedFields(object).filter((field) => TEXTS.has(field.type));
  if (group === 'ALL' || WHOLE.has(object.apiName)) return texts;
  if (group === 'NAME') {
    const beside = BESIDE_NAME[object.apiName] ?? [];
    return texts.filter((field) => field.nameField || beside.includes(field.apiName));
  }
  return texts.filter((field) => field.type === (group === 'EMAIL' ? 'email' : 'phone'));
}
