/** The standard objects of an org before anything is deployed. */
import { CaseMap } from '../base/caseMap.ts';
import type { ObjectDraft } from './draft.ts';
import { newDraft } from './draft.ts';
import { shareDraft } from './shareObjects.ts';
import type { OrgFeature, OrgShape } from '../project/orgShape.ts';
import { historyDrafts } from './historyObjects.ts';
import { ADMINISTRATION_OBJECTS } from './standard/administration.ts';
import { CODE_OBJECTS } from './standard/code.ts';
import { COLLABORATION_OBJECTS } from './standard/collaboration.ts';
import { CURRENCY_OBJECTS, NETWORK_OBJECTS, SITE_OBJECTS } from './standard/currency.ts';
import type { StandardObject } from './standard/definition.ts';
import { DEFINITION_OBJECTS } from './standard/definitions.ts';
import { ENGAGEMENT_OBJECTS } from './standard/engagement.ts';
import { FILE_OBJECTS } from './standard/files.ts';
import { readFieldLine } from './standard/fieldText.ts';
import { MAIL_OBJECTS } from './standard/mail.ts';
import { MORE_OBJECTS } from './standard/moreObjects.ts';
import { NAME_OBJECT } from './standard/name.ts';
import { ORDER_OBJECTS } from './standard/orders.ts';
import { RELATION_OBJECTS } from './standard/relations.ts';
import { SALES_OBJECTS } from './standard/sales.ts';
import { SETUP_OBJECTS } from './standard/setup.ts';
import { TEAM_OBJECTS } from './standard/teams.ts';

const SHARED = [
  'Account',
  'Contact',
  'Opportunity',
  'Lead',
  'Case',
  'Campaign',
  'User',
  'Order',
  'Asset',
  'ContactRequest',
  'Macro',
  'QuickText',
];

const OBJECTS: readonly StandardObject[] = [
  ...SALES_OBJECTS,
  ...SETUP_OBJECTS,
  ...CODE_OBJECTS,
  ...FILE_OBJECTS,
  ...ORDER_OBJECTS,
  ...RELATION_OBJECTS,
  ...MAIL_OBJECTS,
  ...ENGAGEMENT_OBJECTS,
  NAME_OBJECT,
  ...TEAM_OBJECTS,
  ...ADMINISTRATION_OBJECTS,
  ...COLLABORATION_OBJECTS,
  ...DEFINITION_OBJECTS,
  ...CURRENCY_OBJECTS,
  ...NETWORK_OBJECTS,
  ...SITE_OBJECTS,
  ...MORE_OBJECTS,
];

/** Numbers that the platform gives to new records. */
const AUTO_NUMBERS: Readonly<Record<string, string>> = {
  'Contract.ContractNumber': '{00000000}',
  'Order.OrderNumber': '{00000000}',
  'OrderItem.OrderItemNumber': '{0000000000}',
  'Quote.QuoteNumber': '{00000000}',
  'QuoteLineItem.LineNumber': '{00000000}',
  'Solution.SolutionNumber': '{00000000}',
  'WorkOrder.WorkOrderNumber': '{00000000}',
  'WorkOrderLineItem.LineItemNumber': '{00000000}',
};

/** Objects that only orgs with a feature have. */
const NEEDED: Readonly<Record<string, OrgFeature>> = {
  AccountContactRelation: 'ContactsToMultipleAccounts',
  AccountTeamMember: 'AccountTeams',
  CurrencyType: 'MultiCurrency',
  DatedConversionRate: 'MultiCurrency',
  Network: 'Communities',
  NetworkMember: 'Communities',
  OpportunitySplit: 'OpportunitySplits',
  OpportunitySplitType: 'OpportunitySplits',
  OpportunityTeamMember: 'OpportunityTeams',
  Quote: 'Quotes',
  QuoteLineItem: 'Quotes',
};

/** Fresh drafts of the standard objects of an org of this shape. */
export function standardDrafts(shape: OrgShape): CaseMap<ObjectDraft> {
  const drafts = new CaseMap<ObjectDraft>();
  for (const object of OBJECTS) {
    const needed = NEEDED[object.name];
    if (needed === undefined || shape.has(needed)) drafts.set(object.name, draftOf(object));
  }
  dropUnknownTargets(drafts);
  for (const draft of historyDrafts(drafts)) drafts.set(draft.apiName, draft);
  for (const name of SHARED) {
    const share = shareDraft(drafts.get(name)!);
    drafts.set(share.apiName, share);
  }
  return drafts;
}

/** Setup objects that `search()` supports. https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_apexclass.htm */
const SEARCHED_SETUP = new Set(['ApexClass', 'ApexTrigger', 'User', 'Group', 'PermissionSet']);

/** References to objects that the org does not have are not there either. */
function dropUnknownTargets(drafts: CaseMap<ObjectDraft>): void {
  for (const draft of drafts.values()) {
    for (const field of [...draft.fields.values()]) {
      const isKnown = field.referenceTo.length === 0 || field.referenceTo.some((target) => drafts.has(target));
      if (!isKnown) draft.fields.delete(field.apiName);
    }
  }
}

function draftOf(object: StandardObject): ObjectDraft {
  const draft = newDraft(object.name, {
    label: object.label,
    labelPlural: object.plural,
    keyPrefix: object.prefix,
    kind: object.kind,
    queryable: object.kind !== 'platformEvent',
    nameField: object.nameField,
    sharingModel: object.sharing,
    triggerable: object.triggerable,
    createable: !object.without.includes('create'),
    updateable: !object.without.includes('update'),
    deletable: !object.without.includes('delete'),
    undeletable: !object.without.includes('undelete'),
    searchable: object.kind === 'standard' || SEARCHED_SETUP.has(object.name),
  });
  for (const line of object.fields.split('\n')) {
    if (line.trim() === '') continue;
    const { field, children } = readFieldLine(line);
    const autoNumber = AUTO_NUMBERS[`${object.name}.${field.apiName}`] ?? null;
    draft.fields.set(field.apiName, { ...field, nameField: field.apiName === object.nameField, autoNumber });
    if (children !== null) draft.childNames.set(field.apiName, children);
  }
  if (object.sharing === 'ControlledByParent') markMaster(draft);
  return draft;
}

/** The first cascading reference of a standard detail object is its master. */
function markMaster(draft: ObjectDraft): void {
  for (const field of draft.fields.values()) {
    if (field.deleteConstraint !== 'Cascade') continue;
    draft.fields.set(field.apiName, { ...field, masterDetail: true, relationshipOrder: 0 });
    return;
  }
}
