/**
 * Change events: `AccountChangeEvent` for Account, `Thing__ChangeEvent` for Thing__c. They have the fields of their object and a header.
 * https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_message_structure.htm
 */
import { CaseMap } from '../base/caseMap.ts';
import { ScopedMap } from '../base/nameScope.ts';
import type { NameScope } from '../base/nameScope.ts';
import { plainField } from './fieldDefaults.ts';
import type { FieldType, ObjectType } from './schema.ts';

/** Fields that change events leave out. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'id',
  'isdeleted',
  'systemmodstamp',
  'lastvieweddate',
  'lastreferenceddate',
]);

/** The name of the change events of an object. */
export function changeEventName(objectName: string): string {
  return objectName.endsWith('__c') ? `${objectName.slice(0, -1)}ChangeEvent` : `${objectName}ChangeEvent`;
}

/** The name of the object whose changes an event tells of; null where the name is not one of a change event. */
export function changedObjectName(eventName: string): string | null {
  const match = /^(\w+?)(__)?ChangeEvent$/i.exec(eventName);
  if (match === null) return null;
  return match[2] === undefined ? match[1]! : `${match[1]}__c`;
}

/** Whether changes of an object can be captured. */
export function isCaptured(object: ObjectType): boolean {
  return object.kind === 'custom' || object.kind === 'standard';
}

/** The event type that tells of the changes of an object. */
export function changeEventOf(object: ObjectType, names: NameScope): ObjectType {
  const fields = new ScopedMap<FieldType>(names);
  for (const field of object.fields.values()) {
    const isComputed = field.formula !== null || field.rollup !== null;
    if (isComputed || LEFT_OUT.has(field.apiName.toLowerCase())) continue;
    fields.set(field.apiName, { ...field, createable: true, updateable: false, nillable: true, unique: false });
  }
  const extra = { createable: true, updateable: false };
  fields.set('ReplayId', { ...plainField('ReplayId', 'string'), ...extra });
  const header = { ...plainField('ChangeEventHeader', 'anyType'), ...extra, apexType: 'EventBus.ChangeEventHeader' };
  fields.set('ChangeEventHeader', header);
  const apiName = changeEventName(object.apiName);
  return {
    ...object,
    apiName,
    label: `${object.label} Change Event`,
    labelPlural: `${object.label} Change Events`,
    keyPrefix: null,
    kind: 'platformEvent',
    changesOf: object.apiName,
    nameField: null,
    fields,
    parentRelationships: new CaseMap(),
    childRelationships: new CaseMap(),
    references: [],
    recordTypes: [],
    validationRules: [],
    fieldSets: new CaseMap(),
    triggerable: true,
    createable: false,
    updateable: false,
    deletable: false,
    undeletable: false,
    queryable: false,
    searchable: false,
    publishBehavior: 'PublishAfterCommit',
  };
}
