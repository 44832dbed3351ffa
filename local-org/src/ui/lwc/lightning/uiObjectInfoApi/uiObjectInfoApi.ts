import { describe, fieldOf, nameFieldOf, type FieldDescribe, type ObjectDescribe } from 'localorg/describe';
import { createAdapter } from 'localorg/wire';

type ObjectReference = string | { readonly objectApiName: string };
type FieldReference = string | { readonly objectApiName: string; readonly fieldApiName: string };

const MASTER_RECORD_TYPE = '012000000000000AAA';

function nameOf(object: ObjectReference): string {
  return typeof object === 'string' ? object : object.objectApiName;
}

/** Wire adapter: metadata of an object. https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-object-info.html */
export const getObjectInfo = createAdapter<{ objectApiName?: ObjectReference }, object>({
  ready: (config) => Boolean(config.objectApiName),
  load: async ({ objectApiName }) => objectInfo(await describe(nameOf(objectApiName ?? ''))),
});

function objectInfo(object: ObjectDescribe): object {
  return {
    apiName: object.name,
    label: object.label,
    labelPlural: object.labelPlural,
    keyPrefix: object.keyPrefix,
    createable: object.createable,
    updateable: object.updateable,
    deletable: object.deletable,
    queryable: object.queryable,
    nameFields: [nameFieldOf(object)],
    defaultRecordTypeId: MASTER_RECORD_TYPE,
    recordTypeInfos: {
      [MASTER_RECORD_TYPE]: { recordTypeId: MASTER_RECORD_TYPE, name: 'Master', master: true, available: true },
    },
    fields: Object.fromEntries(object.fields.map((field) => [field.name, fieldInfo(field)])),
  };
}

function fieldInfo(field: FieldDescribe): object {
  return {
    apiName: field.name,
    label: field.label,
    dataType: field.type === 'int' ? 'Int' : field.type.charAt(0).toUpperCase() + field.type.slice(1),
    length: field.length,
    precision: field.precision,
    scale: field.scale,
    required: !field.nillable && !field.defaultedOnCreate,
    createable: field.createable,
    updateable: field.updateable,
    inlineHelpText: field.inlineHelpText,
    relationshipName: field.relationshipName,
    reference: field.type === 'reference',
    referenceToInfos: field.referenceTo.map((apiName) => ({ apiName })),
  };
}

/** Wire adapter: the values of a picklist (there are no dependent picklists and no record types here). */
export const getPicklistValues = createAdapter<{ recordTypeId?: string; fieldApiName?: FieldReference }, object>({
  ready: (config) => Boolean(config.fieldApiName),
  load: async ({ fieldApiName }) => {
    const reference = fieldApiName ?? '';
    const [objectName, fieldName] =
      typeof reference === 'string' ? reference.split('.') : [reference.objectApiName, reference.fieldApiName];
    const field = fieldOf(await describe(objectName ?? ''), fieldName ?? '');
    if (!field)
      throw Object.freeze({
        ok: false,
        status: 400,
        body: { message: `There is no field ${String(fieldName)} on ${String(objectName)}.` },
      });
    const values = field.picklistValues
      .filter((value) => value.active)
      .map(({ value, label }) => ({ value, label: label ?? value, attributes: null, validFor: [] }));
    const chosen = field.picklistValues.find((value) => value.defaultValue);
    return { values, defaultValue: chosen ? { value: chosen.value, label: chosen.label } : null, controllerValues: {} };
  },
});
