/** The standard objects of an org before anything is deployed. */
import { CaseMap } from '../base/caseMap.ts';
import type { ObjectDraft } from './draft.ts';
import { newDraft } from './draft.ts';
import { shareDraft } from './shareObjects.ts';
import { CODE_OBJECTS } from './standard/code.ts';
import type { StandardObject } from './standard/definition.ts';
import { FILE_OBJECTS } from './standard/files.ts';
import { readFieldLine } from './standard/fieldText.ts';
import { SALES_OBJECTS } from './standard/sales.ts';
import { SETUP_OBJECTS } from './standard/setup.ts';

const SHARED = ['Account', 'Contact', 'Opportunity', 'Lead', 'Case', 'Campaign', 'User'];

/** Fresh drafts of all standard objects. */
export function standardDrafts(): CaseMap<ObjectDraft> {
  const drafts = new CaseMap<ObjectDraft>();
  for (const object of [...SALES_OBJECTS, ...SETUP_OBJECTS, ...CODE_OBJECTS, ...FILE_OBJECTS]) {
    drafts.set(object.name, draftOf(object));
  }
  for (const name of SHARED) {
    const share = shareDraft(drafts.get(name)!);
    drafts.set(share.apiName, share);
  }
  return drafts;
}

/** Setup objects that `search()` supports. https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_apexclass.htm */
const SEARCHED_SETUP = new Set(['ApexClass', 'ApexTrigger', 'User', 'Group', 'PermissionSet']);

function draftOf(object: StandardObject): ObjectDraft {
  const draft = newDraft(object.name, {
    label: object.label,
    labelPlural: object.plural,
    keyPrefix: object.prefix,
    kind: object.kind,
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
    draft.fields.set(field.apiName, { ...field, nameField: field.apiName === object.nameField });
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
