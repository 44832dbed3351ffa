/**
 * Share objects: who besides the owner sees a record.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_associated_objects_share.htm
 */
import type { Component } from '../project/model.ts';
import type { ObjectDraft } from './draft.ts';
import { newDraft } from './draft.ts';
import { readFieldLine } from './standard/fieldText.ts';

const STANDARD_PREFIXES: Readonly<Record<string, string>> = {
  Account: '00r',
  Contact: '03s',
  Opportunity: '00t',
  Lead: '01o',
  Case: '01n',
  Campaign: '08s',
  User: '0N0',
};

const ROW_CAUSES = ['Manual*', 'Owner', 'Rule', 'ImplicitParent', 'ImplicitChild', 'Team'];

/** A sharing reason of a custom object as a row cause: `Reviewer__c`. */
function reasonName({ fullName }: Component): string {
  return fullName.endsWith('__c') ? fullName : `${fullName}__c`;
}

/** Names the share object of an object: AccountShare, Goal__Share. */
export function shareNameOf(objectName: string): string {
  return objectName.endsWith('__c') ? `${objectName.slice(0, -1)}Share` : `${objectName}Share`;
}

/** Standard objects whose share objects name their columns like those of custom ones. */
const PLAIN = new Set(['ContactRequest', 'Macro', 'QuickText']);

/** Names the columns of a share object that hold the record and the level. */
export function shareColumns(objectName: string): { parent: string; level: string } {
  if (objectName.endsWith('__c') || PLAIN.has(objectName)) return { parent: 'ParentId', level: 'AccessLevel' };
  return { parent: `${objectName}Id`, level: `${objectName}AccessLevel` };
}

/** The share object of `parent`. */
export function shareDraft(parent: ObjectDraft, reasons: readonly Component[] = []): ObjectDraft {
  const { parent: parentField, level } = shareColumns(parent.apiName);
  const relationship = parent.custom || PLAIN.has(parent.apiName) ? 'Parent' : parent.apiName;
  const apiName = shareNameOf(parent.apiName);
  const draft = newDraft(apiName, {
    label: `${parent.label} Share`,
    labelPlural: `${parent.label} Share`,
    keyPrefix: STANDARD_PREFIXES[parent.apiName] ?? null,
    kind: 'share',
    triggerable: false,
    undeletable: false,
  });
  const causes = parent.apiName === 'Account' ? accountLevels() : [];
  const lines = [
    'Id id ! ro',
    `${parentField} ->${parent.apiName}:${relationship}/Shares:cascade ! co`,
    `${level} picklist(40) ! {Read;Edit;All}`,
    ...causes,
    `RowCause picklist(40) co def {${[...ROW_CAUSES, ...reasons.map(reasonName)].join(';')}}`,
    'UserOrGroupId ->Group|User:UserOrGroup ! co',
    'LastModifiedDate datetime ! ro',
    'LastModifiedById ->User:LastModifiedBy ! ro',
    'IsDeleted boolean ! ro',
  ];
  for (const line of lines) {
    const { field, children } = readFieldLine(line);
    draft.fields.set(field.apiName, field);
    if (children !== null) draft.childNames.set(field.apiName, children);
  }
  return draft;
}

function accountLevels(): string[] {
  return ['Opportunity', 'Case', 'Contact'].map((name) => `${name}AccessLevel picklist(40) def {None;Read;Edit}`);
}
