import { fieldOf, nameFieldOf, type FieldDescribe, type ObjectDescribe } from 'localorg/describe';
import { boot } from 'localorg/session';
import type { LayoutField } from '../../../metadata/pageModel.ts';
import { STANDARD_COLUMNS, STANDARD_KEYS, STANDARD_LAYOUTS } from './standardLayouts';

/** A section of a record page: columns of fields that exist and that the user may see. */
export interface Section {
  readonly label: string;
  readonly columns: readonly (readonly SectionField[])[];
}

/** A field of a section. */
export interface SectionField {
  readonly field: FieldDescribe;
  readonly behavior: LayoutField['behavior'];
}

const SYSTEM = ['CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate'];
const NEVER = new Set([
  'Id',
  'IsDeleted',
  'SystemModstamp',
  'LastViewedDate',
  'LastReferencedDate',
  'LastActivityDate',
  'UserRecordAccessId',
  'RecordTypeId',
  'PhotoUrl',
  'MasterRecordId',
  'Jigsaw',
  'JigsawCompanyId',
  'CleanStatus',
  'ForecastCategory',
  'HasOpportunityLineItem',
  'HasOpenActivity',
  'HasOverdueTask',
  'FiscalYear',
  'FiscalQuarter',
  'Fiscal',
  'PushCount',
  'LastStageChangeDate',
  'IsClosed',
  'IsWon',
  'Pricebook2Id',
]);

/** The sections of an object: its page layout, or one made of all fields when the project has none. */
export function sectionsOf(object: ObjectDescribe): Section[] {
  const layout = boot.model.layouts[object.name];
  if (!layout) return defaultSections(object);
  return layout.sections
    .map((section) => ({
      label: section.label,
      columns: section.columns.map((column) =>
        column.flatMap(({ name, behavior }) => {
          const field = fieldOf(object, name);
          return field ? [{ field, behavior }] : [];
        }),
      ),
    }))
    .filter((section) => section.columns.some((column) => column.length > 0));
}

function defaultSections(object: ObjectDescribe): Section[] {
  const standard = STANDARD_LAYOUTS[object.name];
  const shown = object.fields.filter(
    (field) =>
      !NEVER.has(field.name) &&
      !SYSTEM.includes(field.name) &&
      isPlain(object, field) &&
      (!standard || standard.includes(field.name) || field.name.endsWith('__c')),
  );
  const rank = standard ?? [nameFieldOf(object)];
  const order = (field: FieldDescribe): number => (rank.includes(field.name) ? rank.indexOf(field.name) : rank.length);
  const fields = [...shown].sort((left, right) => order(left) - order(right));
  const long = fields.filter((field) => field.type === 'textarea' && field.length > 255);
  const short = fields.filter((field) => !long.includes(field));
  const system = SYSTEM.flatMap((name) => fieldOf(object, name) ?? []);
  return [
    { label: `${object.label} Information`, columns: twoColumns(short) },
    ...(long.length > 0 ? [{ label: 'Description Information', columns: [long.map(edit)] }] : []),
    ...(system.length > 0 ? [{ label: 'System Information', columns: twoColumns(system) }] : []),
  ];
}

// a compound name is shown whole, compound addresses by their parts
function isPlain(object: ObjectDescribe, field: FieldDescribe): boolean {
  if (field.type === 'address' || field.type === 'location' || field.type === 'base64') return false;
  const isContactName = object.fields.some((other) => other.name === 'LastName');
  return !(isContactName && field.name === 'Name' && !field.createable && object.createable);
}

function twoColumns(fields: readonly FieldDescribe[]): SectionField[][] {
  return [
    fields.filter((_field, index) => index % 2 === 0).map(edit),
    fields.filter((_field, index) => index % 2 === 1).map(edit),
  ];
}

function edit(field: FieldDescribe): SectionField {
  return { field, behavior: 'Edit' };
}

/** The key fields in a record's header. */
export function keyFields(object: ObjectDescribe): FieldDescribe[] {
  const nameField = nameFieldOf(object);
  const names =
    boot.model.compactLayouts[object.name] ?? STANDARD_KEYS[object.name] ?? defaultColumns(object).slice(1, 5);
  return names.flatMap((name) => (name === nameField ? [] : (fieldOf(object, name) ?? []))).slice(0, 7);
}

/** The columns of an object's list when no list view says otherwise. */
export function defaultColumns(object: ObjectDescribe): string[] {
  const standard = STANDARD_COLUMNS[object.name]?.filter((name) => fieldOf(object, name));
  if (standard) return standard;
  const nameField = nameFieldOf(object);
  const others = object.fields.filter(
    (field) =>
      field.name !== nameField &&
      !NEVER.has(field.name) &&
      !SYSTEM.includes(field.name) &&
      field.name !== 'OwnerId' &&
      !(field.type === 'textarea') &&
      field.type !== 'address',
  );
  const layoutOrder =
    boot.model.layouts[object.name]?.sections.flatMap((section) => section.columns.flat().map(({ name }) => name)) ??
    [];
  const order = (field: FieldDescribe): number =>
    layoutOrder.includes(field.name) ? layoutOrder.indexOf(field.name) : layoutOrder.length;
  const chosen = [...others].sort((left, right) => order(left) - order(right)).slice(0, 5);
  return [nameField, ...chosen.map((field) => field.name)];
}

/** True when a form must have a value for the field. */
export function isRequired({ field, behavior }: SectionField): boolean {
  if (behavior === 'Required') return true;
  return !field.nillable && !field.defaultedOnCreate && field.createable && field.type !== 'boolean';
}

/** True when a form may change the field. */
export function isEditable({ field, behavior }: SectionField, isNew: boolean): boolean {
  // a new record belongs to its creator, as in Lightning's own dialogs
  if (isNew && field.name === 'OwnerId') return false;
  return behavior !== 'Readonly' && (isNew ? field.createable : field.updateable);
}
