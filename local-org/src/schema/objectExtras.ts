/** Record types, validation rules and field sets of an object. */
import { prefixed } from '../base/nameScope.ts';
import type { ObjectMetadata } from '../project/model.ts';
import type { ObjectDraft } from './draft.ts';
import { readFieldLine } from './standard/fieldText.ts';

/** Adds record types; the field comes with the first of them. */
export function addRecordTypes(draft: ObjectDraft, object: ObjectMetadata): void {
  for (const component of object.recordTypes) {
    const xml = component.xml!;
    draft.recordTypes.push({
      developerName: xml.text('fullName') ?? component.fullName,
      namespace: component.namespace,
      label: xml.text('label') ?? component.fullName,
      description: xml.text('description'),
      active: xml.bool('active', true),
    });
  }
  if (draft.recordTypes.length > 0 && !draft.fields.has('RecordTypeId')) {
    const { field } = readFieldLine('RecordTypeId ->RecordType:RecordType def "Record Type ID"');
    draft.fields.set('RecordTypeId', field);
  }
}

/** Adds validation rules. */
export function addValidationRules(draft: ObjectDraft, object: ObjectMetadata): void {
  for (const component of object.validationRules) {
    const xml = component.xml!;
    draft.validationRules.push({
      name: xml.text('fullName') ?? component.fullName,
      active: xml.bool('active', true),
      condition: xml.text('errorConditionFormula') ?? 'false',
      message: xml.text('errorMessage') ?? '',
      errorField: xml.text('errorDisplayField'),
    });
  }
}

/** Adds field sets. */
export function addFieldSets(draft: ObjectDraft, object: ObjectMetadata): void {
  for (const component of object.fieldSets) {
    const xml = component.xml!;
    const name = xml.text('fullName') ?? component.fullName;
    const displayed = xml.all('displayedFields');
    draft.fieldSets.set(prefixed(component.namespace, name), {
      name,
      namespace: component.namespace,
      label: xml.text('label') ?? name,
      description: xml.text('description'),
      fields: displayed.map((field) => field.text('field') ?? ''),
      required: new Set(
        displayed.filter((field) => field.bool('isRequired')).map((field) => field.text('field') ?? ''),
      ),
    });
  }
}
