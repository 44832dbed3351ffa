/** Fields that features of an org add to its objects. */
import type { CaseMap } from '../base/caseMap.ts';
import type { OrgShape } from '../project/orgShape.ts';
import type { ObjectDraft } from './draft.ts';
import type { FieldType } from './schema.ts';
import { readFieldLine } from './standard/fieldText.ts';
import { addressFields } from './standard/systemFields.ts';

/** Standard objects whose records have a currency. */
const WITH_CURRENCY = new Set([
  'Account',
  'AccountContactRelation',
  'Asset',
  'Campaign',
  'CampaignMember',
  'Case',
  'Contact',
  'ContactRequest',
  'ContentVersion',
  'Contract',
  'ContractLineItem',
  'Entitlement',
  'Event',
  'Idea',
  'Lead',
  'Opportunity',
  'OpportunityContactRole',
  'OpportunityHistory',
  'OpportunityLineItem',
  'OpportunitySplit',
  'OpportunityTeamMember',
  'Order',
  'OrderItem',
  'Pricebook2',
  'PricebookEntry',
  'Product2',
  'Quote',
  'QuoteLineItem',
  'ServiceContract',
  'Solution',
  'Task',
  'User',
  'WorkOrder',
  'WorkOrderLineItem',
]);

/** Adds what the features of the shape bring; custom fields of contacts are there already. */
export function addFeatureFields(drafts: CaseMap<ObjectDraft>, shape: OrgShape): void {
  if (shape.has('MultiCurrency')) addCurrencies(drafts);
  if (shape.has('MiddleName')) addLines(drafts, ['Contact', 'Lead', 'User', 'Individual'], 'MiddleName string(40)');
  if (shape.has('NameSuffix')) addLines(drafts, ['Contact', 'Lead', 'User', 'Individual'], 'Suffix string(40)');
  if (shape.has('PersonAccounts')) addPersonAccounts(drafts);
}

function addLines(drafts: CaseMap<ObjectDraft>, objects: readonly string[], text: string): void {
  for (const name of objects) {
    const draft = drafts.get(name);
    if (draft === undefined) continue;
    for (const line of text.split('\n')) {
      if (line.trim() === '') continue;
      const { field, children } = readFieldLine(line);
      draft.fields.set(field.apiName, field);
      if (children !== null) draft.childNames.set(field.apiName, children);
    }
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_currencytype.htm */
function addCurrencies(drafts: CaseMap<ObjectDraft>): void {
  const named = [...drafts.values()].filter(({ apiName, kind }) => WITH_CURRENCY.has(apiName) || kind === 'custom');
  const names = named.map(({ apiName }) => apiName);
  addLines(drafts, names, 'CurrencyIsoCode picklist(3) def "Currency ISO Code"');
}

/** Fields of the contact behind a person account, as the account shows them. */
const PERSON_FIELDS = `
  FirstName string(40)
  LastName string(80)
  Salutation picklist(40) {Mr.;Ms.;Mrs.;Dr.;Prof.;Mx.}
  IsPersonAccount boolean ! ro
  PersonContactId ->Contact:PersonContact ro
  ${addressFields('PersonMailing')}
  ${addressFields('PersonOther')}
  PersonMobilePhone phone
  PersonHomePhone phone
  PersonOtherPhone phone
  PersonAssistantPhone phone
  PersonEmail email
  PersonTitle string(80)
  PersonDepartment string(80)
  PersonAssistantName string(40)
  PersonLeadSource picklist(255) {Web;Phone Inquiry;Partner Referral;Purchased List;Other}
  PersonBirthdate date
  PersonHasOptedOutOfEmail boolean !
  PersonHasOptedOutOfFax boolean !
  PersonDoNotCall boolean !
  PersonEmailBouncedReason string(255)
  PersonEmailBouncedDate datetime
  PersonIndividualId ->Individual:PersonIndividual`;

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_guidelines_personaccounts.htm */
function addPersonAccounts(drafts: CaseMap<ObjectDraft>): void {
  addLines(drafts, ['Account'], PERSON_FIELDS);
  addLines(drafts, ['Contact'], 'IsPersonAccount boolean ! ro');
  addLines(drafts, ['RecordType'], 'IsPersonType boolean ! ro');
  const account = drafts.get('Account')!;
  for (const field of drafts.get('Contact')!.fields.values()) {
    if (!field.custom || field.masterDetail) continue;
    const shown = personField(field);
    account.fields.set(shown.apiName, shown);
  }
}

/** `Level__c` of the contact is `Level__pc` of the account. */
function personField(field: FieldType): FieldType {
  const relationshipName = field.relationshipName?.replace(/__r$/, '__pr') ?? null;
  return { ...field, apiName: field.apiName.replace(/__c$/, '__pc'), relationshipName, nillable: true };
}
