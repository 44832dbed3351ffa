/** Standard objects and the project's metadata → Schema. */
import { CaseMap } from '../base/caseMap.ts';
import { NameScope } from '../base/nameScope.ts';
import type { ObjectMetadata, ProjectModel, ProjectProblem } from '../project/model.ts';
import { componentsOf } from '../project/model.ts';
import type { ObjectDraft } from './draft.ts';
import { linkDrafts } from './draft.ts';
import { customDraft } from './customObject.ts';
import { addFeatureFields } from './features.ts';
import { historyDraft } from './historyObjects.ts';
import { fieldOfMetadata, valueOf } from './metadataField.ts';
import type { ValueSets } from './metadataField.ts';
import { addFieldSets, addRecordTypes, addValidationRules } from './objectExtras.ts';
import { Schema } from './schema.ts';
import type { FieldType } from './schema.ts';
import { shareDraft } from './shareObjects.ts';
import { standardDrafts } from './standardObjects.ts';
import { DEFAULT_STAGES, STANDARD_VALUE_SETS } from './standardValueSets.ts';

/** A schema, and what of the metadata could not become part of it. */
export interface SchemaResult {
  readonly schema: Schema;
  readonly problems: readonly ProjectProblem[];
}

/** Gives every custom object its key prefix; the same name must always get the same prefix. */
export type KeyPrefixes = (objectName: string, kind: ObjectDraft['kind']) => string | null;

/** Builds the schema of a project. */
export function buildSchema(model: ProjectModel, keyPrefixes: KeyPrefixes = freshKeyPrefixes()): SchemaResult {
  const drafts = standardDrafts(model.shape);
  const problems: ProjectProblem[] = [];
  const valueSets: ValueSets = new Map(
    componentsOf(model, 'GlobalValueSet').map((component) => [component.fullName, component.xml!]),
  );
  applyStages(drafts);
  applyStandardValueSets(model, drafts);
  for (const object of model.objects) declareObject(object, drafts, keyPrefixes, problems);
  for (const object of model.objects) fillObject(object, drafts, valueSets, problems);
  addFeatureFields(drafts, model.shape);
  widenReferences(drafts);
  checkReferences(model, drafts, problems);
  resolveRollups(drafts, problems);
  addShares(model, drafts);
  addHistories(model, drafts);
  const names = new NameScope(model.namespace);
  return { schema: new Schema(linkDrafts(drafts, names), names), problems };
}

/** Prefixes in order of asking: a00, a01, … for objects, m00 … for custom metadata, e00 … for events. */
export function freshKeyPrefixes(): KeyPrefixes {
  const next = { a: 0, m: 0, e: 0 };
  const known = new CaseMap<string>();
  return (name, kind) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const letter = kind === 'customMetadata' ? 'm' : kind === 'platformEvent' ? 'e' : 'a';
    const prefix = keyPrefix(letter, next[letter]++);
    known.set(name, prefix);
    return prefix;
  };
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The n-th prefix behind a letter. */
export function keyPrefix(letter: string, n: number): string {
  return letter + DIGITS[Math.floor(n / 62)] + DIGITS[n % 62];
}

function declareObject(
  object: ObjectMetadata,
  drafts: CaseMap<ObjectDraft>,
  keyPrefixes: KeyPrefixes,
  problems: ProjectProblem[],
): void {
  const known = drafts.get(object.fullName);
  if (known) {
    const model = object.xml?.text('sharingModel');
    if (model) known.sharingModel = model as ObjectDraft['sharingModel'];
    return;
  }
  attempt(object.file, { type: 'CustomObject', fullName: object.fullName }, problems, () => {
    const draft = customDraft(object);
    draft.keyPrefix = keyPrefixes(draft.apiName, draft.kind);
    drafts.set(draft.apiName, draft);
  });
}

function attempt(
  file: string,
  component: { type: string; fullName: string },
  problems: ProjectProblem[],
  work: () => void,
): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'Error') throw error;
    problems.push({ file, line: 1, message: error.message, component });
  }
}

function fillObject(
  object: ObjectMetadata,
  drafts: CaseMap<ObjectDraft>,
  valueSets: ValueSets,
  problems: ProjectProblem[],
): void {
  const draft = drafts.get(object.fullName);
  if (!draft) return;
  for (const source of object.fields) {
    if (!source.fullName.endsWith('__c')) continue;
    const component = { type: 'CustomField', fullName: `${object.fullName}.${source.fullName}` };
    attempt(source.file, component, problems, () => {
      const { field, children } = fieldOfMetadata(source, valueSets);
      draft.fields.set(field.apiName, eventField(draft, field));
      if (children !== null) draft.childNames.set(field.apiName, children);
    });
  }
  addRecordTypes(draft, object);
  addValidationRules(draft, object);
  addFieldSets(draft, object);
  placeUnderMaster(draft);
}

/** Fields of events are written once; nobody updates an event. */
function eventField(draft: ObjectDraft, field: FieldType): FieldType {
  return draft.kind === 'platformEvent' ? { ...field, updateable: false } : field;
}

/** A detail has no owner of its own and follows its master's sharing. */
function placeUnderMaster(draft: ObjectDraft): void {
  if (!draft.custom || draft.kind !== 'custom') return;
  const masters = [...draft.fields.values()].filter((field) => field.masterDetail);
  if (masters.length === 0) return;
  draft.fields.delete('OwnerId');
  draft.sharingModel = 'ControlledByParent';
}

/** References that can point to records of every object. */
const TO_EVERYTHING = [
  ['ContentDocumentLink', 'LinkedEntityId'],
  ['ContentVersion', 'FirstPublishLocationId'],
  ['ContentDistribution', 'RelatedRecordId'],
  ['Attachment', 'ParentId'],
  ['Note', 'ParentId'],
  ['EmailMessage', 'RelatedToId'],
  ['FeedItem', 'ParentId'],
  ['TopicAssignment', 'EntityId'],
  ['ProcessInstance', 'TargetObjectId'],
  ['DuplicateRecordItem', 'RecordId'],
] as const;

/**
 * Files can be linked to records of all objects with data, tasks and events to records of those that allow activities.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_contentdocumentlink.htm
 */
function widenReferences(drafts: CaseMap<ObjectDraft>): void {
  const withData = [...drafts.values()].filter(({ kind }) => kind === 'standard' || kind === 'custom');
  const everything = withData.map(({ apiName }) => apiName).filter((name) => name !== 'User');
  for (const [object, field] of TO_EVERYTHING) widen(drafts.get(object), field, everything);
  const active = withData.filter((draft) => draft.custom && draft.fields.has('LastActivityDate'));
  for (const object of ['Task', 'Event']) {
    widen(
      drafts.get(object),
      'WhatId',
      active.map(({ apiName }) => apiName),
    );
  }
}

function widen(draft: ObjectDraft | undefined, name: string, targets: readonly string[]): void {
  const field = draft?.fields.get(name);
  if (draft === undefined || field === undefined) return;
  draft.fields.set(field.apiName, { ...field, referenceTo: [...new Set([...field.referenceTo, ...targets])] });
}

function checkReferences(model: ProjectModel, drafts: CaseMap<ObjectDraft>, problems: ProjectProblem[]): void {
  for (const object of model.objects) {
    for (const source of object.fields) {
      const field = drafts.get(object.fullName)?.fields.get(source.fullName);
      const missing = field?.referenceTo.find((target) => !drafts.has(target));
      if (missing === undefined) continue;
      drafts.get(object.fullName)?.fields.delete(source.fullName);
      problems.push({
        file: source.file,
        line: 1,
        message: `referenceTo value of '${missing}' does not resolve to a valid sObject type`,
        component: { type: 'CustomField', fullName: `${object.fullName}.${source.fullName}` },
      });
    }
  }
}

/** A roll-up takes the type of the field it sums up; a count is a whole number. */
function resolveRollups(drafts: CaseMap<ObjectDraft>, problems: ProjectProblem[]): void {
  for (const draft of drafts.values()) {
    for (const field of draft.fields.values()) {
      if (!field.rollup) continue;
      const child = drafts.get(field.rollup.childObject);
      const summed = field.rollup.field === null ? null : child?.fields.get(field.rollup.field);
      if (!child?.fields.has(field.rollup.foreignKey) || summed === undefined) {
        problems.push({
          file: draft.apiName,
          line: 1,
          message: `Could not resolve the summarized field of ${draft.apiName}.${field.apiName}`,
          component: { type: 'CustomField', fullName: `${draft.apiName}.${field.apiName}` },
        });
      } else if (summed === null) draft.fields.set(field.apiName, { ...field, precision: 18, scale: 0 });
      else {
        const { type, apexType, scale } = summed;
        draft.fields.set(field.apiName, { ...field, type, apexType, precision: 18, scale });
      }
    }
  }
}

function addShares(model: ProjectModel, drafts: CaseMap<ObjectDraft>): void {
  const reasons = new CaseMap(model.objects.map(({ fullName, sharingReasons }) => [fullName, sharingReasons]));
  for (const draft of [...drafts.values()]) {
    const shared = draft.sharingModel === 'Private' || draft.sharingModel === 'Read';
    if (draft.kind !== 'custom' || !shared || !draft.fields.has('OwnerId')) continue;
    const share = shareDraft(draft, reasons.get(draft.apiName) ?? []);
    drafts.set(share.apiName, share);
  }
}

/** Custom objects have a history where the metadata asks for one. */
function addHistories(model: ProjectModel, drafts: CaseMap<ObjectDraft>): void {
  for (const object of model.objects) {
    const draft = drafts.get(object.fullName);
    if (draft?.kind !== 'custom' || object.xml?.bool('enableHistory') !== true) continue;
    const history = historyDraft(draft);
    drafts.set(history.apiName, history);
  }
}

/** The stages of a new org, until a value set says otherwise. */
function applyStages(drafts: CaseMap<ObjectDraft>): void {
  const opportunity = drafts.get('Opportunity')!;
  const field = opportunity.fields.get('StageName')!;
  const values = DEFAULT_STAGES.map(({ name }) => ({ value: name, label: name, active: true, isDefault: false }));
  opportunity.fields.set('StageName', { ...field, picklist: { restricted: false, values } });
}

function applyStandardValueSets(model: ProjectModel, drafts: CaseMap<ObjectDraft>): void {
  for (const component of componentsOf(model, 'StandardValueSet')) {
    const targets = STANDARD_VALUE_SETS[component.fullName] ?? [];
    const values = component.xml!.all('standardValue').map(valueOf);
    for (const [objectName, fieldName] of targets) {
      const draft = drafts.get(objectName);
      const field = draft?.fields.get(fieldName);
      if (draft === undefined || field === undefined) continue;
      draft.fields.set(fieldName, { ...field, picklist: { restricted: false, values } });
    }
  }
}
