import type { ObjectKind, SharingModel } from '../schema.ts';

/** A standard object as written down; `fields` is in the notation of fieldText.ts. */
export interface StandardObject {
  readonly name: string;
  readonly prefix: string | null;
  readonly label: string;
  readonly plural: string;
  readonly kind: ObjectKind;
  readonly nameField: string | null;
  readonly sharing: SharingModel;
  readonly fields: string;
  /** Apex triggers can be written on it. */
  readonly triggerable: boolean;
  /** 'all', or what DML and the API cannot do with it. */
  readonly without: readonly ('create' | 'update' | 'delete' | 'undelete')[];
}

/** Fills in what most objects share. */
export function standard(
  name: string,
  prefix: string | null,
  label: string,
  plural: string,
  fields: string,
  more: Partial<StandardObject> = {},
): StandardObject {
  return {
    name,
    prefix,
    label,
    plural,
    fields,
    kind: 'standard',
    nameField: 'Name',
    sharing: 'ReadWrite',
    triggerable: true,
    without: [],
    ...more,
  };
}

/** A setup object: no triggers, no recycle bin. */
export function setup(
  name: string,
  prefix: string | null,
  label: string,
  plural: string,
  fields: string,
  more: Partial<StandardObject> = {},
): StandardObject {
  return standard(name, prefix, label, plural, fields, {
    kind: 'setup',
    triggerable: false,
    without: ['undelete'],
    ...more,
  });
}
