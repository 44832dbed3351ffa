/** An object while the schema is being built: the same facts, still changeable. */
import { CaseMap } from '../base/caseMap.ts';
import { type NameScope, ScopedMap } from '../base/nameScope.ts';
import { expandCompounds } from './compound.ts';
import type { ChildRelationship, FieldSet, FieldType, ObjectType, RecordTypeInfo, ValidationRule } from './schema.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A draft of an object. `childNames` maps the API name of a reference field to the relationship name on the parent. */
export type ObjectDraft = Mutable<
  Omit<ObjectType, 'recordTypes' | 'validationRules' | 'references' | 'childRelationships' | 'parentRelationships'>
> & {
  recordTypes: RecordTypeInfo[];
  validationRules: ValidationRule[];
  childNames: CaseMap<string>;
};

/** An empty draft with the usual answers. */
export function newDraft(apiName: string, given: Partial<ObjectDraft>): ObjectDraft {
  return {
    apiName,
    label: apiName,
    labelPlural: apiName,
    keyPrefix: null,
    kind: 'standard',
    custom: false,
    nameField: null,
    fields: new CaseMap<FieldType>(),
    recordTypes: [],
    sharingModel: 'ReadWrite',
    triggerable: true,
    validationRules: [],
    fieldSets: new CaseMap<FieldSet>(),
    createable: true,
    updateable: true,
    deletable: true,
    undeletable: true,
    queryable: true,
    searchable: true,
    customSettingsType: null,
    publishBehavior: null,
    description: null,
    childNames: new CaseMap<string>(),
    ...given,
  };
}

/** Turns all drafts into objects whose relationships know one another, and whose names are read in `names`. */
export function linkDrafts(drafts: CaseMap<ObjectDraft>, names: NameScope): CaseMap<ObjectType> {
  const children = new CaseMap<ChildRelationship[]>();
  for (const draft of drafts.values()) {
    expandCompounds(draft);
    narrowReferences(draft, drafts);
    for (const field of draft.fields.values()) {
      if (field.type === 'reference') addReferences(draft, field, children);
    }
  }
  const objects = new ScopedMap<ObjectType>(names);
  for (const draft of drafts.values()) {
    objects.set(draft.apiName, finish(draft, children.get(draft.apiName) ?? [], names));
  }
  return objects;
}

/** A polymorphic reference leads only to objects that the org has: some come with a feature. */
function narrowReferences(draft: ObjectDraft, drafts: CaseMap<ObjectDraft>): void {
  for (const field of [...draft.fields.values()]) {
    const known = field.referenceTo.filter((target) => drafts.has(target));
    if (known.length === 0 || known.length === field.referenceTo.length) continue;
    draft.fields.set(field.apiName, { ...field, referenceTo: known });
  }
}

function addReferences(draft: ObjectDraft, field: FieldType, children: CaseMap<ChildRelationship[]>): void {
  for (const target of field.referenceTo) {
    const list = children.get(target) ?? [];
    list.push({
      relationshipName: draft.childNames.get(field.apiName) ?? '',
      childObject: draft.apiName,
      field: field.apiName,
      cascadeDelete: field.deleteConstraint === 'Cascade',
      restrictedDelete: field.deleteConstraint === 'Restrict',
    });
    children.set(target, list);
  }
}

function finish(draft: ObjectDraft, references: readonly ChildRelationship[], names: NameScope): ObjectType {
  const parentRelationships = new ScopedMap<FieldType>(names);
  for (const field of draft.fields.values()) {
    if (field.relationshipName !== null) parentRelationships.set(field.relationshipName, field);
  }
  const childRelationships = new ScopedMap<ChildRelationship>(names);
  for (const reference of references) {
    if (reference.relationshipName !== '') childRelationships.set(reference.relationshipName, reference);
  }
  const { childNames: _names, ...facts } = draft;
  const fields = new ScopedMap<FieldType>(names, draft.fields);
  const fieldSets = new ScopedMap<FieldSet>(names, draft.fieldSets, true);
  return { ...facts, fields, fieldSets, parentRelationships, childRelationships, references };
}
