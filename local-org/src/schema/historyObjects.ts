/**
 * History objects: what changed in which field.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_associated_objects_history.htm
 */
import type { CaseMap } from '../base/caseMap.ts';
import type { ObjectDraft } from './draft.ts';
import { newDraft } from './draft.ts';
import { readFieldLine } from './standard/fieldText.ts';

/** Standard objects with a history, and what it is called where it is not `ObjectHistory`. */
const TRACKED = [
  'Account',
  'Asset',
  'Campaign',
  'Case',
  'Contact',
  'ContactPointAddress',
  'ContactPointConsent',
  'ContactPointEmail',
  'ContactPointPhone',
  'Contract',
  'Individual',
  'Lead',
  'Opportunity',
  'Order',
  'OrderItem',
  'Pricebook2',
  'PricebookEntry',
  'Product2',
  'ServiceContract',
  'Solution',
  'WorkOrder',
];

/** Prefix of all history rows. */
const PREFIX = '017';

/** The name of the object that keeps the history of another. */
export function historyNameOf(objectName: string): string {
  if (objectName.endsWith('__c')) return `${objectName.slice(0, -1)}History`;
  return objectName === 'Opportunity' ? 'OpportunityFieldHistory' : `${objectName}History`;
}

/** History objects of the standard objects there are. */
export function historyDrafts(drafts: CaseMap<ObjectDraft>): ObjectDraft[] {
  const tracked = TRACKED.map((name) => drafts.get(name)).filter((draft) => draft !== undefined);
  return tracked.map(historyDraft);
}

/** The history object of `parent`. */
export function historyDraft(parent: ObjectDraft): ObjectDraft {
  const own = parent.custom ? 'ParentId' : `${parent.apiName}Id`;
  const draft = newDraft(historyNameOf(parent.apiName), {
    label: `${parent.label} History`,
    labelPlural: `${parent.label} History`,
    keyPrefix: PREFIX,
    kind: 'history',
    triggerable: false,
    updateable: false,
    undeletable: false,
    searchable: false,
  });
  const lines = [
    'Id id ! ro',
    'IsDeleted boolean ! ro',
    `${own} ->${parent.apiName}:${own.slice(0, -2)}/Histories:cascade ! co`,
    'CreatedById ->User:CreatedBy ! ro',
    'CreatedDate datetime ! ro',
    'Field picklist(255) ! co',
    'DataType picklist(40) ro',
    'OldValue anyType ro',
    'NewValue anyType ro',
  ];
  for (const line of lines) {
    const { field, children } = readFieldLine(line);
    draft.fields.set(field.apiName, field);
    if (children !== null) draft.childNames.set(field.apiName, children);
  }
  return draft;
}
